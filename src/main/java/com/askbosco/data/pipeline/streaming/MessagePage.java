package com.askbosco.data.pipeline.streaming;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one partition of a stream that lie side by side, at most some thousand: what is read, staged and committed at once.
 * Positions are texts that only the source understands. A page begins where the one before it ended.
 *
 * @param stream whose messages
 * @param partition of the stream; empty where it has none
 * @param place what stands in front of an offset in bronze and dead letters, such as {@code kafka://orders/0}
 * @param from the position at which the page begins; null at the very start, empty for a source without positions
 * @param next the position after its last message; empty for a source without positions
 * @param received when the page was read
 * @param messages in the order of the source; may be none when only the position moved
 * @param receipt what the reader needs to confirm the page, opaque
 */
public record MessagePage(
    MessageStream stream,
    String partition,
    String place,
    @Nullable String from,
    String next,
    Instant received,
    List<Message> messages,
    String receipt)
    implements Serializable {}
