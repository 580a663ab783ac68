package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.warehouse.table.TableLayout;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableDefinition;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.ViewDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What there is in the project, asked of the service and not by SQL: it costs nothing and is never old. */
final class TablesNow {
  /** How long rows that no commit took stay. */
  private static final Duration STAGED = Duration.ofDays(3);

  private final BigQuery client;
  private final BigQueryJobs jobs;

  TablesNow(BigQuery client, BigQueryJobs jobs) {
    this.client = client;
    this.jobs = jobs;
  }

  /** Makes the datasets there are none of; terraform usually has. */
  void makeDatasets(List<String> names) {
    for (String name : names) {
      DatasetId id = DatasetId.of(jobs.project(), name);
      if (!isThere(id)) {
        DatasetInfo.Builder info = DatasetInfo.newBuilder(id)
            .setLocation(jobs.location())
            .setLabels(Map.of("product", "bosco"));
        if (name.equals(BigQueryDialect.STAGING)) {
          info.setDefaultTableLifetime(STAGED.toMillis());
        }
        jobs.trying("dataset " + name, () -> {
          try {
            return client.create(info.build());
          } catch (com.google.cloud.bigquery.BigQueryException e) {
            if (e.getCode() == 409) {
              return client.getDataset(id); // someone else was quicker
            }
            throw e;
          }
        });
      }
    }
  }

  /** One that this account may not even see is not this account's to make. */
  private boolean isThere(DatasetId id) {
    return jobs.trying("dataset " + id.getDataset(), () -> {
      try {
        return client.getDataset(id) != null;
      } catch (com.google.cloud.bigquery.BigQueryException e) {
        if (e.getCode() == 403 && !BigQueryFailure.isPassing(e)) {
          return true;
        }
        throw e;
      }
    });
  }

  /** The columns of a table as {@link com.askbosco.data.warehouse.commit.Dialect#existingColumns} wants them. */
  List<List<@Nullable Object>> columns(BigQueryDialect dialect, TableLayout layout) {
    String dataset = dialect.dataset(layout.schema());
    Schema schema = find(dataset, dialect.heldIn(layout))
        .map(table -> table.getDefinition().getSchema())
        .orElse(null);
    List<List<@Nullable Object>> columns = new ArrayList<>();
    if (schema != null) {
      for (Field field : schema.getFields()) {
        columns.add(List.of(
            layout.schema() + "." + layout.heldIn(),
            field.getName(),
            field.getType().getStandardType().name()));
      }
    }
    return columns;
  }

  /** The query of a view; empty when there is no such view. */
  Optional<String> view(String dataset, String name) {
    return find(dataset, name)
        .map(Table::getDefinition)
        .filter(ViewDefinition.class::isInstance)
        .map(view -> ((ViewDefinition) view).getQuery());
  }

  Optional<Table> find(String dataset, String name) {
    TableId id = TableId.of(jobs.project(), dataset, name);
    return Optional.ofNullable(
        jobs.trying("table " + dataset + "." + name, () -> client.getTable(id)));
  }

  /** The names of all tables of a dataset, views left out. */
  Set<String> names(String dataset) {
    return jobs.trying("tables of " + dataset, () -> {
      Set<String> names = new TreeSet<>();
      client.listTables(DatasetId.of(jobs.project(), dataset)).iterateAll().forEach(table -> {
        TableDefinition definition = table.getDefinition();
        if (definition.getType().equals(TableDefinition.Type.TABLE)) {
          names.add(table.getTableId().getTable());
        }
      });
      return names;
    });
  }
}
