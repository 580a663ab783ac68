package com.askbosco.data.local;

import com.askbosco.data.gcp.fake.FakeBigQuery;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.warehouse.commit.MessageTables;
import com.askbosco.data.warehouse.table.LandingTables;
import com.askbosco.data.warehouse.table.TableLayout;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.services.bigquery.model.TableRow;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of messages on their way into the landing tables of BigQuery's stand-in. */
final class LandedRows {
  private LandedRows() {}

  /** The landing tables of two connectors' messages, that of the pages first. */
  static final List<String> TABLES = landings();

  private static List<String> landings() {
    List<String> names = new ArrayList<>(List.of(LandingTables.PAGES.name()));
    for (String table : List.of(
        "bronze.web_events",
        "bronze.payment_events",
        "silver.fct_web_event",
        "silver.fct_transaction",
        "ops.ctl_quarantine",
        "ops.ctl_schema_drift")) {
      names.add(
          LandingTables.of(MessageTables.staged(table, Canon.load().values()).orElseThrow())
              .name());
    }
    return names;
  }

  /** Puts landed rows into the stand-in of BigQuery, some of them only. */
  static void arrive(BigQueryPlace place, Path folder, Map<String, List<TableRow>> rows)
      throws IOException {
    BigQuery client = BigQueryOptions.newBuilder()
        .setProjectId(FakeBigQuery.PROJECT)
        .setLocation("EU")
        .setHost(place.fake.url())
        .setCredentials(NoCredentials.getInstance())
        .build()
        .getService();
    int number = 0;
    for (Map.Entry<String, List<TableRow>> each : rows.entrySet()) {
      Path file = folder.resolve(each.getKey() + "-" + System.nanoTime() + ".jsonl");
      StringBuilder lines = new StringBuilder();
      List<Field> fields = new ArrayList<>();
      Map<String, StandardSQLTypeName> types = new LinkedHashMap<>();
      LandingTables.named(each.getKey(), KNOWN).fields().forEach(field -> {
        types.put(field.name(), StandardSQLTypeName.valueOf(field.type().name()));
        fields.add(Field.of(field.name(), types.get(field.name())));
      });
      ObjectMapper json = new ObjectMapper();
      for (TableRow row : each.getValue()) {
        Map<String, Object> line = new HashMap<>(row);
        for (Map.Entry<String, Object> value : line.entrySet()) {
          if (types.get(value.getKey()) == StandardSQLTypeName.JSON) {
            value.setValue(json.readTree(String.valueOf(value.getValue())));
          }
          // As Beam's stand-in writes moments.
          if (types.get(value.getKey()) == StandardSQLTypeName.TIMESTAMP) {
            value.setValue(value.getValue().toString().replace(" T", "T") + "Z");
          }
        }
        lines.append(json.writeValueAsString(line)).append('\n');
      }
      Files.writeString(file, lines);
      try {
        client
            .create(JobInfo.of(
                JobId.newBuilder()
                    .setProject(FakeBigQuery.PROJECT)
                    .setLocation("EU")
                    .setJob("arrive_" + System.nanoTime() + number++)
                    .build(),
                LoadJobConfiguration.newBuilder(
                        TableId.of(FakeBigQuery.PROJECT, LandingTables.SCHEMA, each.getKey()),
                        List.of(file.toString()),
                        FormatOptions.json())
                    .setSchema(Schema.of(fields))
                    .setWriteDisposition(JobInfo.WriteDisposition.WRITE_APPEND)
                    .build()))
            .waitFor();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final Map<String, TableLayout> KNOWN = known();

  private static Map<String, TableLayout> known() {
    Map<String, TableLayout> known = new HashMap<>();
    MessageTables.staged(Canon.load().values()).forEach(layout -> {
      var landing = LandingTables.of(layout);
      known.put(landing.name(), landing);
    });
    return known;
  }
}
