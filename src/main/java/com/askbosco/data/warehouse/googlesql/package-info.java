/**
 * GoogleSQL on DuckDB. A query is analysed by GoogleSQL's own analyzer and its resolved tree, in which every name and type is
 * known, is written as DuckDB SQL that gives the same values and the same types. What has no exact counterpart is refused with
 * its name and position; nothing is passed through. {@link com.askbosco.data.warehouse.googlesql.GoogleSql} is the way in;
 * {@link com.askbosco.data.warehouse.googlesql.DuckRuntime} gives a DuckDB connection the functions the queries call.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.warehouse.googlesql;
