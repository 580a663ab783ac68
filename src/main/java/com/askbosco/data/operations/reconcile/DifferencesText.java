package com.askbosco.data.operations.reconcile;

import com.askbosco.data.operations.reconcile.Differences.Pair;
import com.askbosco.data.operations.reconcile.Differences.Row;
import com.askbosco.data.operations.reconcile.Differences.Size;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Differences for a terminal and as JSON. */
public final class DifferencesText {
  private DifferencesText() {}

  /** The report: sizes, counts, some rows of each kind, and days whose totals lie apart. */
  public static String text(String old, String fresh, Comparison comparison, Differences found) {
    StringBuilder text = new StringBuilder();
    text.append(side("old", old, found.oldSize()));
    text.append(side("new", fresh, found.newSize()));
    text.append("key  ").append(String.join(", ", comparison.keys())).append("\n");
    text.append("measures  ")
        .append(comparison.measures().entrySet().stream()
            .map(each -> each.getKey() + " ±" + each.getValue())
            .collect(Collectors.joining(", ")))
        .append("\n\n");
    if (found.none()) {
      return text.append("The tables say the same.\n").toString();
    }
    text.append(String.format(
        Locale.ROOT, "%,10d missing: in the old table, not in the new one%n", found.missing()));
    text.append(String.format(
        Locale.ROOT, "%,10d extra: in the new table, not in the old one%n", found.extra()));
    text.append(String.format(
        Locale.ROOT,
        "%,10d differ%s%n",
        found.differing(),
        found.byMeasure().entrySet().stream()
            .filter(each -> each.getValue() > 0)
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", ", found.differing() > 0 ? ": " : "", ""))));
    rows(text, "missing", found.missing(), found.missingRows());
    rows(text, "extra", found.extra(), found.extraRows());
    rows(text, "differ", found.differing(), found.differingRows());
    if (!found.days().isEmpty()) {
      text.append("\ndays whose totals lie apart\n");
      found.days().forEach(day -> text.append(line(day)));
    }
    return text.toString();
  }

  private static String side(String side, String name, Size size) {
    return String.format(
        Locale.ROOT,
        "%s  %s: %,d rows%s%n",
        side,
        name,
        size.rows(),
        size.duplicates() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ", %,d keys more than once (their figures are added up)",
                size.duplicates()));
  }

  private static void rows(StringBuilder text, String kind, long all, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    text.append("\n").append(kind);
    text.append(all > rows.size() ? ", the first " + rows.size() + " of " + all + "\n" : "\n");
    rows.forEach(row -> text.append(line(row)));
  }

  private static String line(Row row) {
    return "  " + String.join(" | ", row.key()) + "  "
        + row.figures().entrySet().stream()
            .filter(each ->
                !plain(each.getValue().old()).equals(plain(each.getValue().fresh())))
            .map(each -> each.getKey() + " " + pair(each.getValue()))
            .collect(Collectors.joining(", "))
        + "\n";
  }

  private static String pair(Pair pair) {
    BigDecimal old = pair.old();
    BigDecimal fresh = pair.fresh();
    String change = old == null || fresh == null
        ? ""
        : " (" + (fresh.compareTo(old) > 0 ? "+" : "") + plain(fresh.subtract(old)) + ")";
    return plain(old) + " → " + plain(fresh) + change;
  }

  private static String plain(@org.jspecify.annotations.Nullable BigDecimal number) {
    if (number == null) {
      return "none";
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  /** The same as JSON; figures are exact numbers. */
  public static ObjectNode json(
      String old, String fresh, Comparison comparison, Differences found) {
    ObjectNode root = JsonNodeFactory.withExactBigDecimals(true).objectNode();
    root.put("is_equal", found.none());
    size(root.putObject("old"), old, found.oldSize());
    size(root.putObject("new"), fresh, found.newSize());
    root.put("missing", found.missing());
    root.put("extra", found.extra());
    root.put("differing", found.differing());
    found.byMeasure().forEach(root.putObject("differing_by_measure")::put);
    rows(root.putArray("missing_rows"), comparison.keys(), found.missingRows());
    rows(root.putArray("extra_rows"), comparison.keys(), found.extraRows());
    rows(root.putArray("differing_rows"), comparison.keys(), found.differingRows());
    rows(root.putArray("days"), comparison.day().map(List::of).orElse(List.of()), found.days());
    return root;
  }

  private static void size(ObjectNode node, String name, Size size) {
    node.put("table", name);
    node.put("rows", size.rows());
    node.put("keys", size.keys());
    node.put("duplicate_keys", size.duplicates());
  }

  private static void rows(ArrayNode node, List<String> keys, List<Row> rows) {
    for (Row row : rows) {
      ObjectNode each = node.addObject();
      ObjectNode key = each.putObject("key");
      for (int i = 0; i < keys.size(); i++) {
        key.put(keys.get(i), row.key().get(i));
      }
      row.figures().forEach((measure, pair) -> {
        ObjectNode figures = each.putObject(measure);
        figures.put("old", pair.old());
        figures.put("new", pair.fresh());
      });
    }
  }
}
