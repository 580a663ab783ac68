package com.askbosco.data.serve;

import com.askbosco.data.warehouse.Finding;
import com.askbosco.data.warehouse.Quality;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The quality of the morning as the page reads it: the broken checks first, then those that hold. */
final class QualityJson {
  private QualityJson() {}

  static Map<String, Object> of(Optional<Quality> quality) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("known", quality.isPresent());
    quality.ifPresent(each -> {
      json.put("published", each.published());
      json.put("checked_run", each.checked().id());
      json.put("served_run", each.served().id());
      json.put("served_day", each.served().day());
      List<Map<String, Object>> checks = new ArrayList<>();
      each.blocking().forEach(finding -> checks.add(row(finding, "stopped the publish")));
      each.warnings().forEach(finding -> checks.add(row(finding, state(finding))));
      each.findings().stream()
          .filter(finding -> !finding.broken())
          .forEach(finding -> checks.add(row(finding, "holds")));
      json.put("checks", checks);
      json.put("dead_letters", each.letters());
    });
    return json;
  }

  private static String state(Finding finding) {
    return finding.severity().equals("QUARANTINE") ? "rows set aside" : "warns";
  }

  private static Map<String, Object> row(Finding finding, String state) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("check", finding.check());
    row.put("layer", finding.layer().toLowerCase(java.util.Locale.ROOT));
    row.put("state", state);
    row.put("failed_rows", finding.failedRows());
    row.put("since", finding.since() == null ? "" : finding.since());
    row.put("clients", String.join(", ", finding.clients()));
    row.put("example", finding.example());
    row.put("description", finding.description());
    return row;
  }
}
