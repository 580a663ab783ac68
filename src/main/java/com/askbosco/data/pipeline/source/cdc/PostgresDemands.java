package com.askbosco.data.pipeline.source.cdc;

import com.askbosco.data.spec.source.PostgresChangesSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a server must allow before its changes can be read, each with what to run where it does not. */
final class PostgresDemands {
  /** The first version whose log takes messages from everybody and sends them to readers. */
  private static final int OLDEST = 140_000;

  private final PostgresChangesSettings settings;
  private final Connection connection;
  private final List<String> problems = new ArrayList<>();

  PostgresDemands(PostgresChangesSettings settings, Connection connection) {
    this.settings = settings;
    this.connection = connection;
  }

  /** What is not met, as ends of sentences that begin with the server; of tables and publication only when the server itself will do. */
  List<String> unmet() throws SQLException {
    server();
    if (problems.isEmpty()) {
      for (String table : settings.tables().values()) {
        table(table);
      }
    }
    if (problems.isEmpty()) {
      publication();
    }
    return problems;
  }

  private void server() throws SQLException {
    String sql = "SELECT current_setting('server_version_num')::int, current_setting('wal_level'),"
        + " pg_is_in_recovery(), (SELECT rolreplication OR rolsuper FROM pg_roles WHERE rolname = current_user)"
        + " OR EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'rds_replication' AND pg_has_role(oid, 'MEMBER'))";
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      row.next();
      if (row.getInt(1) < OLDEST) {
        problems.add("is older than PostgreSQL 14. Upgrade it.");
      } else if (row.getBoolean(3)) {
        problems.add("is a standby. Name the primary as `host`.");
      } else if (!row.getString(2).equals("logical")) {
        problems.add("has wal_level = " + row.getString(2)
            + ". Run ALTER SYSTEM SET wal_level = logical and restart it (Cloud SQL:"
            + " cloudsql.logical_decoding = on; RDS: rds.logical_replication = 1).");
      } else if (!row.getBoolean(4)) {
        problems.add(
            "does not let " + settings.user() + " replicate. Run ALTER ROLE " + settings.user()
                + " REPLICATION (RDS: GRANT rds_replication TO " + settings.user() + ").");
      }
    }
  }

  private void table(String name) throws SQLException {
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
        boolean hasKey = switch (identity) {
          case "i" -> row.getBoolean(5);
          case "n" -> false;
          default -> row.getBoolean(4);
        };
        if (!row.getBoolean(3)) {
          problems.add(
              "does not let " + settings.user() + " read " + name + ". Run GRANT USAGE ON SCHEMA "
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

  private void publication() throws SQLException {
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
          problems.add(
              "has a publication " + name + " that leaves changes out. Run ALTER PUBLICATION "
                  + name + " SET (publish = 'insert, update, delete, truncate').");
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
}
