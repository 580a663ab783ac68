package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.WithAttributes;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * An object with attributes beside its entries, as the stream slice of a manifest: {@code stream_slice['id']} reads an entry,
 * {@code stream_slice.extra_fields} an attribute. After a dot, an attribute comes before an entry of the same name; after
 * brackets, the entry comes first.
 *
 * @param items the entries; this is also what the object looks like as text
 * @param attributes the attributes by name
 */
public record Attributed(JsonNode items, Map<String, JsonNode> attributes)
    implements WithAttributes {}
