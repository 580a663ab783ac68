package com.askbosco.data.pipeline.source.cdc;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.source.PostgresChangesSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server whose changes are read: what it must allow, its slot, and the end of its log now. */
final class PostgresServer {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);

  /** Marks messages in the log that say how far the log went when a reader was opened. */
  static final String END = "bosco-end";

  private static final String CONNECT_SECONDS = "10";
  private static final int CONFIRM_TRIES = 40;

  private final PostgresChangesSettings settings;
  private final String password;

  PostgresServer(PostgresChangesSettings settings, String password) {
    this.settings = settings;
    this.password = password;
  }

  /** What is known of the slot. */
  record Slot(String plugin, String database, boolean isActive, String walStatus, long confirmed) {}

  /**
   * Looks at everything the server must allow, and makes the slot ready.
   *
   * @param known up to where all changes are in the warehouse; null when the tables are to be read as a whole, for which a slot from
   *     before is given up, since only a new one comes with a view of the tables at its very place
   * @throws BoscoException with what to do about it; {@code SOURCE_CHANGES_LOST} when the slot no longer has what comes after
   *     {@code known}, a transient code when the server or the slot may be free later
   */
  void prepare(@Nullable ChangePosition known) {
    try (Connection connection = connect()) {
      List<String> problems = new PostgresDemands(settings, connection).unmet();
      if (!problems.isEmpty()) {
        throw refused(String.join(" ", problems));
      }
      slot(connection, known);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Writes a mark to the log, as a transaction of its own, and gives its place: when it is read, everything committed before was read. */
  long markEnd(String token) {
    try (Connection connection = connect();
        PreparedStatement mark =
            connection.prepareStatement("SELECT pg_logical_emit_message(true, ?, ?)::text")) {
      mark.setString(1, END);
      mark.setString(2, token);
      try (ResultSet result = mark.executeQuery()) {
        result.next();
        return LogSequenceNumber.valueOf(result.getString(1)).asLong();
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** The place that the slot was made at or confirmed last. */
  long confirmed() {
    try (Connection connection = connect()) {
      Slot slot = find(connection);
      if (slot == null) {
        throw lost("is gone");
      }
      return slot.confirmed();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * Lets the server forget what lies before a commit, when no engine runs. A run that reads to the end and stops would otherwise
   * leave that to the next one. What fails here is done by the next run.
   */
  void confirm(long commit) {
    String sql =
        "SELECT active, pg_sleep(CASE WHEN active THEN 0.05 ELSE 0 END) FROM pg_replication_slots WHERE slot_name = ?";
    try (Connection connection = connect();
        PreparedStatement wait = connection.prepareStatement(sql);
        PreparedStatement advance =
            connection.prepareStatement("SELECT pg_replication_slot_advance(?, ?::pg_lsn)")) {
      wait.setString(1, settings.slot());
      boolean isFree = false;
      for (int i = 0; i < CONFIRM_TRIES && !isFree; i++) {
        try (ResultSet row = wait.executeQuery()) {
          isFree = row.next() && !row.getBoolean(1);
        }
      }
      Slot slot = isFree ? find(connection) : null;
      if (slot != null && Long.compareUnsigned(slot.confirmed(), commit) < 0) {
        advance.setString(1, settings.slot());
        advance.setString(2, ChangePosition.lsn(commit));
        advance.execute();
      }
    } catch (SQLException e) {
      LOG.info("Slot {} was not moved on: {}", settings.slot(), e.getMessage());
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", password);
    properties.setProperty("sslmode", settings.sslMode());
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("socketTimeout", CONNECT_SECONDS);
    properties.setProperty("ApplicationName", "bosco");
    return DriverManager.getConnection(
        "jdbc:postgresql://" + settings.host() + ":" + settings.port() + "/" + settings.database(),
        properties);
  }

  private @Nullable Slot find(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT plugin, database, active, wal_status, confirmed_flush_lsn::text FROM pg_replication_slots WHERE slot_name = ?")) {
      query.setString(1, settings.slot());
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        String confirmed = row.getString(5);
        return new Slot(
            String.valueOf(row.getString(1)),
            String.valueOf(row.getString(2)),
            row.getBoolean(3),
            String.valueOf(row.getString(4)),
            confirmed == null ? 0 : LogSequenceNumber.valueOf(confirmed).asLong());
      }
    }
  }

  private void slot(Connection connection, @Nullable ChangePosition known) throws SQLException {
    Slot slot = find(connection);
    if (slot != null
        && !(slot.plugin().equals("pgoutput") && slot.database().equals(settings.database()))) {
      throw refused(
          "has a slot " + settings.slot() + " of another plugin or database. Name another `slot`.");
    } else if (slot != null && slot.isActive()) {
      throw new BoscoException(
          ErrorCode.SOURCE_UNAVAILABLE,
          where() + " has somebody else reading slot " + settings.slot()
              + ". Stop the other job, or name another `slot`.");
    }
    if (known == null) {
      if (slot != null) {
        try (PreparedStatement drop =
            connection.prepareStatement("SELECT pg_drop_replication_slot(?)")) {
          drop.setString(1, settings.slot());
          drop.execute();
        }
      }
    } else if (slot == null) {
      throw lost("is gone");
    } else if (slot.walStatus().equals("lost")) {
      throw lost("was given up by the server, since its log grew over max_slot_wal_keep_size");
    } else if (Long.compareUnsigned(slot.confirmed(), known.commit()) > 0) {
      throw lost("stands at " + ChangePosition.lsn(slot.confirmed())
          + ", behind what is known here (" + ChangePosition.lsn(known.commit())
          + "): another reader moved it, or it was made anew");
    } else if (Long.compareUnsigned(log(connection), known.commit()) < 0) {
      throw lost("belongs to a log that ends before what is known here ("
          + ChangePosition.lsn(known.commit()) + "): the database was restored or set up anew");
    }
  }

  private static long log(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT pg_current_wal_insert_lsn()::text");
        ResultSet row = query.executeQuery()) {
      row.next();
      return LogSequenceNumber.valueOf(row.getString(1)).asLong();
    }
  }

  private BoscoException lost(String why) {
    return new BoscoException(
        ErrorCode.SOURCE_CHANGES_LOST,
        where() + ": slot " + settings.slot() + " " + why
            + ". Changes are missing. Raise `snapshot_round` of the connection by one: the tables are read anew as a whole and"
            + " rows that went away in between are recognised. See docs/runbooks/a-lost-slot.md");
  }

  private BoscoException refused(String why) {
    return new BoscoException(ErrorCode.SOURCE_REFUSED, where() + " " + why);
  }

  private String where() {
    return "PostgreSQL " + settings.host() + ":" + settings.port() + "/" + settings.database();
  }

  /** What a statement's failure asks for: class 28 is about the credential, 08004 about TLS, a server that starts passes. */
  BoscoException failure(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("28")) {
      return new BoscoException(
          ErrorCode.SOURCE_UNAUTHORISED,
          where() + " refuses " + settings.user() + " (" + state
              + "). Look at the credential and at pg_hba.conf, which needs a line for the database; ssl_mode is "
              + settings.sslMode() + ".");
    } else if (state.startsWith("3D")) {
      return refused("has no database of that name (" + state + ").");
    } else if (state.equals("08004")) {
      return refused("does not take the connection (08004: " + e.getMessage() + "). ssl_mode is "
          + settings.sslMode() + "; a server without TLS wants ssl_mode: disable.");
    } else if (state.startsWith("42")) {
      return refused("does not allow what is needed (" + state + ": " + e.getMessage() + ").");
    }
    return new BoscoException(
        ErrorCode.SOURCE_UNAVAILABLE,
        where() + " cannot be reached (" + state + ": " + e.getMessage() + ").",
        e);
  }
}
