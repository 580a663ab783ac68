package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.mart.MartBuilder;
import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.mart.MartFile;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that building the marts sends to BigQuery, made by the code that sends them, over a service that takes everything down and
 * does nothing. Where the outcome of a job decides what comes next, a first build changes everything; a later one changes the
 * days that are looked at, and marts without days come out the same.
 */
public final class MartPlan {
  private static final Pattern DATE = Pattern.compile("DATE '(\\d{4}-\\d{2}-\\d{2})'");

  private final MartCatalog catalog;
  private final Collection<TableLayout> changed;
  private final Collection<LocalDate> days;
  private final List<Script> sent = new ArrayList<>();

  private MartPlan(
      MartCatalog catalog, Collection<TableLayout> changed, Collection<LocalDate> days) {
    this.catalog = catalog;
    this.changed = changed;
    this.days = days;
  }

  /**
   * The jobs, each a list of statements.
   *
   * @param catalog with queries that read other marts where they are built: {@link BigQueryMarts#built}
   * @param changed tables of silver that changed
   * @param days the days on which they changed; none is the first build, which makes the tables too
   */
  public static List<List<String>> of(
      MartCatalog catalog, Collection<TableLayout> changed, Collection<LocalDate> days) {
    MartPlan plan = new MartPlan(catalog, changed, days);
    BigQueryDialect dialect = BigQueryDialect.building();
    BigQuerySession session =
        new BigQuerySession(plan::took, new Fence(), Waiting.real(), Optional.empty(), dialect);
    MartBuilder builder = new MartBuilder(session, dialect, catalog);
    builder.prepare();
    builder.build(false);
    session.flush();
    return plan.sent.stream().map(Script::statements).toList();
  }

  /** The tables that these statements need besides those of silver and ops: what an earlier build has made, and the writer's. */
  public static List<TableLayout> tables(MartCatalog catalog, boolean built) {
    List<TableLayout> tables = new ArrayList<>();
    tables.add(ServedMarts.UNSERVED);
    tables.add(new TableLayout(
        "ops",
        "ctl_fence",
        List.of(new Field("writer", Type.STRING), new Field("commits", Type.INT64)),
        List.of(),
        Optional.empty(),
        List.of()));
    if (built) {
      catalog
          .layouts()
          .forEach(layout -> tables.add(new TableLayout(
              BigQueryDialect.BUILD,
              layout.name(),
              layout.fields(),
              layout.key(),
              layout.partition(),
              layout.cluster())));
    }
    return tables;
  }

  private Channel.Answer took(Script script, boolean again) {
    sent.add(script);
    List<String> statements = script.statements();
    return new Channel.Answer() {
      @Override
      public long changed() {
        return 0;
      }

      @Override
      public void rows(Consumer<List<@Nullable Object>> row) {
        answer(statements).forEach(row);
      }
    };
  }

  private List<List<@Nullable Object>> answer(List<String> statements) {
    String asked = statements.get(statements.size() - 1);
    BigQueryDialect dialect = BigQueryDialect.building();
    if (asked.contains("FROM " + dialect.table(ControlTables.MART))) {
      return days.isEmpty()
          ? List.of()
          : catalog.marts().stream()
              .map(mart -> List.<@Nullable Object>of(mart.name(), catalog.definition(mart)))
              .toList();
    }
    if (asked.contains("FROM " + dialect.table(ControlTables.STALE))) {
      return changed.stream()
          .flatMap(
              table -> days.stream().map(day -> List.<@Nullable Object>of(table.fullName(), day)))
          .toList();
    }
    if (asked.endsWith(" FROM _changed")) {
      return partitions(statements.get(statements.size() - 2));
    }
    if (asked.startsWith("SELECT 0 AS n, COUNT(*)")) {
      return asked
          .lines()
          .filter(line -> line.startsWith("SELECT "))
          .map(line -> List.<@Nullable Object>of(0L, 0L))
          .toList();
    }
    if (asked.contains(") s ORDER BY ")) {
      return List.of(); // the rows that a step reads
    }
    throw new IllegalStateException("Nothing is known of what " + Script.told(asked) + " gives");
  }

  /** What differs: the days that a comparison names, or of a mart that is looked at as a whole those that changed below it. */
  private List<List<@Nullable Object>> partitions(String comparison) {
    TreeSet<LocalDate> named = new TreeSet<>();
    Matcher dates = DATE.matcher(comparison);
    while (dates.find()) {
      named.add(LocalDate.parse(dates.group(1)));
    }
    if (named.isEmpty() && days.isEmpty()) {
      return List.of(Arrays.asList(null, true));
    }
    if (named.isEmpty()) {
      BigQueryDialect dialect = BigQueryDialect.building();
      boolean hasDays = catalog.layouts().stream()
          .filter(layout -> comparison.contains(" FROM " + dialect.table(layout) + " WHERE "))
          .anyMatch(layout -> layout.partition().isPresent());
      if (!hasDays) {
        return List.of(Arrays.asList(null, false));
      }
      named.addAll(days);
    }
    return named.stream().map(day -> List.<@Nullable Object>of(day, true)).toList();
  }

  /** The marts whose rows are made by a step: its rows go along as parameters of an INSERT that a plan cannot show. */
  public static String steps(MartCatalog catalog) {
    return catalog.marts().stream()
        .filter(mart -> mart.step().isPresent())
        .map(MartFile::name)
        .collect(Collectors.joining(", "));
  }

  /** A writer nobody disturbs. */
  private static final class Fence implements SessionGuard {
    @Override
    public void opened(String session) {}

    @Override
    public void before() {}

    @Override
    public void beforeCommit(BigQuerySession session) {
      WriterLease.fence("(this writer)").forEach(session::run);
    }

    @Override
    public RuntimeException told(RuntimeException failure) {
      return failure;
    }

    @Override
    public void closed(String session) {}
  }
}
