package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.pipeline.stage.JsonBytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a table's columns. Blanks around a name are no part of it; one without a name is {@code column_3} by its place; one that
 * was there before gets a number, as {@code amount_2}.
 */
final class Columns {
  private final List<String> names;
  private final byte[][] keys;
  private final int named;

  private Columns(List<String> names, int named) {
    this.names = names;
    this.named = named;
    this.keys = new byte[names.size()][];
    for (int i = 0; i < keys.length; i++) {
      JsonBytes key = new JsonBytes(32);
      keys[i] = key.string(names.get(i)).raw(':').copy();
    }
  }

  static Columns of(List<String> header) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    header.forEach(name -> taken.add(name.strip()));
    Set<String> given = new HashSet<>();
    int last = 0;
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).strip();
      last = name.isEmpty() ? last : i + 1;
      if (name.isEmpty()) {
        name = "column_" + (i + 1);
      }
      String unique = name;
      for (int n = 2; given.contains(unique) || (n > 2 && taken.contains(unique)); n++) {
        unique = name + "_" + n;
      }
      given.add(unique);
      names.add(unique);
    }
    return new Columns(names, last);
  }

  /** Names by place alone. */
  static Columns numbered(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add("column_" + i);
    }
    return new Columns(names, count);
  }

  int count() {
    return names.size();
  }

  List<String> names() {
    return names;
  }

  /** How many columns there are without those at the end that have no name. */
  int named() {
    return named;
  }

  /** The name as a JSON key, with its colon. */
  byte[] key(int column) {
    return keys[column];
  }
}
