package com.askbosco.data.local;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.spec.TablePlaces;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.commit.Commit;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.migrate.Migrations;
import com.askbosco.data.warehouse.table.TableLayout;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What opening a workspace's warehouse would do to its tables. */
public final class LocalTables {
  private LocalTables() {}

  /**
   * The statements that the next opening would run, in their order; none when the tables are what the canon says. Nothing is
   * changed, and a writer that is at work is not disturbed but refused by DuckDB's lock.
   *
   * @throws com.askbosco.data.model.ProblemsException TABLE_CHANGED for changes that need a new version, with file and line
   */
  public static List<String> plan(Workspace workspace, Collection<TableSpec> canon) {
    try (Connection connection = Files.exists(workspace.database())
        ? DuckDbFile.open(workspace.database(), true, workspace.temp())
        : DriverManager.getConnection("jdbc:duckdb:")) {
      Planned session = new Planned(new DuckDbSession(connection));
      new Migrations(
              session, new DuckDbDialect(), new Lowering(workspace), canon, TablePlaces::ofProduct)
          .apply();
      new Commit(session, new DuckDbDialect(), canon).prepare();
      return session.statements.stream()
          .filter(sql -> !sql.startsWith("CREATE SCHEMA IF NOT EXISTS"))
          .distinct()
          .toList();
    } catch (SQLException e) {
      throw DuckDbFile.failed("Cannot read the warehouse " + workspace.database(), e);
    }
  }

  /** Notes statements instead of running them; what does not exist yet is empty. */
  private static final class Planned implements SqlSession {
    private final SqlSession session;
    private final List<String> statements = new ArrayList<>();

    Planned(SqlSession session) {
      this.session = session;
    }

    @Override
    public long execute(String sql) {
      statements.add(sql);
      return 0;
    }

    @Override
    public List<List<@Nullable Object>> rows(String sql) {
      try {
        return session.rows(sql);
      } catch (BoscoException e) {
        return List.of();
      }
    }

    @Override
    public void each(String sql, Consumer<List<@Nullable Object>> row) {
      rows(sql).forEach(row);
    }

    @Override
    public void temporary(TableLayout layout, List<List<@Nullable Object>> rows) {
      throw new UnsupportedOperationException("A plan makes no temporary tables");
    }
  }
}
