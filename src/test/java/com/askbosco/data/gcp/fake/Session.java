package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.DmlLowering;
import com.askbosco.data.warehouse.googlesql.DuckRuntime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** A connection with its temporary tables and, perhaps, a transaction. A job outside a session has one to itself. */
final class Session implements AutoCloseable {
  /** Preparing a connection costs more than most statements. */
  private static final Map<DuckDBConnection, Deque<Connection>> IDLE = new ConcurrentHashMap<>();

  private final @Nullable String id;
  private final Deque<Connection> idle;
  private final Connection connection;
  private Map<String, Table> temporary = new LinkedHashMap<>();
  private @Nullable Transaction transaction;
  private boolean ended;
  private Optional<Set<String>> members = Optional.empty();

  /** An open transaction. */
  static final class Transaction {
    private final String id;
    private final long began;
    private final Map<String, Table> temporaryBefore;
    private final Set<String> changed = new TreeSet<>();
    private final Set<String> mutated = new TreeSet<>();

    private Transaction(String id, long began, Map<String, Table> temporaryBefore) {
      this.id = id;
      this.began = began;
      this.temporaryBefore = temporaryBefore;
    }

    String id() {
      return id;
    }

    long began() {
      return began;
    }

    /** Tables with new or other rows. */
    Set<String> changed() {
      return changed;
    }

    /** Tables whose rows were changed or removed, not only added. */
    Set<String> mutated() {
      return mutated;
    }
  }

  Session(@Nullable String id, DuckDBConnection root) {
    this.id = id;
    this.idle = IDLE.computeIfAbsent(root, r -> new ConcurrentLinkedDeque<>());
    Connection used = idle.poll();
    this.connection = used == null ? open(root) : used;
  }

  private static Connection open(DuckDBConnection root) {
    try {
      Connection connection = root.duplicate();
      DuckRuntime.install(connection);
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Closes the connections that wait for their next use. */
  static void closeIdle(DuckDBConnection root) {
    Deque<Connection> idle = IDLE.remove(root);
    if (idle != null) {
      idle.forEach(Session::close);
    }
  }

  @Nullable
  String id() {
    return id;
  }

  @Nullable
  Transaction transaction() {
    return transaction;
  }

  Map<String, Table> temporary() {
    return temporary;
  }

  boolean ended() {
    return ended;
  }

  /** Who the caller is to row access policies; empty sees everything. */
  Optional<Set<String>> members() {
    return members;
  }

  Session as(Optional<Set<String>> caller) {
    members = caller;
    return this;
  }

  void begin(String transactionId, long now) {
    sql("BEGIN TRANSACTION");
    // DuckDB takes its snapshot at the first look at a table.
    sql("SELECT * FROM main.anchor");
    transaction = new Transaction(transactionId, now, new LinkedHashMap<>(temporary));
  }

  void commit() {
    transaction = null;
    sql("COMMIT");
  }

  void rollback() {
    if (transaction != null) {
      temporary = new LinkedHashMap<>(transaction.temporaryBefore);
      transaction = null;
      sql("ROLLBACK");
    }
  }

  /** Runs DuckDB SQL and returns how many rows it changed. */
  long sql(String sql) {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql) ? 0 : Math.max(0, statement.getUpdateCount());
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /** Something done with the rows of a result. */
  interface Reading<R> {
    R read(ResultSet rows) throws SQLException;
  }

  <R> R query(String sql, Reading<R> reading) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return reading.read(rows);
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /** The one number a query gives. */
  long number(String sql) {
    return query(sql, rows -> rows.next() ? rows.getLong(1) : 0);
  }

  /** Does several steps as one. */
  void whole(Runnable steps) {
    if (transaction != null) {
      steps.run();
      return;
    }
    sql("BEGIN TRANSACTION");
    boolean done = false;
    try {
      steps.run();
      done = true;
    } finally {
      sql(done ? "COMMIT" : "ROLLBACK");
    }
  }

  private static RuntimeException failed(String sql, SQLException e) {
    String raw = String.valueOf(e.getMessage());
    if (raw.contains("Constraint Error") && raw.contains("NOT NULL")) {
      String column = raw.replaceAll("(?s).*constraint failed: [^.]+\\.\"?(\\w+).*", "$1");
      return ApiException.query("Required field " + column + " cannot be null");
    }
    if (raw.startsWith("Invalid Input Error")
        || raw.startsWith("Conversion Error")
        || raw.startsWith("Out of Range Error")
        || raw.startsWith("TransactionContext Error")) {
      return ApiException.query(DmlLowering.message(e));
    }
    return new IllegalStateException("DuckDB refused " + sql + ": " + raw, e);
  }

  /** Ends the session; what is not committed is gone. */
  void end() {
    ended = true;
    rollback();
    close();
  }

  @Override
  public void close() {
    if (id == null) {
      idle.push(connection);
    } else {
      close(connection);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
