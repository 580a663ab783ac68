/** JSON schemas of streams and what is told of a connector: its catalog, its spec, whether a config works. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.schema;
