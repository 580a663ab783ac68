package com.askbosco.data.spec.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.source.JdbcSettings.Product;
import com.askbosco.data.spec.source.JdbcSettings.Table;
import com.askbosco.data.spec.source.JdbcSettings.Tls;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of a database are read strictly, and an address is made of parts alone. */
class JdbcSettingsTest {
  private static final Set<String> STREAMS = Set.of("orders", "items");

  @Test
  void whatIsLeftOutIsSafe() {
    assertThat(SourceSettings.of(
            SourceKind.JDBC, "{database: postgresql, host: db.example.com, name: shop}", STREAMS))
        .isEqualTo(new JdbcSettings(
            Product.POSTGRESQL,
            "db.example.com",
            5432,
            "shop",
            Optional.empty(),
            Optional.empty(),
            Tls.VERIFY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(15),
            Duration.ofMinutes(30),
            1,
            true,
            1_000,
            10_000,
            Map.of("orders", table("orders"), "items", table("items"))));
  }

  private static Table table(String name) {
    return new Table(Optional.empty(), name, List.of(), Optional.empty(), Optional.empty());
  }

  @Test
  void everythingIsReadAsItIsWritten() {
    assertThat(SourceSettings.of(SourceKind.JDBC, """
            database: snowflake
            host: acme-eu.snowflakecomputing.com
            port: 8443
            name: shop
            user: reader
            schema: public
            tls: encrypt
            warehouse: small
            role: analyst
            timestamp_zone: Europe/Berlin
            connect_timeout: 5s
            statement_timeout: 2m
            connections: 4
            consistent: false
            fetch_rows: 50
            page_rows: 500
            tables:
              orders: sales.Order
              items: {split_by: id, columns: [id, "a b"], account_column: shop}
            """, STREAMS))
        .isEqualTo(new JdbcSettings(
            Product.SNOWFLAKE,
            "acme-eu.snowflakecomputing.com",
            8443,
            "shop",
            Optional.of("reader"),
            Optional.of("public"),
            Tls.ENCRYPT,
            Optional.of("small"),
            Optional.of("analyst"),
            Optional.of(ZoneId.of("Europe/Berlin")),
            Duration.ofSeconds(5),
            Duration.ofMinutes(2),
            4,
            false,
            50,
            500,
            Map.of(
                "orders",
                new Table(
                    Optional.of("sales"), "Order", List.of(), Optional.empty(), Optional.empty()),
                "items",
                new Table(
                    Optional.empty(),
                    "items",
                    List.of("id", "a b"),
                    Optional.of("id"),
                    Optional.of("shop")))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          localhost | OFF
          127.0.0.1 | OFF
          ::1       | OFF
          10.0.0.5  | VERIFY
          db.local  | VERIFY
          """)
  void onlyThisMachineIsSpokenToInTheClear(String host, Tls tls) {
    JdbcSettings settings = (JdbcSettings) SourceSettings.of(
        SourceKind.JDBC, "{database: redshift, name: x, host: '" + host + "'}", STREAMS);

    assertThat(settings.tls()).isEqualTo(tls);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          database: oracle, host: h, name: n                                | `oracle` is not known
          host: h, name: n                                                  | `database` is missing
          database: postgresql, name: n                                     | `host` is missing
          database: postgresql, host: 'h/x?loggerFile=/etc/x', name: n      | is no host
          database: postgresql, host: 'h:1,h', name: n                      | is no host
          database: postgresql, host: h, name: 'n?socketFactory=evil'       | is no database
          database: postgresql, host: h, name: n, url: 'jdbc:x'             | unknown key `url`
          database: postgresql, host: h, name: n, query: SELECT 1           | unknown key `query`
          database: postgresql, host: h, name: n, warehouse: w              | `warehouse` is Snowflake's
          database: postgresql, host: h, name: n, connections: 100          | `100` is out of range
          database: postgresql, host: h, name: n, port: 0                   | `0` is out of range
          database: postgresql, host: h, name: n, tls: maybe                | `maybe` is not known
          database: postgresql, host: h, name: n, timestamp_zone: Mars      | `Mars` is no time zone
          database: postgresql, host: h, name: n, statement_timeout: 5      | `5` is no stretch of time
          database: postgresql, host: h, name: n, tables: {order: o}        | Did you mean `orders`?
          database: postgresql, host: h, name: n, tables: {orders: a.b.c}   | `a.b.c` is no table
          database: postgresql, host: h, name: n, tables: {orders: {query: SELECT 1}} | unknown key `query`
          """)
  void whatIsWrongIsNamed(String config, String problem) {
    YamlFile file = YamlFile.parse("client.yaml", "{" + config + "}");

    SourceSettings.read(SourceKind.JDBC, file.root(), STREAMS);

    assertThat(file.problems().toString()).contains(problem);
  }
}
