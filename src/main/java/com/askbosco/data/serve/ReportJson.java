package com.askbosco.data.serve;

import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.ResultTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report and a client's series as the page reads them. Exact numbers travel as text. */
final class ReportJson {
  private ReportJson() {}

  /** The report: clients and sources. */
  static Map<String, Object> of(MorningReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run_id", report.runId());
    json.put("report_date", report.date().toString());
    json.put(
        "clients",
        report.clients().stream()
            .map(line -> row(
                "client_id", line.clientId(),
                "name", line.name(),
                "currency_code", line.currency(),
                "spend_rc", line.spend(),
                "net_revenue_rc", line.netRevenue(),
                "roas", line.roas(),
                "mer", line.mer(),
                "orders", line.orders(),
                "complete_to", line.completeTo()))
            .toList());
    json.put(
        "sources",
        report.sources().stream()
            .map(line -> row(
                "client_id", line.clientId(),
                "source", line.source(),
                "account", line.account(),
                "stream", line.stream(),
                "complete_to", line.completeTo(),
                "state", line.state(),
                "why", line.why()))
            .toList());
    return json;
  }

  /** A client's figures per day, and its spend per channel over all days. The id is one of the report's. */
  static Map<String, Object> series(QueryEngine engine, String clientId) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "daily",
        rows(engine.query(
            "SELECT report_date, spend_rc, net_revenue_rc, mer, orders, sessions FROM gold.mart_blended_daily"
                + " WHERE client_id = '" + clientId + "' ORDER BY report_date")));
    json.put(
        "channels",
        rows(engine.query(
            "SELECT c.channel_group, SUM(c.spend_rc) AS spend FROM gold.mart_channel_daily AS c"
                + " WHERE c.client_id = '" + clientId + "' GROUP BY c.channel_group"
                + " HAVING SUM(c.spend_rc) > 0 ORDER BY spend DESC, c.channel_group")));
    return json;
  }

  private static List<Map<String, Object>> rows(ResultTable table) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (List<@Nullable Object> values : table.rows()) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 0; i < values.size(); i++) {
        row.put(table.columns().get(i).name(), json(values.get(i)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, Object> row(@Nullable Object... namesAndValues) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put(String.valueOf(namesAndValues[i]), json(namesAndValues[i + 1]));
    }
    return row;
  }

  @SuppressWarnings("NullAway") // a JSON null is a null here
  private static Object json(@Nullable Object value) {
    return value instanceof BigDecimal exact
        ? exact.toPlainString()
        : value == null || value instanceof Number ? value : value.toString();
  }
}
