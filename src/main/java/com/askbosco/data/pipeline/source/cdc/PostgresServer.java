package com.askbosco.data.pipeline.source.cdc;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.source.PostgresChangesSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/** The server whose changes are read: what it must allow, its slot, and the end of its log now. */
final class PostgresServer {
  /** Marks messages in the log that say how far the log went when a reader was opened. */
  static final String END = "bosco-end";

  private static final int OLDEST = 140_000;
  private static final String CONNECT_SECONDS = "10";

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
      server(connection);
      List<String> problems = new ArrayList<>();
      for (String table : settings.tables().values()) {
        table(connection, table, problems);
      }
      if (problems.isEmpty()) {
        publication(connection, problems);
      }
      if (!problems.isEmpty()) {
        throw refused(String.join(" ", problems));
      }
      slot(connection, known);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Writes a mark to the log and gives its place: when the mark is read, everything committed before it was read. */
  long markEnd(String token) {
    try (Connection connection = connect();
        PreparedStatement mark =
            connection.prepareStatement("SELECT pg_logical_emit_message(false, ?, ?)::text")) {
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

  private void server(Connection connection) throws SQLException {
    String sql = "SELECT current_setting('server_version_num')::int, current_setting('wal_level'),"
        + " pg_is_in_recovery(), (SELECT rolreplication OR rolsuper FROM pg_roles WHERE rolname = current_user)"
        + " OR EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'rds_replication' AND pg_has_role(oid, 'MEMBER'))";
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      row.next();
      if (row.getInt(1) < OLDEST) {
        throw refused("is older than PostgreSQL 14. Upgrade it.");
      } else if (row.getBoolean(3)) {
        throw refused("is a standby. Name the primary as `host`.");
      } else if (!row.getString(2).equals("logical")) {
        throw refused("has wal_level = " + row.getString(2)
            + ". Run ALTER SYSTEM SET wal_level = logical and restart it (Cloud SQL:"
            + " cloudsql.logical_decoding = on; RDS: rds.logical_replication = 1).");
      } else if (!row.getBoolean(4)) {
        throw refused("does not let " + settings.user() + " replicate. Run ALTER ROLE " + settings.user()
            + " REPLICATION (RDS: GRANT rds_replication TO " + settings.user() + ").");
      }
    }
  }

  private void table(Connection connection, String name, List<String> problems) throws SQLException {
    String sql = "SELECT c.relkind, c.relreplident, has_table_privilege(c.oid, 'SELECT')"
        + " AND has_schema_privilege(c.relnamespace, 'USAGE'),"
        + " EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary),"
        + " EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisreplident)"
        + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        + " WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, schema(name));
      query.setString(2, name.substring(name.indexOf('.') + 1));
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          problems.add("has no table " + name + ".");
          return;
        }
        String identity = row.getString(2);
        boolean hasKey =
            switch (identity) {
              case "i" -> row.getBoolean(5);
              case "n" -> false;
              default -> row.getBoolean(4);
            };
        if (!row.getBoolean(3)) {
          problems.add("does not let " + settings.user() + " read " + name + ". Run GRANT USAGE ON SCHEMA "
              + schema(name) + " TO " + settings.user() + "; GRANT SELECT ON " + name + " TO "
              + settings.user() + ".");
        }
        if (!hasKey) {
          problems.add("has no key for rows of " + name
              + ". Add a primary key, or run ALTER TABLE " + name
              + " REPLICA IDENTITY USING INDEX with a unique index on columns that are NOT NULL.");
        }
      }
    }
  }

  private static String schema(String name) {
    return name.substring(0, name.indexOf('.'));
  }

  private void publication(Connection connection, List<String> problems) throws SQLException {
    String name = settings.publication();
    String tables = String.join(", ", settings.tables().values());
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT pubinsert AND pubupdate AND pubdelete AND pubtruncate FROM pg_publication WHERE pubname = ?")) {
      query.setString(1, name);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          problems.add("has no publication " + name
              + ". The owner of the tables runs CREATE PUBLICATION " + name + " FOR TABLE " + tables
              + " WITH (publish_via_partition_root = true).");
          return;
        } else if (!row.getBoolean(1)) {
          problems.add("has a publication " + name + " that leaves changes out. Run ALTER PUBLICATION " + name
              + " SET (publish = 'insert, update, delete, truncate').");
        }
      }
    }
    List<String> missing = new ArrayList<>(settings.tables().values());
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT schemaname || '.' || tablename FROM pg_publication_tables WHERE pubname = ?")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          missing.remove(rows.getString(1));
        }
      }
    }
    if (!missing.isEmpty()) {
      problems.add("has a publication " + name + " without " + String.join(", ", missing)
          + ". The owner of the tables runs ALTER PUBLICATION " + name + " ADD TABLE "
          + String.join(", ", missing) + " (partitioned tables: ALTER PUBLICATION " + name
          + " SET (publish_via_partition_root = true)).");
    }
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
      throw refused("has a slot " + settings.slot() + " of another plugin or database. Name another `slot`.");
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
      throw lost("stands at " + ChangePosition.lsn(slot.confirmed()) + ", behind what is known here ("
          + ChangePosition.lsn(known.commit()) + "): another reader moved it, or it was made anew");
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

  /** What a statement's failure asks for: states of class 28 are about the credential, those of a server that starts pass. */
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
    } else if (state.startsWith("42")) {
      return refused("does not allow what is needed (" + state + ": " + e.getMessage() + ").");
    }
    return new BoscoException(
        ErrorCode.SOURCE_UNAVAILABLE, where() + " cannot be reached (" + state + ": " + e.getMessage() + ").", e);
  }
}
