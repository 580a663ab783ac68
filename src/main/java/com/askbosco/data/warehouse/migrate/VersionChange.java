package com.askbosco.data.warehouse.migrate;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.TablePlaces;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.commit.TableSetup;
import com.askbosco.data.warehouse.mart.QueryCompiler;
import com.askbosco.data.warehouse.mart.QueryCompiler.Compiled;
import com.askbosco.data.warehouse.table.CarriedRows;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import com.askbosco.data.warehouse.table.TableStep;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Builds the next version of a table beside the one before, fills it, and lets the name stand for it. */
final class VersionChange {
  private final SqlSession sql;
  private final Dialect dialect;
  private final QueryCompiler compiler;
  private final Supplier<TablePlaces> places;

  VersionChange(
      SqlSession sql, Dialect dialect, QueryCompiler compiler, Supplier<TablePlaces> places) {
    this.sql = sql;
    this.dialect = dialect;
    this.compiler = compiler;
    this.places = places;
  }

  void apply(TableStep.NewVersion step) {
    List<CarriedRows> all = CarriedRows.of(step);
    // Judged before anything is touched: what cannot be carried is told by its line.
    List<Compiled> queries =
        all.stream().map(rows -> compiled(step.spec(), rows)).toList();
    for (int i = 0; i < all.size(); i++) {
      fill(step, all.get(i), queries.get(i));
    }
    for (CarriedRows rows : all) {
      sql.run("INSERT INTO " + dialect.table(ControlTables.STALE) + " (table_name) VALUES ("
          + dialect.literal(rows.to().fullName()) + ")");
    }
  }

  private Compiled compiled(TableSpec spec, CarriedRows rows) {
    spec.version().carry().forEach((column, expression) -> {
      Optional<Field> field =
          rows.to().fields().stream().filter(f -> f.name().equals(column)).findFirst();
      if (field.isPresent()) {
        Compiled one;
        try {
          one = compiler.compile(
              "carry." + column,
              "SELECT " + expression + " AS `" + column + "` FROM "
                  + rows.from().fullName(),
              List.of(rows.from()));
        } catch (BoscoException e) {
          throw problem(spec, column, String.valueOf(e.getMessage()), "Mend the expression.");
        }
        Field found = one.fields().get(0);
        if (found.type() != field.get().type()) {
          throw problem(
              spec,
              column,
              "the expression gives " + found.type() + ", the column is "
                  + field.get().type(),
              "Cast it.");
        }
      }
    });
    return compiler.compile("canon/" + spec.name() + ".yaml", rows.query(), List.of(rows.from()));
  }

  private void fill(TableStep.NewVersion step, CarriedRows rows, Compiled query) {
    TableSetup setup = new TableSetup(sql, dialect);
    TableLayout to = rows.to();
    if (step.before().version() == 1) {
      // From now on the plain name is that of a view.
      sql.run("ALTER TABLE " + dialect.name(to.schema()) + "." + dialect.name(to.name())
          + " RENAME TO " + dialect.name(to.versioned(1)));
    }
    setup.create(to);
    sql.run("INSERT INTO " + dialect.table(to) + " ("
        + to.columns().stream().map(dialect::name).collect(Collectors.joining(", ")) + ") "
        + query.sql());
    verify(step.spec(), to);
    setup.view(to);
  }

  /** What the canon promises of the new rows has to be true of the carried ones. */
  private void verify(TableSpec spec, TableLayout to) {
    String table = dialect.table(to);
    String key = to.key().stream().map(dialect::name).collect(Collectors.joining(", "));
    if (sql.any("SELECT 1 FROM " + table + " GROUP BY " + key + " HAVING COUNT(*) > 1")) {
      throw new ProblemsException(
          List.of(
              places
                  .get()
                  .problem(
                      ErrorCode.TABLE_CHANGED,
                      spec.name(),
                      "key",
                      "rows of the version before share the key " + String.join(", ", to.key()),
                      "Add to the key what tells them apart; or take a new name for the table and rebuild from raw.")));
    }
    for (TableSpec.Column column : spec.columns()) {
      if (column.required()
          && to.columns().contains(column.name())
          && sql.any(
              "SELECT 1 FROM " + table + " WHERE " + dialect.name(column.name()) + " IS NULL")) {
        throw problem(
            spec,
            column.name(),
            "rows of the version before would have NULL in the required column",
            "Let the expression give a value for every row, such as COALESCE(…, '(not set)').");
      }
    }
  }

  private ProblemsException problem(TableSpec spec, String column, String what, String mend) {
    String path =
        spec.version().carry().containsKey(column) ? "carry." + column : "columns." + column;
    return new ProblemsException(
        List.of(places.get().problem(ErrorCode.TABLE_CHANGED, spec.name(), path, what, mend)));
  }
}
