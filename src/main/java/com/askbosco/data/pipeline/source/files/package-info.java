/**
 * Connections of kind {@code files}: which files there are, what is in them, and a slice for each. Readers keep one record in memory,
 * whatever the file's size; what cannot be read is refused with the file and the line.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.source.files;
