package com.askbosco.data.local;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.spec.TableSpec.Duplicates;
import com.askbosco.data.spec.TableSpec.Pii;
import com.askbosco.data.spec.TableSpec.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small canon with one table of every kind. */
final class TestCanon {
  private TestCanon() {}

  static final TableSpec ADS = table(
      "fct_ads",
      Disposition.REPLACE_SLICE,
      Duplicates.LATEST,
      "report_date campaign",
      "",
      "report_date",
      "report_date:DATE campaign:STRING name:STRING clicks:INT64+ spend:NUMERIC+ reach:INT64 extra:JSON");
  static final TableSpec WEB = table(
      "fct_web",
      Disposition.REPLACE_SLICE,
      Duplicates.SUM,
      "report_date medium",
      "",
      "report_date",
      "report_date:DATE medium:STRING sessions:INT64+ revenue:NUMERIC+ device:STRING");
  static final TableSpec ORDER = table(
      "fct_order",
      Disposition.UPSERT,
      Duplicates.LATEST,
      "order_key",
      "",
      "client_date",
      "order_key:STRING client_date:DATE gross_sales:NUMERIC+");
  static final TableSpec LINE = table(
      "fct_order_line",
      Disposition.UPSERT,
      Duplicates.LATEST,
      "order_key line_id",
      "order_key",
      "client_date",
      "order_key:STRING line_id:STRING client_date:DATE qty:INT64+");
  static final TableSpec EVENT = table(
      "fct_event",
      Disposition.APPEND,
      Duplicates.LATEST,
      "event_key",
      "",
      "",
      "event_key:STRING event_ts:TIMESTAMP kind:STRING");

  /** Entities with a history of their name and status; ads that nobody lists have one by their name in the facts. */
  static final TableSpec ITEM = withHistory(
      table(
          "dim_item",
          Disposition.UPSERT,
          Duplicates.LATEST,
          "campaign",
          "",
          "",
          "campaign:STRING name:STRING status:STRING! note:STRING"),
      List.of("name", "status"),
      Map.of("fct_ads", Map.of()));

  static final List<TableSpec> TABLES = List.of(ADS, WEB, ORDER, LINE, EVENT);

  private static TableSpec table(
      String name,
      Disposition disposition,
      Duplicates duplicates,
      String key,
      String replaceBy,
      String partition,
      String columns) {
    List<Column> all = new ArrayList<>();
    for (String column : columns.split(" ")) {
      boolean additive = column.endsWith("+");
      boolean required = column.endsWith("!");
      String[] parts = column.replaceAll("[+!]", "").split(":");
      all.add(new Column(parts[0], Type.valueOf(parts[1]), required, additive, Pii.NONE, ""));
    }
    return new TableSpec(
        name,
        name,
        disposition,
        List.of(key.split(" ")),
        replaceBy.isEmpty() ? List.of() : List.of(replaceBy.split(" ")),
        duplicates,
        partition.isEmpty() ? Optional.empty() : Optional.of(partition),
        List.of(),
        all);
  }

  private static TableSpec withHistory(
      TableSpec spec, List<String> history, Map<String, Map<String, String>> unlisted) {
    return new TableSpec(
        spec.name(),
        spec.description(),
        spec.disposition(),
        spec.key(),
        spec.replaceBy(),
        spec.duplicates(),
        spec.partition(),
        spec.cluster(),
        spec.columns(),
        history,
        unlisted,
        TableSpec.Version.FIRST);
  }

  /** The table before anyone asked for its versions. */
  static TableSpec withoutHistory(TableSpec spec) {
    return withHistory(spec, List.of(), Map.of());
  }

  /** The table with one more column, whose changes are kept when the table has a history. */
  static TableSpec withColumn(TableSpec spec, Column column) {
    List<Column> columns = new ArrayList<>(spec.columns());
    columns.add(column);
    List<String> history = new ArrayList<>(spec.history());
    if (spec.hasHistory()) {
      history.add(column.name());
    }
    TableSpec wider = new TableSpec(
        spec.name(),
        spec.description(),
        spec.disposition(),
        spec.key(),
        spec.replaceBy(),
        spec.duplicates(),
        spec.partition(),
        spec.cluster(),
        columns);
    return withHistory(wider, history, spec.unlisted());
  }
}
