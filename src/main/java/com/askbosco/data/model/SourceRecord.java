package com.askbosco.data.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One record of a response page: its parsed tree, and the bytes it came from. The bytes are copied into bronze as they are, so
 * that nothing is written anew that need not be; the tree is what mappings read. Neither may be changed.
 *
 * @param tree the parsed record; an object unless the source sent something else
 * @param buffer holds the record's JSON text in UTF-8, often the whole page
 * @param start first byte of the record in {@code buffer}
 * @param end one past its last byte
 */
@SuppressWarnings(
    "ArrayRecordComponent") // pages are large; the array is shared on purpose and never changed
public record SourceRecord(JsonNode tree, byte[] buffer, int start, int end) {}
