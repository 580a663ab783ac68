package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.rules.Canon;
import com.askbosco.data.warehouse.commit.MessageTables;
import com.askbosco.data.warehouse.table.LandingTables;
import com.askbosco.data.warehouse.table.TableLayout;
import com.google.api.services.bigquery.model.Clustering;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableRow;
import com.google.api.services.bigquery.model.TableSchema;
import com.google.api.services.bigquery.model.TimePartitioning;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.gcp.bigquery.DynamicDestinations;
import org.apache.beam.sdk.io.gcp.bigquery.TableDestination;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.ValueInSingleWindow;
import org.jspecify.annotations.Nullable;

/** The landing tables by their names. They are made when the first row comes, partitioned by day; their rows end by themselves. */
final class LandingDestinations extends DynamicDestinations<KV<String, TableRow>, String> {
  private static final long serialVersionUID = 1;

  /** How long rows stay: longer than a commit may ever be late. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static @Nullable Map<String, TableLayout> known;

  private final String project;

  LandingDestinations(String project) {
    this.project = project;
  }

  private static synchronized Map<String, TableLayout> known() {
    Map<String, TableLayout> tables = known;
    if (tables == null) {
      tables = new HashMap<>();
      for (TableLayout table : MessageTables.staged(Canon.load().values())) {
        TableLayout landing = LandingTables.of(table);
        tables.put(landing.name(), landing);
      }
      known = tables;
    }
    return tables;
  }

  @Override
  public String getDestination(@Nullable ValueInSingleWindow<KV<String, TableRow>> row) {
    if (row == null || row.getValue() == null) {
      throw new IllegalArgumentException("There is no row");
    }
    return row.getValue().getKey();
  }

  @Override
  public Coder<String> getDestinationCoder() {
    return StringUtf8Coder.of();
  }

  @Override
  public TableDestination getTable(String table) {
    return new TableDestination(
        project + ":" + LandingTables.SCHEMA + "." + table,
        "Rows of messages that wait for their commit",
        new TimePartitioning()
            .setType("DAY")
            .setField(LandingTables.LANDED_AT)
            .setExpirationMs(KEPT.toMillis()),
        new Clustering().setFields(LandingTables.named(table, known()).cluster()));
  }

  @Override
  public TableSchema getSchema(String table) {
    return new TableSchema()
        .setFields(LandingTables.named(table, known()).fields().stream()
            .map(field -> new TableFieldSchema()
                .setName(field.name())
                .setType(field.type().name()))
            .toList());
  }
}
