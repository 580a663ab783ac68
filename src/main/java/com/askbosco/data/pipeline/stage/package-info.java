/**
 * Rows on their way into the warehouse: JSON lines, written by hand into reused buffers because every record passes here
 * twice. A file appears under its name only when it is whole.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.stage;
