package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.gcp.bigquery.LandedPages.Landed;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.LandedStore;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.commit.MessageCommit;
import com.askbosco.data.warehouse.commit.MessageTables;
import com.askbosco.data.warehouse.table.LandingTables;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The warehouse of a Google Cloud project as messages see it: applies what was streamed into its landing tables, page by page. */
public final class BigQueryLanding implements LandedStore {
  private final BigQueryWarehouse warehouse;
  private final BigQuerySettings settings;
  private final TablesNow tables;
  private final Collection<TableSpec> canon;
  private final BigQueryDialect dialect = BigQueryDialect.building();

  /** Over a warehouse that is open, which is closed with this. */
  public BigQueryLanding(
      BigQueryWarehouse warehouse, BigQuerySettings settings, Collection<TableSpec> canon) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.tables = new TablesNow(settings.client(), settings.jobs(settings.client()));
    this.canon = List.copyOf(canon);
  }

  @Override
  public Map<String, String> positions() {
    return warehouse.inSession(
        "look", session -> new MessageCommit(session, dialect, canon).positions());
  }

  @Override
  public long applyLanded() {
    long applied = 0;
    while (tables.find(LandingTables.SCHEMA, LandingTables.PAGES.name()).isPresent()) {
      Map<String, String> positions = positions();
      List<Landed> pages =
          warehouse.inSession("look", session -> new LandedPages(session, dialect).next(positions));
      if (pages.isEmpty()) {
        break;
      }
      apply(pages);
      applied += pages.stream().mapToLong(page -> page.page().messages()).sum();
    }
    return applied;
  }

  private void apply(List<Landed> pages) {
    StagedMessages staged = warehouse.inSession("stage", session -> {
      StagedMessages together = new LandedCommit(session, dialect, canon, pages).prepare(tables);
      new MessageCommit(session, dialect, canon).prepare(together);
      return together;
    });
    warehouse.inTransaction(
        settings.labelled("run_id", pages.get(0).runId()), "commit", session -> {
          new LandedCommit(session, dialect, canon, pages).apply(staged);
          return true;
        });
    // Those that stay, should this not be reached, expire.
    warehouse.inSession("stage", session -> {
      staged
          .files()
          .forEach(file -> session.run("DROP TABLE IF EXISTS "
              + dialect.staged(
                  List.of(file.uri()), MessageTables.staged(file.table(), canon).orElseThrow())));
      session.flush();
      return true;
    });
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
