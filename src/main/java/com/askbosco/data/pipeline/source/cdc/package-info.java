/** Changes of databases: what was inserted, updated, deleted and truncated, in the order of the commits. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.source.cdc;
