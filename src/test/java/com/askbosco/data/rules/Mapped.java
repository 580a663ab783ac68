package com.askbosco.data.rules;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.Rejected;
import com.askbosco.data.model.Slice;
import com.askbosco.data.spec.TableSpec;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Records mapped in a test: the rows as texts by column, without the columns that have no value, and what was rejected. */
record Mapped(List<Map<String, String>> rows, List<Rejected> rejected) {
  static final Map<String, TableSpec> CANON = Canon.load();
  static final Reference REFERENCE = Reference.load();
  private static final Map<String, TableSpec> LOOSE = loose();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, SilverMapping> SHIPPED = new ConcurrentHashMap<>();

  /** Maps a record through the shipped mapping of a source, for a client in Berlin that reports in EUR. */
  static Mapped of(String source, String stream, String json) {
    return of(shipped(source), context(source, stream), stream, json);
  }

  static Mapped of(SilverMapping mapping, RowContext context, String stream, String json) {
    return of(mapping, context, stream, parse(json));
  }

  static Mapped of(SilverMapping mapping, RowContext context, String stream, JsonNode record) {
    List<Map<String, String>> rows = new ArrayList<>();
    List<Rejected> rejected = new ArrayList<>();
    mapping.stream(stream)
        .orElseThrow()
        .map(record, 3, context, row -> rows.add(texts(row)), rejected::add);
    return new Mapped(rows, rejected);
  }

  /** The shipped mapping of a source. */
  static SilverMapping shipped(String source) {
    return SHIPPED.computeIfAbsent(source, name -> SilverMapping.ofSource(name, CANON));
  }

  /** A mapping with one stream {@code s} of one row, written in a test: any text fits an enumeration, and a rate is money. */
  static SilverMapping mapping(String yaml) {
    return SilverMapping.load("test", "silver.yaml", yaml, LOOSE, REFERENCE);
  }

  /** The same against the canon as it is. */
  static SilverMapping strict(String yaml) {
    return SilverMapping.load("test", "silver.yaml", yaml, CANON, REFERENCE);
  }

  private static Map<String, TableSpec> loose() {
    Map<String, TableSpec> tables = new TreeMap<>();
    CANON.forEach((name, spec) -> tables.put(
        name,
        new TableSpec(
            name,
            spec.description(),
            spec.disposition(),
            spec.key(),
            spec.replaceBy(),
            spec.duplicates(),
            spec.partition(),
            spec.cluster(),
            spec.columns().stream()
                .map(column -> new TableSpec.Column(
                    column.name(),
                    column.type(),
                    column.required(),
                    column.additive(),
                    column.pii(),
                    column.name().equals("rate") ? TableSpec.Unit.MONEY : column.unit(),
                    List.of(),
                    column.description()))
                .toList())));
    return tables;
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static RowContext context(String source, String stream) {
    return context(source, stream, "Europe/Berlin", "");
  }

  static RowContext context(String source, String stream, String zone, String accountCurrency) {
    LocalDate day = LocalDate.of(2026, 3, 31);
    return new RowContext(
        "acme",
        new Slice("aurora", "c", source, stream, "123", "k", DateRange.day(day)),
        "EUR",
        ZoneId.of(zone),
        accountCurrency,
        Instant.parse("2026-04-01T06:00:00Z"),
        LocalDate.of(2026, 4, 1));
  }

  /** The surrogate key of a native id in the account that the records of tests come from. */
  static String key(String source, String nativeId) {
    return sha256("acme|" + source + "|123|" + nativeId);
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> texts(SilverRow row) {
    Map<String, String> texts = new TreeMap<>();
    texts.put("table", row.table().name());
    if (row.isFinal()) {
      texts.put("final", "true");
    }
    for (int i = 0; i < row.values().length; i++) {
      Object value = row.values()[i];
      if (value != null) {
        texts.put(row.table().columns().get(i).name(), text(value));
      }
    }
    return texts;
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : value.toString();
  }

  /** A row as lines of {@code column: value} say it. */
  static Map<String, String> row(String lines) {
    Map<String, String> row = new TreeMap<>();
    lines.lines().forEach(line -> {
      int colon = line.indexOf(": ");
      row.put(line.substring(0, colon), line.substring(colon + 2));
    });
    return row;
  }

  /** The rows of one table. */
  List<Map<String, String>> rows(String table) {
    return rows.stream().filter(row -> table.equals(row.get("table"))).toList();
  }

  /** One column of the rows of one table. */
  List<String> column(String table, String column) {
    return rows(table).stream().map(row -> row.getOrDefault(column, "null")).toList();
  }
}
