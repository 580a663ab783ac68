package com.askbosco.data.local;

import com.askbosco.data.model.Slice;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.ClientRow;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Random runs over any canon, the same for the same seed: days that are read again with other figures, rows and entities that
 * vanish and come back, late days, failed and parked slices, rejected records, runs of earlier mornings that come late.
 */
final class RandomRuns {
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 2, 27);
  private static final int DAYS = 6;
  private static final List<List<String>> AD_ACCOUNTS = List.of(
      List.of("aurora", "facebook-marketing", "f1", "USD"),
      List.of("aurora", "google-ads", "g1", "EUR"),
      List.of("bergwerk", "google-ads", "g2", "GBP"));

  private final Random random;
  private final Path folder;
  private List<TableSpec> canon = List.of();
  private Instant now = Instant.parse("2026-03-10T06:00:00Z");
  private int number;

  RandomRuns(long seed, Path folder, Collection<TableSpec> canon) {
    this.random = new Random(seed);
    this.folder = folder;
    use(canon);
  }

  /** A run as it was staged, and what it is made of. */
  record Run(StagedRun staged, List<Part> parts) {
    Instant at() {
      return staged.extractedAt();
    }
  }

  /** The rows of one slice in one table, typed values by column; the owners are the keys of the entities that were read. */
  record Part(
      TableSpec table,
      Slice slice,
      Outcome outcome,
      int rejected,
      List<Map<String, Object>> rows,
      List<List<String>> owners) {

    Part(
        TableSpec table,
        Slice slice,
        Outcome outcome,
        int rejected,
        List<Map<String, Object>> rows) {
      this(table, slice, outcome, rejected, rows, List.of());
    }
  }

  Random random() {
    return random;
  }

  /** From now on rows have the columns of this canon. */
  void use(Collection<TableSpec> other) {
    canon = other.stream()
        .filter(table -> table.disposition() != Disposition.REFERENCE)
        .toList();
  }

  /** The first run: a whole list of every kind of entity, and some of everything. */
  Run first() {
    number++;
    List<Part> parts = new ArrayList<>();
    for (TableSpec table : canon) {
      parts.addAll(table.hasHistory() ? List.of(list(table, 1, Outcome.COMPLETE, 0)) : some(table));
    }
    return staged(now, parts);
  }

  /** The next morning, or (late) a morning between two that were committed before. */
  Run next(boolean late, boolean mayReject) {
    number++;
    now = now.plus(Duration.ofDays(1 + random.nextInt(2)));
    Instant at = late ? now.minus(Duration.ofHours(36 + 24L * random.nextInt(4))) : now;
    Set<String> naming = canon.stream()
        .flatMap(table -> table.unlisted().keySet().stream())
        .collect(Collectors.toSet());
    List<Part> parts = new ArrayList<>();
    for (TableSpec table : canon) {
      if (table.hasHistory()) {
        if (random.nextInt(3) > 0) {
          boolean failed = random.nextInt(6) == 0;
          int rejected = mayReject && !failed && random.nextInt(5) == 0 ? 1 : 0;
          parts.add(list(table, .7, failed ? Outcome.FAILED : Outcome.COMPLETE, rejected));
        }
      } else if (!late
          || (table.disposition() == Disposition.REPLACE_SLICE && !naming.contains(table.name()))) {
        parts.addAll(some(table));
      }
    }
    return staged(at.isAfter(Instant.parse("2026-03-10T06:00:00Z")) ? at : now, parts);
  }

  private Part list(TableSpec table, double share, Outcome outcome, int rejected) {
    Slice slice = StagedRunBuilder.slice("facebook-marketing", "list " + table.name(), "f1", "");
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String campaign : List.of("m1", "m2", "m3")) {
      if (random.nextDouble() < share) {
        rows.add(row(table, slice, campaign, ""));
        RandomParts.variant(table, rows.get(rows.size() - 1), random.nextInt(3));
      }
    }
    return new Part(table, slice, outcome, rejected, rows);
  }

  private List<Part> some(TableSpec table) {
    List<Part> parts = new ArrayList<>();
    if (number > 1 && random.nextInt(5) < 2) {
      return parts;
    }
    if (table.disposition() == Disposition.REPLACE_SLICE) {
      for (List<String> account : AD_ACCOUNTS) {
        if (random.nextInt(5) > 1) {
          parts.addAll(report(table, account));
        }
      }
    } else if (table.replaceBy().isEmpty() || table.replaceBy().equals(table.key())) {
      if (random.nextInt(3) > 0) {
        parts.addAll(entities(table));
      }
    }
    return parts;
  }

  /** One or two windows of a report that do not touch, each of a day or of three. */
  private List<Part> report(TableSpec table, List<String> account) {
    List<Part> parts = new ArrayList<>();
    int day = random.nextInt(DAYS);
    while (day < DAYS && parts.size() < 2) {
      int days = random.nextInt(4) == 0 ? Math.min(3, DAYS - day) : 1;
      LocalDate from = FIRST_DAY.plusDays(day);
      Slice slice = StagedRunBuilder.slice(
          account.get(0),
          account.get(1),
          "report " + table.name(),
          account.get(2),
          from + "/" + from.plusDays(days - 1L));
      Map<List<Object>, Map<String, Object>> rows = new LinkedHashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        String campaign = account.get(2).equals("f1")
            ? pick("m1", "m2", "m3", "m9")
            : pick(account.get(2) + "-1", account.get(2) + "-2");
        Map<String, Object> row = row(table, slice, campaign, "");
        row.computeIfPresent("currency_code", (name, any) -> account.get(3));
        table.partition().ifPresent(column -> row.put(column, from.plusDays(random.nextInt(days))));
        rows.put(table.key().stream().map(row::get).toList(), row);
      }
      parts.add(new Part(table, slice, outcome(), 0, List.copyOf(rows.values())));
      day += days + random.nextInt(3);
    }
    return parts;
  }

  /** Entities that changed, with the rows they own. */
  private List<Part> entities(TableSpec table) {
    List<TableSpec> owned = canon.stream()
        .filter(other -> !other.equals(table)
            && other.disposition() == Disposition.UPSERT
            && other.replaceBy().equals(table.key()))
        .toList();
    Slice slice = StagedRunBuilder.slice(
        "shopify",
        "changes " + table.name(),
        "shop",
        pick("2026-03-01/2026-03-03", "2026-03-04/2026-03-09"));
    Outcome outcome = outcome();
    Map<TableSpec, List<Map<String, Object>>> rows = new LinkedHashMap<>();
    rows.put(table, new ArrayList<>());
    owned.forEach(each -> rows.put(each, new ArrayList<>()));
    for (String key : List.of("k1", "k2", "k3", "k4")) {
      if (random.nextInt(2) == 0) {
        Objects.requireNonNull(rows.get(table)).add(row(table, slice, key, ""));
        for (TableSpec each : owned) {
          for (int line = random.nextInt(3); line > 0; line--) {
            Objects.requireNonNull(rows.get(each)).add(row(each, slice, key, "line" + line));
          }
        }
      }
    }
    List<Part> parts = new ArrayList<>();
    List<List<String>> owners = rows.get(table).stream()
        .map(row -> SilverModel.key(table.key(), slice, row))
        .toList();
    rows.forEach((each, content) -> parts.add(new Part(each, slice, outcome, 0, content, owners)));
    return parts;
  }

  private Outcome outcome() {
    return random.nextInt(8) > 0
        ? Outcome.COMPLETE
        : random.nextBoolean() ? Outcome.FAILED : Outcome.PARKED;
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  private Map<String, Object> row(TableSpec table, Slice slice, String entity, String line) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      Object value = value(table, column, entity, line);
      if (value != null && !column.name().equals("source_account_id")) {
        row.put(column.name(), value);
      }
    }
    return row;
  }

  private @Nullable Object value(TableSpec table, Column column, String entity, String line) {
    boolean key = table.key().contains(column.name()) || table.replaceBy().contains(column.name());
    String name = column.name();
    boolean report = table.disposition() == Disposition.REPLACE_SLICE;
    return switch (column.type()) {
      case STRING -> {
        if (name.equals("quote_currency")) {
          yield pick("EUR", "USD", "GBP");
        }
        if (name.equals("currency_code")) {
          yield List.of("EUR", "USD", "GBP").get(number % 3);
        }
        if (name.equals("base_currency")) {
          yield "EUR";
        }
        if (name.endsWith("_key") && (report || key || name.equals("order_key"))) {
          boolean own = table.key().contains(name) && !table.replaceBy().contains(name);
          yield name.startsWith("campaign") ? entity : name + " of " + entity + (own ? line : "");
        }
        if (key) {
          yield line.isEmpty() ? pick("x", "y") : line;
        }
        // What an entity is called is the same in all rows of a run: rows of one day need not be
        // ordered by it.
        int word = Math.floorMod(number * 7 + number / 3, 3);
        yield column.required() || word < 2
            ? name.equals("channel_group")
                ? List.of("Paid Search", "Paid Social", "Email").get(word)
                : name + " " + "abc".charAt(word)
            : null;
      }
      case INT64 -> (long) random.nextInt(50);
      case NUMERIC ->
        BigDecimal.valueOf(name.equals("rate") ? 50 + random.nextInt(99) : random.nextInt(9999), 2);
      case FLOAT64 -> random.nextInt(64) / 8.0;
      case BOOL -> random.nextInt(5) == 0;
      case DATE -> FIRST_DAY.plusDays(random.nextInt(DAYS));
      case TIMESTAMP ->
        column.required() || random.nextInt(4) == 0
            ? Instant.parse("2026-03-01T00:00:00Z").plusSeconds(60L * random.nextInt(9_999))
            : null;
      case JSON -> null;
    };
  }

  private Run staged(Instant at, List<Part> parts) {
    StagedRunBuilder run = new StagedRunBuilder(folder, "r" + number).at(at.toString());
    run.client(new ClientRow("aurora", "Aurora", "EUR", "Europe/Berlin", List.of()));
    run.client(new ClientRow("bergwerk", "Bergwerk", "GBP", "Europe/London", List.of()));
    Set<Slice> slices = new LinkedHashSet<>();
    for (Part part : parts) {
      if (slices.add(part.slice())) {
        run.ended(
            part.slice(), part.outcome(), part.outcome() == Outcome.COMPLETE ? "" : "BOSCO-2004");
      }
      for (Map<String, Object> row : part.rows()) {
        List<Object> values = new ArrayList<>();
        row.forEach((name, value) -> {
          values.add(name);
          values.add(value instanceof Long || value instanceof Boolean ? value : value.toString());
        });
        run.row(part.table().name(), part.slice(), values.toArray());
      }
    }
    return new Run(RandomParts.rejecting(run.build(), parts), parts);
  }
}
