package com.askbosco.data.local;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.googlesql.DuckRuntime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one connection that writes to a workspace's database; opened when it is needed, and again after it was closed. */
final class WriterConnection implements AutoCloseable {
  private final Workspace workspace;
  private @Nullable Connection connection;

  WriterConnection(Workspace workspace) {
    this.workspace = workspace;
  }

  Connection open() {
    Connection open = connection;
    if (open == null) {
      try {
        open = DuckDbFile.open(workspace.database(), false, workspace.temp());
        DuckRuntime.install(open);
      } catch (SQLException e) {
        throw opening(e);
      }
      connection = open;
    }
    return open;
  }

  private BoscoException opening(SQLException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("Could not set lock")) {
      // Some other program than ours has the file open; DuckDB's message names it.
      return new BoscoException(
          ErrorCode.WAREHOUSE_LOCKED,
          "The warehouse file is open elsewhere. Close that program and run again. " + message,
          e);
    }
    return DuckDbFile.failed("Cannot open the warehouse " + workspace.database(), e);
  }

  /** All of it or nothing of it. COMMIT goes through JDBC: as SQL it would leave the driver in another state than the database. */
  <T> T inTransaction(Supplier<T> work) {
    Connection open = open();
    try {
      open.setAutoCommit(false);
      try {
        T result = work.get();
        open.commit();
        return result;
      } catch (RuntimeException | SQLException e) {
        rollback(open, e);
        throw e;
      } finally {
        open.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw DuckDbFile.failed("The transaction was not committed", e);
    }
  }

  /** What went wrong first is what is reported. */
  private static void rollback(Connection open, Exception cause) {
    try {
      open.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        throw DuckDbFile.failed("Cannot close the warehouse", e);
      }
    }
  }
}
