package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.spec.TablePlaces;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.commit.Commit;
import com.askbosco.data.warehouse.commit.TableSetup;
import com.askbosco.data.warehouse.migrate.Migrations;
import com.askbosco.data.warehouse.table.BigQueryDdl;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableStep;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes the tables of ops, and those of silver what the canon says. BigQuery changes no table inside a transaction: each statement
 * takes effect on its own and may be run again, and what was built is remembered when all of them have run.
 */
final class CanonTables {
  private final BigQuerySession session;
  private final BigQueryDialect dialect = BigQueryDialect.building();
  private final Collection<TableSpec> canon;

  CanonTables(BigQuerySession session, Collection<TableSpec> canon) {
    this.session = session;
    this.canon = canon;
  }

  /** Brings everything up to date; without a difference, nothing but the table of records is read. */
  void prepare() {
    TableSetup setup = new TableSetup(session, dialect);
    for (TableLayout layout : ControlTables.with(canon)) {
      boolean ofCanon = canon.stream()
          .anyMatch(spec -> TableLayout.ofCanon(spec).stream()
              .anyMatch(table -> table.fullName().equals(layout.fullName())));
      if (!ofCanon) {
        setup.ensure(layout);
      }
    }
    Supplier<TablePlaces> places = TablePlaces::ofProduct;
    Migrations migrations = new Migrations(
        session,
        dialect,
        (name, sql, tables) -> {
          throw new UnsupportedOperationException("BigQuery judges its own statements");
        },
        canon,
        places);
    List<TableStep> steps = migrations.recorded();
    for (TableStep step : steps) {
      for (String statement : BigQueryDdl.statements(step)) {
        if (!statement.startsWith("--")) {
          session.run(statement);
        }
      }
    }
    if (!steps.isEmpty()) {
      session.atomically(() -> {
        Commit commit = new Commit(session, dialect, canon);
        for (TableStep step : steps) {
          if (step instanceof TableStep.Track track && track.spec().hasHistory()) {
            commit.startHistory(track.spec());
          }
        }
        migrations.remember();
        return true;
      });
    }
  }
}
