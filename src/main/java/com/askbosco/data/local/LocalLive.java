package com.askbosco.data.local;

import com.askbosco.data.warehouse.commit.RowChanges;
import com.askbosco.data.warehouse.live.LiveCatalog;
import com.askbosco.data.warehouse.live.LiveMarts;
import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.table.TableLayout;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The live marts of a workspace's warehouse. They are kept from the first message on; a warehouse without any pays nothing for them. */
final class LocalLive {
  private final Workspace workspace;
  private final WriterConnection connection;
  private final Supplier<List<TableLayout>> tables;
  private final Path sql;
  private @Nullable LiveCatalog catalog;
  private boolean isPrepared;

  LocalLive(
      Workspace workspace,
      WriterConnection connection,
      Supplier<List<TableLayout>> tables,
      Path sql) {
    this.workspace = workspace;
    this.connection = connection;
    this.tables = tables;
    this.sql = sql;
  }

  private DuckDbSession session() {
    return new DuckDbSession(connection.open());
  }

  private LiveMarts marts() {
    return new LiveMarts(session(), new DuckDbDialect(), catalog());
  }

  /** Whether they are kept in this warehouse. */
  boolean isKept() {
    return LiveMarts.isKept(session(), new DuckDbDialect());
  }

  /** Read and compiled at the first use. */
  LiveCatalog catalog() {
    LiveCatalog known = catalog;
    if (known == null) {
      known = LiveCatalog.read(sql, tables.get(), new Lowering(workspace));
      catalog = known;
    }
    return known;
  }

  /**
   * Does a commit in a transaction, whose changes of silver reach the live marts in the same one.
   *
   * @param keep whether live marts are kept at all
   */
  <T> T followed(boolean keep, Function<RowChanges, T> work) {
    if (!keep || catalog().live().isEmpty()) {
      return connection.inTransaction(() -> work.apply(RowChanges.NONE));
    }
    boolean wasPrepared = isPrepared;
    T result = connection.inTransaction(() -> {
      LiveMarts marts = marts();
      if (!wasPrepared) {
        marts.prepare();
      }
      T done = work.apply(marts);
      marts.apply();
      return done;
    });
    isPrepared = true;
    return result;
  }

  /** Computes them anew from silver; whether there are any. */
  boolean rebuild() {
    return isKept()
        && followed(true, changes -> {
          marts().rebuild();
          return true;
        });
  }

  /** What asks to be computed again, one line each. */
  List<String> askedAgain() {
    return session()
        .rows(
            "SELECT client_id, source, stream, table_name, partition_date, records, first_seen FROM ops.ctl_reprocess"
                + " WHERE state = 'OPEN' ORDER BY 1, 2, 3, 4, 5")
        .stream()
        .map(row -> row.get(4) + " of " + row.get(3) + " for " + row.get(0) + ": " + row.get(5)
            + " records of " + row.get(1) + "/" + row.get(2) + " came too late, first at "
            + row.get(6))
        .toList();
  }

  /** Works off what asks to be computed again, in one transaction; returns what it was. */
  List<String> reprocess(Instant now) {
    List<String> asked = askedAgain();
    if (asked.isEmpty()) {
      return asked;
    }
    followed(isKept(), changes -> {
      DuckDbSession sql = session();
      sql.execute(
          "INSERT INTO ops.ctl_stale (table_name, partition_date) SELECT DISTINCT table_name, partition_date"
              + " FROM ops.ctl_reprocess WHERE state = 'OPEN' ORDER BY 1, 2");
      if (isKept()) {
        marts().rebuild();
      }
      sql.execute("UPDATE ops.ctl_reprocess SET state = 'DONE', done_at = CAST('" + now
          + "' AS TIMESTAMPTZ) WHERE state = 'OPEN'");
      return true;
    });
    return asked;
  }

  /** Makes the views over live tables and marts, inside the transaction of a build, where they are kept. */
  void views(MartCatalog marts) {
    if (isKept()) {
      LiveMarts kept = marts();
      kept.prepare();
      List<TableLayout> readable = new ArrayList<>(tables.get());
      readable.addAll(marts.layouts());
      readable.addAll(catalog().layouts());
      kept.views(readable, new Lowering(workspace));
    }
  }
}
