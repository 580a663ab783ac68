package com.askbosco.data.warehouse.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneRulesTest {

  @Test
  void zonesThatGoToDuckDbHaveTheSameRulesThere() throws SQLException {
    List<String> zones = ZoneId.getAvailableZoneIds().stream()
        .filter(TimestampFunctions::hasSameRules)
        .sorted()
        .toList();
    List<String> different = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      DuckRuntime.install(duck);
      Fixtures.execute(
          duck,
          "CREATE TABLE t AS SELECT make_timestamptz(CAST(hash(i) % 2114380800000000 AS BIGINT)) AS ts"
              + " FROM range(800) AS r(i)");
      for (String zone : zones) {
        try (Statement statement = duck.createStatement();
            ResultSet results = statement.executeQuery("SELECT count(*) FROM t WHERE"
                + " epoch_us(timezone('" + zone + "', ts)) <> bq_ts_civil(epoch_us(ts), '" + zone
                + "')")) {
          results.next();
          if (results.getLong(1) > 0) {
            different.add(zone);
          }
        }
      }
    }

    assertThat(zones).hasSizeGreaterThan(100).contains("Europe/Berlin", "America/New_York");
    assertThat(different).isEmpty();
  }
}
