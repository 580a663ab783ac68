package com.askbosco.data.warehouse.table;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.TablePlaces;
import com.askbosco.data.spec.TableSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * From what was built to what the canon says. Additions are made in place; anything else that rows depend on (a type, a unit, the
 * key, the disposition, the partition, a column gone or required) takes a new version of the table, which the canon has to name.
 */
public final class TablePlan {
  private static final String GUIDE = " See docs/runbooks/change-a-table.md.";

  private final Map<String, TableRecord> built;
  private final Supplier<TablePlaces> places;
  private final List<Problem> problems = new ArrayList<>();
  private final List<TableStep> steps = new ArrayList<>();

  private TablePlan(Map<String, TableRecord> built, Supplier<TablePlaces> places) {
    this.built = built;
    this.places = places;
  }

  /**
   * The steps, table by table.
   *
   * @param built what was built, by table
   * @param places where the canon's files say what; asked only when something is refused
   * @throws ProblemsException TABLE_CHANGED with file and line for every change that needs a new version and has none
   */
  public static List<TableStep> of(
      Map<String, TableRecord> built, Collection<TableSpec> canon, Supplier<TablePlaces> places) {
    TablePlan plan = new TablePlan(built, places);
    Map<String, TableSpec> tables = new TreeMap<>();
    canon.forEach(spec -> tables.put(spec.name(), spec));
    tables.values().forEach(plan::table);
    built.values().stream()
        .filter(record -> !tables.containsKey(record.table()))
        .forEach(record -> plan.steps.add(new TableStep.Leave(record)));
    if (!plan.problems.isEmpty()) {
      throw new ProblemsException(plan.problems);
    }
    return List.copyOf(plan.steps);
  }

  private void table(TableSpec spec) {
    TableRecord before = built.get(spec.name());
    int number = spec.version().number();
    if (before == null) {
      steps.add(new TableStep.Create(spec));
    } else if (number == before.version()) {
      inPlace(before, spec);
    } else if (number == before.version() + 1) {
      carried(before, spec);
      steps.add(new TableStep.NewVersion(before, spec));
    } else {
      problem(
          spec,
          "version",
          "the warehouse has version " + before.version() + ", the canon version " + number,
          number < before.version()
              ? "A newer release has changed the table; run that one, or write version "
                  + (before.version() + 1) + " and carry the rows back."
              : "Versions are taken one by one: run the releases between first, or rebuild from raw.");
    }
  }

  private void inPlace(TableRecord before, TableSpec spec) {
    TableRecord now = TableRecord.of(spec);
    int problemsBefore = problems.size();
    same(spec, "disposition", before.disposition(), now.disposition());
    same(spec, "key", before.key(), now.key());
    if (!before.replaceBy().equals(before.key()) || !now.replaceBy().equals(now.key())) {
      same(spec, "replace_by", before.replaceBy(), now.replaceBy());
    }
    same(spec, "partition", before.partition(), now.partition());
    Map<String, TableRecord.Column> old = columns(before);
    List<TableStep> found = new ArrayList<>();
    for (TableSpec.Column column : spec.columns()) {
      TableRecord.Column was = old.remove(column.name());
      String path = "columns." + column.name();
      if (was == null) {
        if (column.required()) {
          newVersion(spec, path, "the new column `" + column.name() + "` is required");
        }
        found.add(new TableStep.AddColumn(spec, column));
      } else {
        same(spec, path, was.type(), column.type().name());
        same(
            spec,
            path,
            "unit " + was.unit(),
            "unit " + column.unit().name().toLowerCase(Locale.ROOT));
        if (column.required() && !was.required()) {
          newVersion(spec, path, "`" + column.name() + "` could be NULL and is required now");
        } else if (was.required() && !column.required()) {
          found.add(new TableStep.Relax(spec, column));
        }
      }
    }
    old.keySet().forEach(gone -> newVersion(spec, "columns", "the column `" + gone + "` is gone"));
    if (problems.size() > problemsBefore) {
      return;
    }
    steps.addAll(found);
    if (!before.cluster().equals(now.cluster())) {
      steps.add(new TableStep.Recluster(spec));
    }
    if (!before.history().equals(now.history())) {
      steps.add(new TableStep.Track(spec));
    }
  }

  /** Whether every column of the new version gets a value. */
  private void carried(TableRecord before, TableSpec spec) {
    Map<String, TableRecord.Column> old = columns(before);
    for (TableSpec.Column column : spec.columns()) {
      TableRecord.Column was = old.get(column.name());
      String path = "columns." + column.name();
      if (spec.version().carry().containsKey(column.name())) {
        continue;
      }
      String mend = "Say under `carry` how it comes from the columns of version " + before.version()
          + "." + GUIDE;
      if (was == null && column.required()) {
        problem(spec, path, "nothing fills the required column `" + column.name() + "`", mend);
      } else if (was != null && !was.type().equals(column.type().name())) {
        problem(
            spec,
            path,
            "`" + column.name() + "` was " + was.type() + ", now " + column.type(),
            mend);
      } else if (was != null && column.required() && !was.required()) {
        problem(spec, path, "`" + column.name() + "` could be NULL and is required now", mend);
      }
    }
  }

  private static Map<String, TableRecord.Column> columns(TableRecord record) {
    Map<String, TableRecord.Column> columns = new LinkedHashMap<>();
    record.columns().forEach(column -> columns.put(column.name(), column));
    return columns;
  }

  private void same(TableSpec spec, String path, Object before, Object now) {
    if (!before.equals(now)) {
      String name = path.substring(path.lastIndexOf('.') + 1);
      newVersion(spec, path, "`" + name + "` was " + shown(before) + ", now " + shown(now));
    }
  }

  private static String shown(Object value) {
    return value.toString().isEmpty() ? "not there" : value.toString();
  }

  private void newVersion(TableSpec spec, String path, String what) {
    int next = spec.version().number() + 1;
    problem(
        spec,
        path,
        what,
        "Take it back, or write `version: " + next
            + "` and under `carry` how old values become new ones." + GUIDE);
  }

  private void problem(TableSpec spec, String path, String what, String mend) {
    problems.add(places.get().problem(ErrorCode.TABLE_CHANGED, spec.name(), path, what, mend));
  }
}
