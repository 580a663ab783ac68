package com.askbosco.data.pipeline.source.jdbc;

import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.testing.PostgresDatabase;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.SourceFile;
import com.askbosco.data.spec.source.SourceKind;
import com.askbosco.data.spec.source.SourceSpec.StreamSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a database, read as a run reads it.
 *
 * @param config of the client's file
 * @param zone of the client
 * @param secret what the credential holds
 * @param waits what was waited for
 */
record DatabaseUnderTest(String config, String zone, String secret, List<Duration> waits) {

  static DatabaseUnderTest of(PostgresDatabase server, String more) {
    return new DatabaseUnderTest(
        "{database: postgresql, host: 127.0.0.1, port: " + server.port() + ", name: "
            + PostgresDatabase.DATABASE + ", user: " + PostgresDatabase.USER
            + (more.isEmpty() ? "" : ", " + more) + "}",
        "UTC",
        PostgresDatabase.PASSWORD,
        new CopyOnWriteArrayList<>());
  }

  DatabaseUnderTest in(String otherZone) {
    return new DatabaseUnderTest(config, otherZone, secret, waits);
  }

  DatabaseUnderTest with(String otherSecret) {
    return new DatabaseUnderTest(config, zone, otherSecret, waits);
  }

  Pages open(String stream, @Nullable DateRange window, @Nullable String position) {
    StreamSpec spec = SourceFile.read("source.yaml", "description: x\nstreams: [" + stream + "]")
        .streams()
        .values()
        .iterator()
        .next();
    return new JdbcSource(waits::add)
        .open(
            new Connection(
                "t",
                "c",
                "EUR",
                zone,
                "db",
                "shop-database",
                "env:DB",
                "",
                "",
                config,
                SourceKind.JDBC),
            new Slice("c", "db", "shop-database", spec.name(), "acme", "db|env:DB", window),
            spec,
            position,
            new SecretResolver() {
              @Override
              public boolean knows(String reference) {
                return true;
              }

              @Override
              public String resolve(String reference) {
                return secret;
              }
            });
  }

  /** All rows of a slice, one JSON text each. */
  List<String> rows(String stream, @Nullable DateRange window) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Pages pages = open(stream, window, null)) {
      for (Page page = pages.next(); page != null; page = pages.next()) {
        rows.addAll(rows(page));
      }
    }
    return rows;
  }

  static List<String> rows(Page page) {
    return page.records().stream()
        .map(record -> new String(
            record.buffer(), record.start(), record.end() - record.start(), StandardCharsets.UTF_8))
        .toList();
  }
}
