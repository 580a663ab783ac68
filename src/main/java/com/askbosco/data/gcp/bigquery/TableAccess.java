package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.table.AccessRules;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.PolicyTags;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sets who sees which rows and columns of the tables that are there. May be run again: what is as it should be is left. */
public final class TableAccess {
  private final BigQueryJobs jobs;
  private final TablesNow now;

  private TableAccess(BigQueryJobs jobs, TablesNow now) {
    this.jobs = jobs;
    this.now = now;
  }

  /** For a project. */
  public static TableAccess of(BigQuerySettings settings) {
    BigQuery client = settings.client();
    BigQueryJobs jobs = settings.jobs(client);
    return new TableAccess(jobs, new TablesNow(client, jobs));
  }

  /** The tables that hold rows of clients, by their full names: those of silver behind their views, and the served marts. */
  public static Map<String, TableLayout> tables(Collection<TableSpec> canon, MartCatalog marts) {
    Map<String, TableLayout> tables = new TreeMap<>();
    canon.forEach(spec -> TableLayout.ofCanon(spec)
        .forEach(layout -> tables.put("silver." + layout.versioned(layout.version()), layout)));
    marts.layouts().forEach(layout -> tables.put(layout.fullName(), layout));
    return tables;
  }

  /**
   * Sets the policies and tags of the tables that are there.
   *
   * @return what was set, one line each
   */
  public List<String> apply(
      AccessRules rules, Collection<TableSpec> canon, Map<String, TableLayout> tables) {
    List<String> done = new ArrayList<>();
    Map<String, TableLayout> there = new TreeMap<>(tables);
    there.keySet().removeIf(name -> find(name).isEmpty());
    Statements statements = new Statements(jobs, Map.of("step", "policies"));
    for (String statement : rules.statements(there)) {
      statements.run(statement);
      done.add(statement.lines().findFirst().orElse(""));
    }
    Map<String, Map<String, String>> personal = new TreeMap<>(rules.tags(canon));
    List<String> payloads = new ArrayList<>(List.of(ControlTables.QUARANTINE.fullName()));
    now.names("bronze").forEach(name -> payloads.add("bronze." + name));
    personal.putAll(rules.payloads(payloads));
    personal.forEach((name, tags) -> find(name).ifPresent(table -> {
      if (tag(table, tags)) {
        done.add("policy tags of " + name + ": " + String.join(", ", tags.keySet()));
      }
    }));
    return done;
  }

  private Optional<Table> find(String name) {
    int dot = name.indexOf('.');
    return now.find(name.substring(0, dot), name.substring(dot + 1));
  }

  private boolean tag(Table table, Map<String, String> tags) {
    TableDefinition definition = table.getDefinition();
    List<Field> fields = new ArrayList<>();
    boolean changed = false;
    for (Field field : java.util.Objects.requireNonNull(definition.getSchema()).getFields()) {
      String tag = tags.get(field.getName());
      boolean set = tag == null
          || (field.getPolicyTags() != null && field.getPolicyTags().getNames().contains(tag));
      fields.add(
          set
              ? field
              : field.toBuilder()
                  .setPolicyTags(PolicyTags.newBuilder().setNames(List.of(tag)).build())
                  .build());
      changed |= !set;
    }
    if (changed) {
      jobs.trying(
          "policy tags of " + table.getTableId().getTable(),
          () -> table.toBuilder()
              .setDefinition(definition.toBuilder().setSchema(Schema.of(fields)).build())
              .build()
              .update());
    }
    return changed;
  }
}
