package com.askbosco.data.rules.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A place of a contract, laid out for walking: fields found by their order in the record before. Not thread-safe. */
final class Place {
  /** Most fields of an object that have a bit. */
  static final int MASKED = 62;

  final String path;
  final int types;
  /** Whether a value of another type costs figures: the mapping reads it, or it is required. */
  final boolean guarded;
  /** Whether the object around it must have it. */
  final boolean needed;

  final @Nullable Place items;
  final @Nullable Place others;
  /** Fields by number; null for an object about whose fields nothing is said. */
  final Place @Nullable [] fields;

  final String[] names;
  /** Bits of required fields, by their number; more than 62 are not looked at here. */
  final long required;

  final @Nullable Set<String> closed;
  final @Nullable Set<String> open;
  final double minimum;
  final double maximum;
  final SchemaNode schema;
  /** Its bit among the watched fields, 0 for none. */
  long watch;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final int[] order;

  private Place(String path, SchemaNode schema, boolean isRequired, Set<String> reads) {
    this.path = path;
    this.schema = schema;
    this.types = schema.types();
    this.needed = isRequired;
    this.guarded = isRequired || isRead(path, reads);
    this.items =
        schema.items().map(items -> new Place(path + "[]", items, false, reads)).orElse(null);
    this.others =
        schema.others().map(each -> new Place(path + "{}", each, false, reads)).orElse(null);
    this.closed = schema.closed().isEmpty()
        ? null
        : schema.closed().stream().map(Place::plain).collect(Collectors.toSet());
    this.open = schema.open().isEmpty() ? null : anyCase(schema.open());
    this.minimum = schema.minimum().map(Number::doubleValue).orElse(Double.NEGATIVE_INFINITY);
    this.maximum = schema.maximum().map(Number::doubleValue).orElse(Double.POSITIVE_INFINITY);
    // required ones first, so that their bits fit
    List<String> all = new ArrayList<>(schema.required());
    schema.properties().keySet().stream().filter(n -> !all.contains(n)).forEach(all::add);
    // the parser interns names of fields: most comparisons end at the address
    this.names = all.stream().map(String::intern).toArray(String[]::new);
    this.order = new int[Math.max(16, 2 * names.length)];
    this.required = (1L << Math.min(MASKED, schema.required().size())) - 1;
    this.fields = all.isEmpty() ? null : new Place[names.length];
    for (int i = 0; i < names.length; i++) {
      String name = names[i];
      numbers.put(name, i);
      if (fields != null) {
        fields[i] = new Place(
            path.isEmpty() ? name : path + "." + name,
            Objects.requireNonNull(schema.properties().get(name)),
            schema.required().contains(name),
            reads);
      }
    }
  }

  /** The places of a contract; {@code reads} are the fields that the mapping cannot do without. */
  static Place of(Contract contract, Set<String> reads) {
    return new Place("", contract.root(), true, reads);
  }

  private static boolean isRead(String path, Set<String> reads) {
    return reads.contains(path)
        || reads.stream()
            .anyMatch(read -> read.startsWith(path)
                && read.length() > path.length()
                && (read.charAt(path.length()) == '.' || read.charAt(path.length()) == '['));
  }

  private static Set<String> anyCase(Set<String> values) {
    Set<String> all = new HashSet<>(values);
    values.forEach(value -> all.add(value.toLowerCase(Locale.ROOT)));
    return all;
  }

  /** A value as a text that equal values share, whatever their Java type. */
  static String plain(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toString()
        : value.toString();
  }

  boolean allows(JsonType type) {
    return (types & type.bit()) != 0;
  }

  /** The number of a field at a place in the record's order; -1 when the contract does not know it. */
  int number(int at, String name) {
    int guess = at < order.length ? order[at] : 0;
    if (guess < names.length && names[guess].equals(name)) {
      return guess;
    }
    Integer found = numbers.get(name);
    if (found == null) {
      return -1;
    }
    if (at < order.length) {
      order[at] = found;
    }
    return found;
  }

  /** Optional fields outside of arrays that the mapping reads; each gets its bit. */
  void watch(List<String> watched) {
    if (fields == null) {
      return;
    }
    for (int i = 0; i < fields.length; i++) {
      Place field = fields[i];
      boolean isLeaf = field.fields == null && field.items == null;
      if (isLeaf
          && field.guarded
          && !schema.required().contains(names[i])
          && watched.size() < MASKED) {
        field.watch = 1L << watched.size();
        watched.add(field.path);
      }
      field.watch(watched);
    }
  }
}
