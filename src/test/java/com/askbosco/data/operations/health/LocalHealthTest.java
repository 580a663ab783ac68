package com.askbosco.data.operations.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.operations.health.Health.Level;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalHealthTest {
  private static final String CLIENT = """
      tenant: agency
      id: %s
      name: "A client"
      currency: EUR
      time_zone: Europe/Berlin
      connections:
        - {id: shop, connector: shopify, credential: "%s", accounts: ["a.myshopify.com"], since: 2026-03-01%s}
      """;

  @TempDir
  private Path home;

  private final Health health = new Health();

  private List<String> findings() {
    return health.findings().stream()
        .map(each -> each.level() + " " + each.area() + ": " + each.what())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"0.5, WRONG", "2, WARN", "50, OK"})
  void aFullDiskIsFoundBeforeARunBreaksOff(double free, Level level) {
    new LocalHealth(home, home, health).disk(free);
    assertThat(health.worst()).isEqualTo(level);
  }

  @Test
  void everyWrongFileAndMissingSecretIsAFindingAndTheRestIsLookedAt()
      throws IOException, InterruptedException {
    Files.writeString(home.resolve("good.yaml"), String.format(CLIENT, "good", "env:GOOD", ""));
    Files.writeString(home.resolve("bare.yaml"), String.format(CLIENT, "bare", "env:BARE", ""));
    Files.writeString(
        home.resolve("toy.yaml"),
        String.format(CLIENT, "toy", "file:toy.json", ", endpoint: sandbox"));
    Files.writeString(
        home.resolve("cloud.yaml"),
        String.format(CLIENT, "cloud", "secretmanager:projects/p/secrets/s", ""));
    Files.writeString(
        home.resolve("bad.yaml"), String.format(CLIENT, "bad", "env:GOOD", ", oops: 1"));
    DataFiles files = new DataFiles(home.toString(), Optional.empty());
    LocalHealth local = new LocalHealth(home, home, health);
    List<ClientSpec> clients = local.clients(files, LocalDate.parse("2026-04-01"));
    local.secrets(clients, new SecretResolver() {
      @Override
      public boolean knows(String reference) {
        return true;
      }

      @Override
      public String resolve(String reference) {
        if (reference.equals("env:GOOD")) {
          return "value-that-nobody-sees";
        }
        throw new BoscoException(ErrorCode.SECRET_MISSING, reference + " is not set");
      }
    });
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "WRONG clients: BOSCO-1002 unknown key `oops`",
            "OK clients: 4 clients, 4 connections",
            "WRONG secrets: BOSCO-1101 env:BARE is not set",
            "WARN secrets: is kept in Secret Manager and was not looked at",
            "WARN secrets: the simulated vendors have not handed out file:toy.json yet",
            "OK secrets: 1 secrets can be read");
    assertThat(HealthText.text(health)).doesNotContain("value-that-nobody-sees");
    assertThat(HealthText.json(health).path("state").asText()).isEqualTo("wrong");
  }

  @Test
  void theWarehouseTellsOfLateStreamsDeadLettersAndQuotasNearlyUsedUp()
      throws InterruptedException {
    List<String> asked = new ArrayList<>();
    QueryEngine engine = new QueryEngine() {
      @Override
      public ResultTable query(String sql) {
        asked.add(sql);
        if (sql.contains("FROM ops.ctl_run O")) {
          return rows(row("run-7", "PARTIAL", 9L, 1L, 0L));
        }
        if (sql.contains("ctl_watermark")) {
          return rows(row("aurora", "shopify", "orders", "2026-03-29"));
        }
        if (sql.contains("ctl_quarantine")) {
          return rows(row(3L));
        }
        return sql.contains("'google-ads'")
            ? rows(row(LocalDate.parse("2026-03-31"), 14_000L))
            : rows();
      }

      @Override
      public void close() {}
    };
    new WarehouseHealth(engine, health).look(new DataFiles("clients", Optional.empty()));
    assertThat(findings())
        .containsExactly(
            "WARN warehouse: last run run-7 PARTIAL: 9 slices complete, 1 failed, 0 parked",
            "WARN freshness: aurora shopify orders is complete to 2026-03-29 only",
            "WARN dead letters: 3 records were refused",
            "WARN quotas: google-ads: 14,000 of 15,000 operations a day (Basic access) used on 2026-03-31");
    assertThat(asked).anyMatch(sql -> sql.contains("stream IN ('campaign_values')"));
  }

  private static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }

  @SafeVarargs
  private static ResultTable rows(List<Object>... rows) {
    return new ResultTable(List.of(), List.of(rows));
  }
}
