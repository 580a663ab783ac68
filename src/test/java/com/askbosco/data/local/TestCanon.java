package com.askbosco.data.local;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.spec.TableSpec.Duplicates;
import com.askbosco.data.spec.TableSpec.Pii;
import com.askbosco.data.spec.TableSpec.Type;
import java.util.ArrayList;
import java.util.List;
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
      String[] parts = column.replace("+", "").split(":");
      all.add(new Column(parts[0], Type.valueOf(parts[1]), false, additive, Pii.NONE, ""));
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
}
