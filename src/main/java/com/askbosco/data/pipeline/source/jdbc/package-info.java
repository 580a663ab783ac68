/** Tables and queries of databases, read by JDBC as slices. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.source.jdbc;
