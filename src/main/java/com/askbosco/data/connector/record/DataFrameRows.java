package com.askbosco.data.connector.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as a data frame has them, all values as texts: what stands for "not available" is null, names that occur
 * twice are numbered, a first row that is longer than the names has an index before them, which is left out.
 */
final class DataFrameRows implements Values {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> NOT_AVAILABLE = Set.of(
      "",
      "#N/A",
      "#N/A N/A",
      "#NA",
      "-1.#IND",
      "-1.#QNAN",
      "-NaN",
      "-nan",
      "1.#IND",
      "1.#QNAN",
      "<NA>",
      "N/A",
      "NA",
      "NULL",
      "NaN",
      "None",
      "n/a",
      "nan",
      "null");

  private final CsvReader rows;
  private final Set<String> nulls;
  private @Nullable List<String> names;
  private int index = -1;

  private DataFrameRows(CsvReader rows, boolean preserve) {
    this.rows = rows;
    this.nulls = preserve ? Set.of("") : NOT_AVAILABLE;
  }

  static Values open(InputStream in, boolean preserve) throws IOException, MalformedBodyException {
    return new DataFrameRows(new CsvReader(TextInput.open(unpacked(in), "utf-8"), ','), preserve);
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(in, 2);
    byte[] first = bytes.readNBytes(2);
    bytes.unread(first);
    boolean zlib = first.length == 2
        && first[0] == 0x78
        && (((first[0] & 0xff) << 8) + (first[1] & 0xff)) % 31 == 0;
    if (zlib) {
      Gzip.Counted packed = new Gzip.Counted(bytes);
      return new Gzip.Unpacked(new InflaterInputStream(packed), packed::count);
    }
    boolean gzip = first.length == 2 && first[0] == 0x1f && first[1] == (byte) 0x8b;
    return gzip ? Gzip.open(bytes) : new WithoutNuls(bytes);
  }

  @Override
  public @Nullable JsonNode next() throws IOException, MalformedBodyException {
    if (names == null) {
      List<String> header = row();
      if (header == null) {
        return null;
      }
      names = distinct(header);
    }
    List<String> row = row();
    if (row == null) {
      return null;
    }
    List<String> under = names;
    if (index < 0) {
      index = Math.max(0, row.size() - under.size());
    }
    if (row.size() > under.size() + index) {
      throw new MalformedBodyException(
          "a row has " + row.size() + " values, expected " + (under.size() + index), null);
    }
    ObjectNode record = NODES.objectNode();
    for (int i = 0; i < under.size(); i++) {
      String value = i + index < row.size() ? row.get(i + index) : "";
      record.set(under.get(i), nulls.contains(value) ? NODES.nullNode() : NODES.textNode(value));
    }
    return record;
  }

  private @Nullable List<String> row() throws IOException, MalformedBodyException {
    List<String> row = rows.next();
    while (row != null && row.isEmpty()) {
      row = rows.next();
    }
    return row;
  }

  private static List<String> distinct(List<String> header) {
    Set<String> used = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String written = header.get(i).isEmpty() ? "Unnamed: " + i : header.get(i);
      String name = written;
      for (int n = 1; !used.add(name); n++) {
        name = written + "." + n;
      }
      names.add(name);
    }
    return names;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  /** Leaves out bytes that are zero. */
  private static final class WithoutNuls extends FilterInputStream {
    WithoutNuls(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      while (read == 0) {
        read = super.read();
      }
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      while (true) {
        int read = super.read(bytes, from, length);
        int kept = 0;
        for (int i = 0; i < read; i++) {
          if (bytes[from + i] != 0) {
            bytes[from + kept++] = bytes[from + i];
          }
        }
        if (kept > 0 || read <= 0) {
          return read <= 0 ? read : kept;
        }
      }
    }
  }
}
