package com.askbosco.data.pipeline.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.DateRange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Snowflake's own driver against fakesnow, which answers Snowflake's protocol out of DuckDB: no Snowflake can be had here. */
@Tag("cloud")
class SnowflakeReadTest {
  private static final String DRIVER = "net.snowflake.client.api.driver.SnowflakeDriver";
  private static Process server;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    Optional<String> fakesnow = Stream.concat(
            Stream.of(System.getProperty("bosco.fakesnow", ".bosco/fakesnow/bin/fakesnow")),
            Stream.of(System.getenv("PATH").split(":")).map(place -> place + "/fakesnow"))
        .filter(place -> Files.isExecutable(Path.of(place)))
        .findFirst();
    Path jars = Path.of(
        System.getProperty("user.home"), ".m2/repository/net/snowflake/snowflake-jdbc/4.4.1");
    if (System.getProperty(Drivers.PROPERTY) == null && System.getenv(Drivers.FOLDER) == null) {
      System.setProperty(Drivers.PROPERTY, jars.toString());
    }
    missing(fakesnow.isEmpty(), "src/test/fakesnow");
    try {
      Drivers.of(DRIVER);
    } catch (RuntimeException e) {
      missing(true, "src/test/fakesnow");
    }
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    server = new ProcessBuilder(
            fakesnow.orElseThrow(), "-s", "-p", Integer.toString(port), "--host", "127.0.0.1")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    while (!answers()) {
      assertThat(server.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
    }
    Properties login = new Properties();
    login.putAll(java.util.Map.of(
        "user",
        "fake",
        "password",
        "snow",
        "account",
        "fakesnow",
        "ssl",
        "off",
        "db",
        "SHOP",
        "schema",
        "PUBLIC",
        "JDBC_QUERY_RESULT_FORMAT",
        "JSON"));
    try (Connection connection =
            Drivers.of(DRIVER).connect("jdbc:snowflake://127.0.0.1:" + port + "/", login);
        Statement statement = connection.createStatement()) {
      for (String each : List.of(
          "CREATE DATABASE IF NOT EXISTS SHOP",
          "CREATE SCHEMA IF NOT EXISTS SHOP.PUBLIC",
          "CREATE TABLE SHOP.PUBLIC.ORDERS (ID NUMBER(18,0), AMOUNT NUMBER(12,2), SEEN_AT TIMESTAMP_TZ, DAY DATE, NAME VARCHAR,"
              + " OK BOOLEAN, LOCAL_AT TIMESTAMP_NTZ)",
          "INSERT INTO SHOP.PUBLIC.ORDERS VALUES (1, 10.50, '2026-03-30 10:00:00+00:00', '2026-03-30', 'a', TRUE, '2026-03-30 10:00:00'),"
              + " (2, 0.10, '2026-03-31 10:00:00+00:00', '2026-03-31', 'ü', FALSE, '2026-03-31 10:00:00'),"
              + " (3, NULL, NULL, NULL, NULL, NULL, NULL)")) {
        statement.execute(each);
      }
    }
  }

  private static void missing(boolean isMissing, String how) {
    if (isMissing && "true".equals(System.getenv("CI"))) {
      Assertions.fail("A part of the test is missing. Run: " + how);
    }
    Assumptions.assumeFalse(isMissing, "A part of the test is missing. Run: " + how);
  }

  private static boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @AfterAll
  static void end() {
    if (server != null) {
      server.destroyForcibly();
    }
  }

  private static DatabaseUnderTest database() throws SQLException {
    return new DatabaseUnderTest(
        "{database: snowflake, host: 127.0.0.1, port: " + port
            + ", name: shop, schema: public, user: fake}",
        "UTC",
        "snow",
        new CopyOnWriteArrayList<>());
  }

  @Test
  void rowsAreReadWithNamesInLowerCase() throws Exception {
    assertThat(database().rows("{name: orders, key: [id]}", null))
        .containsExactly(
            "{\"id\":1,\"amount\":10.50,\"seen_at\":\"2026-03-30T10:00:00Z\",\"day\":\"2026-03-30\",\"name\":\"a\",\"ok\":true,"
                + "\"local_at\":\"2026-03-30T10:00:00\"}",
            "{\"id\":2,\"amount\":0.10,\"seen_at\":\"2026-03-31T10:00:00Z\",\"day\":\"2026-03-31\",\"name\":\"ü\",\"ok\":false,"
                + "\"local_at\":\"2026-03-31T10:00:00\"}",
            "{\"id\":3,\"amount\":null,\"seen_at\":null,\"day\":null,\"name\":null,\"ok\":null,\"local_at\":null}");
  }

  @Test
  void aWindowIsADay() throws Exception {
    for (String time : List.of("seen_at", "day", "local_at")) {
      assertThat(database()
              .rows(
                  "{name: orders, key: [id], event_time: " + time + ", windowed: true}",
                  DateRange.day(LocalDate.parse("2026-03-31"))))
          .hasSize(1);
    }
  }
}
