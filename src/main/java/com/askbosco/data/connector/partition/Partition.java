package com.askbosco.data.connector.partition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A part of a stream.
 *
 * @param value what {@code stream_partition} holds; names the part
 * @param extra further values of the parent record
 */
public record Partition(ObjectNode value, Map<String, JsonNode> extra) {}
