package com.askbosco.data.connector.record;

import com.askbosco.data.connector.expression.python.StringEscapes;
import com.askbosco.data.spec.manifest.Decoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table under the names of its first row. Missing values are null, values beyond the names are in a list under
 * {@code null}; lines without anything are passed over.
 */
final class CsvRows implements Values {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final CsvReader rows;
  private final Set<String> nulls;
  private @Nullable List<String> names;

  private CsvRows(CsvReader rows, Set<String> nulls) {
    this.rows = rows;
    this.nulls = nulls;
  }

  static Decoding decoding(Decoder.CsvDecoder spec) {
    String written = spec.delimiter();
    String undone = written.startsWith("\\") ? StringEscapes.undo(written) : written;
    String delimiter = undone == null || undone.isEmpty() ? "," : undone;
    Set<String> nulls = Set.copyOf(spec.setValuesToNone());
    return in -> {
      if (delimiter.length() != 1) {
        throw new MalformedBodyException(
            "the delimiter of a CsvDecoder has to be one character", null);
      }
      return new CsvRows(
          new CsvReader(TextInput.open(in, spec.encoding()), delimiter.charAt(0)), nulls);
    };
  }

  @Override
  public @Nullable JsonNode next() throws IOException, MalformedBodyException {
    if (names == null) {
      names = rows.next();
      if (names == null) {
        return null;
      }
    }
    List<String> row = rows.next();
    while (row != null && row.isEmpty()) {
      row = rows.next();
    }
    return row == null ? null : record(names, row);
  }

  private ObjectNode record(List<String> under, List<String> row) {
    ObjectNode record = NODES.objectNode();
    for (int i = 0; i < under.size(); i++) {
      record.set(under.get(i), i < row.size() ? value(row.get(i)) : NODES.nullNode());
    }
    if (row.size() > under.size()) {
      ArrayNode more = record.putArray("null");
      row.subList(under.size(), row.size()).forEach(more::add);
    }
    return record;
  }

  private JsonNode value(String text) {
    return nulls.contains(text) ? NODES.nullNode() : NODES.textNode(text);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
