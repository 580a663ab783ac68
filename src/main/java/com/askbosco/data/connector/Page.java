package com.askbosco.data.connector;

import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One response of a source.
 *
 * @param index its place in the slice, from 0
 * @param body the exact response bytes, after transfer and content encoding were undone
 * @param context what extraction needs besides the body (partition, window, paging state), so that {@link Connector#records}
 *     gives the same records from the stored body later
 * @param records the records extracted, filtered and transformed, in the order of the response
 * @param nextPosition where to go on after this page, as an opaque text for {@link Connector#open}; null after the last page
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after the page was made
public record Page(
    int index,
    byte[] body,
    JsonNode context,
    List<SourceRecord> records,
    @Nullable String nextPosition) {}
