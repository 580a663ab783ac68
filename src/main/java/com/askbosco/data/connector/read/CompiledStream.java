package com.askbosco.data.connector.read;

import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.connector.cursor.WindowCursor;
import com.askbosco.data.connector.partition.Partitioner;
import com.askbosco.data.connector.record.Selector;
import com.askbosco.data.connector.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * A stream, compiled. Immutable and thread-safe.
 *
 * @param primaryKey paths of the fields that name a record
 */
public record CompiledStream(
    StreamInfo info,
    Retrieval retrieval,
    Selector selector,
    List<Partitioner> partitioners,
    Optional<WindowCursor> cursor,
    Schema schema,
    List<List<String>> primaryKey) {}
