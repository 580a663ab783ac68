package com.askbosco.data.local;

import com.askbosco.data.local.RandomRuns.Part;
import com.askbosco.data.local.RandomRuns.Run;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.Slice;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import com.google.common.hash.Hashing;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What silver must hold after some runs, computed row by row without SQL: the rules of the commit in their plainest form. */
final class SilverModel {
  private final Map<String, List<Held>> tables = new HashMap<>();
  private final Map<String, Entities> entities = new HashMap<>();

  /** A row and the slice it came with. */
  private record Held(Slice slice, Map<String, Object> row) {}

  /** Readings of one kind of entity: whole lists by time, and names in facts by entity and time. */
  private record Entities(
      TreeMap<Instant, List<Part>> lists,
      Map<List<String>, TreeMap<Instant, Map<String, Object>>> named) {}

  /** A run was committed. */
  void commit(Run run, Collection<TableSpec> canon) {
    for (TableSpec table : canon) {
      List<Part> complete = run.parts().stream()
          .filter(part ->
              part.table().name().equals(table.name()) && part.outcome() == Outcome.COMPLETE)
          .toList();
      if (table.hasHistory()) {
        Entities known = entities.computeIfAbsent(
            table.name(), name -> new Entities(new TreeMap<>(), new HashMap<>()));
        if (!complete.isEmpty()) {
          known.lists().put(run.at(), complete);
        }
        names(table, run, known);
      } else {
        List<Held> held = tables.computeIfAbsent(table.name(), name -> new ArrayList<>());
        complete.forEach(part -> apply(table, part, held));
      }
    }
  }

  private static void apply(TableSpec table, Part part, List<Held> held) {
    Set<List<String>> keys = new HashSet<>();
    part.rows().forEach(row -> keys.add(key(table.key(), part.slice(), row)));
    if (table.disposition() == Disposition.APPEND) {
      Set<List<String>> there = new HashSet<>();
      held.forEach(each -> there.add(key(table.key(), each.slice(), each.row())));
      part.rows().stream()
          .filter(row -> !there.contains(key(table.key(), part.slice(), row)))
          .forEach(row -> held.add(new Held(part.slice(), row)));
      return;
    }
    held.removeIf(each -> keys.contains(key(table.key(), each.slice(), each.row()))
        || (table.disposition() == Disposition.REPLACE_SLICE && replaces(table, part.slice(), each))
        || (table.disposition() == Disposition.UPSERT && goesWith(table, part, each)));
    part.rows().forEach(row -> held.add(new Held(part.slice(), row)));
  }

  /** A report's slice stands for all rows of its stream in its days. */
  private static boolean replaces(TableSpec table, Slice slice, Held held) {
    if (held.slice().equals(slice)) {
      return true;
    }
    DateRange window = slice.window();
    return window != null
        && table.partition().isPresent()
        && stream(held.slice()).equals(stream(slice))
        && held.row().get(table.partition().get()) instanceof LocalDate day
        && !day.isBefore(window.from())
        && !day.isAfter(window.to());
  }

  /** Lines go with their order, also when it has none any more: the slice says which orders were read. */
  private static boolean goesWith(TableSpec table, Part part, Held held) {
    return !table.replaceBy().equals(table.key())
        && !table.replaceBy().isEmpty()
        && part.owners().contains(key(table.replaceBy(), held.slice(), held.row()));
  }

  static String stream(Slice slice) {
    return String.join(" ", slice.clientId(), slice.source(), slice.stream(), slice.accountId());
  }

  static List<String> key(List<String> columns, Slice slice, Map<String, Object> row) {
    List<String> key =
        new ArrayList<>(List.of(slice.clientId(), slice.source(), slice.accountId()));
    columns.forEach(column -> key.add(text(row.get(column))));
    return key;
  }

  /** Entities that facts name. */
  private static void names(TableSpec table, Run run, Entities known) {
    table.unlisted().forEach((fact, sources) -> {
      for (Part part : run.parts()) {
        TableSpec spec = part.table();
        if (!spec.name().equals(fact) || part.outcome() != Outcome.COMPLETE) {
          continue;
        }
        for (Map<String, Object> row : part.rows()) {
          Map<String, Object> entity = new LinkedHashMap<>();
          for (Column column : table.columns()) {
            String source = sources.getOrDefault(column.name(), column.name());
            boolean there = spec.positions().containsKey(source) && column.type() != Type.JSON;
            Object value = source.startsWith("key(")
                ? surrogate(part.slice(), source.substring(4, source.length() - 1), row)
                : there ? row.get(source) : null;
            if (value == null && column.required()) {
              value = column.name().endsWith("status") ? "UNKNOWN" : "(not set)";
            }
            if (value != null) {
              entity.put(column.name(), value);
            }
          }
          boolean named = table.key().stream()
              .allMatch(column ->
                  row.containsKey(column) || sources.getOrDefault(column, "").startsWith("key("));
          if (named) {
            known
                .named()
                .computeIfAbsent(key(table.key(), part.slice(), entity), key -> new TreeMap<>())
                .put(run.at(), entity);
          }
        }
      }
    });
  }

  private static String surrogate(Slice slice, String column, Map<String, Object> row) {
    String id = column.equals("source_account_id") ? slice.accountId() : text(row.get(column));
    return Hashing.sha256()
        .hashString(
            String.join("|", "agency", slice.source(), slice.accountId(), id),
            StandardCharsets.UTF_8)
        .toString();
  }

  /** The rows a table must hold, as texts in the order of its business columns. */
  List<String> rows(TableSpec table) {
    return tables.getOrDefault(table.name(), List.of()).stream()
        .map(held -> line(
            held.slice().clientId(),
            held.slice().source(),
            held.slice().accountId(),
            table,
            held.row()))
        .sorted()
        .toList();
  }

  private static String line(
      String client, String source, String account, TableSpec table, Map<String, Object> row) {
    List<String> values = new ArrayList<>(List.of(client, source, account));
    table.columns().stream()
        .filter(column -> !column.name().equals("source_account_id"))
        .forEach(column -> values.add(text(row.get(column.name()))));
    return String.join("|", values);
  }

  /** One stretch of time in which an entity was seen with the same tracked values. */
  private record Version(
      Map<String, Object> row, Instant from, @Nullable Instant to, boolean unlisted) {}

  private Map<List<String>, List<Version>> versions(TableSpec table) {
    Entities known = Objects.requireNonNull(entities.get(table.name()));
    Map<List<String>, List<Version>> versions = new HashMap<>();
    Set<List<String>> listed = new HashSet<>();
    known
        .lists()
        .values()
        .forEach(parts -> parts.forEach(part ->
            part.rows().forEach(row -> listed.add(key(table.key(), part.slice(), row)))));
    for (List<String> key : listed) {
      List<Version> all = new ArrayList<>();
      known.lists().forEach((at, parts) -> {
        Map<String, Object> seen = null;
        boolean whole = true;
        for (Part part : parts) {
          whole &= part.rejected() == 0;
          for (Map<String, Object> row : part.rows()) {
            if (key(table.key(), part.slice(), row).equals(key)) {
              seen = row;
            }
          }
        }
        if (seen != null || whole) {
          see(table, all, at, seen, false);
        }
      });
      versions.put(key, all);
    }
    known.named().forEach((key, readings) -> {
      if (!listed.contains(key)) {
        List<Version> all = new ArrayList<>();
        readings.forEach((at, row) -> see(table, all, at, row, true));
        versions.put(key, all);
      }
    });
    return versions;
  }

  private static void see(
      TableSpec table,
      List<Version> versions,
      Instant at,
      @Nullable Map<String, Object> row,
      boolean unlisted) {
    Version last = versions.isEmpty() ? null : versions.get(versions.size() - 1);
    boolean open = last != null && last.to() == null;
    if (last != null
        && open
        && row != null
        && tracked(table, row).equals(tracked(table, last.row()))) {
      // The row shows what was read last, the version when it began.
      versions.set(versions.size() - 1, new Version(row, last.from(), null, unlisted));
      return;
    }
    if (last != null && open) {
      versions.set(versions.size() - 1, new Version(last.row(), last.from(), at, unlisted));
    }
    if (row != null) {
      versions.add(new Version(row, at, null, unlisted));
    }
  }

  private static List<String> tracked(TableSpec table, Map<String, Object> row) {
    return table.history().stream().map(column -> text(row.get(column))).toList();
  }

  /** The entities a table must hold: identity, columns, when it went, whether only facts name it. */
  List<String> entities(TableSpec table) {
    List<String> lines = new ArrayList<>();
    versions(table).forEach((key, versions) -> {
      Version last = versions.get(versions.size() - 1);
      lines.add(line(key.get(0), key.get(1), key.get(2), table, last.row()) + "|" + text(last.to())
          + "|" + last.unlisted());
    });
    return lines.stream().sorted().toList();
  }

  /** The versions a table must have: identity, key, tracked columns, from, to, current, whether only facts name it. */
  List<String> history(TableSpec table) {
    List<String> lines = new ArrayList<>();
    versions(table)
        .forEach((key, versions) -> versions.forEach(version -> {
          List<String> values = new ArrayList<>(key);
          values.addAll(tracked(table, version.row()));
          values.addAll(List.of(
              text(version.from()),
              text(version.to()),
              text(version.to() == null),
              text(version.unlisted())));
          lines.add(String.join("|", values));
        }));
    return lines.stream().sorted().toList();
  }

  static String text(@Nullable Object value) {
    return value instanceof BigDecimal number
        ? number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
