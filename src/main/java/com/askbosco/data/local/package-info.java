/** Adapters for one machine: the DuckDB warehouse, the workspace folder, secrets from the environment and from files. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.local;
