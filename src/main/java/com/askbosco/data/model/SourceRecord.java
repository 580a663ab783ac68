package com.askbosco.data.model;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One record of a response page: its parsed tree, and the bytes it came from. The bytes are copied into bronze as they are, so
 * that nothing is written anew that need not be; the tree is what mappings read, and is made when it is first asked for. Neither
 * may be changed. Used by one thread at a time.
 */
public final class SourceRecord {
  private final byte[] buffer;
  private final int start;
  private final int end;
  private @Nullable JsonNode tree;
  private @Nullable Late late;
  private @Nullable FileReference file;

  /** Parses a record of which so far only the bytes are known. */
  public interface Late {

    /** The whole record, an object. */
    JsonNode tree();

    /** One of its fields, or null. */
    @Nullable
    JsonNode field(String name);
  }

  /**
   * @param tree the parsed record; an object unless the source sent something else
   * @param buffer holds the record's JSON text in UTF-8, often the whole page
   * @param start first byte of the record in {@code buffer}
   * @param end one past its last byte
   */
  public SourceRecord(JsonNode tree, byte[] buffer, int start, int end) {
    this.tree = tree;
    this.buffer = buffer;
    this.start = start;
    this.end = end;
  }

  private SourceRecord(Late late, byte[] buffer, int start, int end) {
    this.late = late;
    this.buffer = buffer;
    this.start = start;
    this.end = end;
  }

  /**
   * A record that nobody has had to parse yet. It is an object.
   *
   * @param late gives the tree, and is asked for it once at most
   */
  public static SourceRecord later(Late late, byte[] buffer, int start, int end) {
    return new SourceRecord(late, buffer, start, end);
  }

  /** The parsed record. */
  public JsonNode tree() {
    JsonNode known = tree;
    if (known == null) {
      if (late == null) {
        throw new IllegalStateException("A record has a tree or will have one");
      }
      known = late.tree();
      tree = known;
      late = null;
    }
    return known;
  }

  /** One of the record's fields, without parsing the others; null when it does not have it. */
  public @Nullable JsonNode field(String name) {
    return tree == null && late != null ? late.field(name) : tree().get(name);
  }

  /** Whether {@link #tree()} costs nothing. */
  public boolean isParsed() {
    return tree != null;
  }

  /** This record with the file that belongs to it. */
  public SourceRecord with(FileReference stored) {
    SourceRecord record = new SourceRecord(tree(), buffer, start, end);
    record.file = stored;
    return record;
  }

  /** The file that belongs to the record; null when there is none. */
  public @Nullable FileReference file() {
    return file;
  }

  /** Holds the record's JSON text in UTF-8, often the whole page. */
  public byte[] buffer() {
    return buffer;
  }

  /** First byte of the record in the buffer. */
  public int start() {
    return start;
  }

  /** One past the record's last byte. */
  public int end() {
    return end;
  }
}
