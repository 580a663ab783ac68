package com.askbosco.data.warehouse.table;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.spec.TableSpec.Pii;
import com.askbosco.data.spec.TableSpec.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The canonical tables as a page for people. */
final class TableDocs {
  private TableDocs() {}

  static String page(Collection<TableSpec> canon) {
    StringBuilder page = new StringBuilder();
    page.append("<!-- ").append(TableFiles.NOTE).append(" -->\n# Tables of silver\n\n");
    page.append("""
        Every row says whose it is (`tenant_id`, `client_id`), which connector and account it came from (`source_system`,
        `source_account_id`), and after its own columns which run, slice and file brought it (`_run_id` … `_is_final`). The key
        named below comes after the first four. Keys that end in `_key` are hex SHA-256 of tenant, source, account and native id;
        native ids are texts. Money is in major units of the row's `currency_code`, never a float. Days are account-local. A text
        that people group by is `(not set)`, never NULL; enumerations end with OTHER and UNKNOWN.

        A column marked + may be added up over rows. `!` marks a column that always has a value. How a table is changed:
        [runbook](runbooks/change-a-table.md); a new column: [guide](guides/add-a-field-or-mart.md).

        """);
    index(page, "Facts", canon, spec -> spec.name().startsWith("fct_") && !reference(spec));
    index(page, "Entities", canon, spec -> spec.name().startsWith("dim_") && !reference(spec));
    index(page, "Written from files", canon, spec -> reference(spec));
    index(
        page,
        "Others",
        canon,
        spec ->
            !reference(spec) && !spec.name().startsWith("fct_") && !spec.name().startsWith("dim_"));
    canon.forEach(spec -> table(page, spec));
    return page.toString();
  }

  private static boolean reference(TableSpec spec) {
    return spec.disposition() == Disposition.REFERENCE;
  }

  private static void index(
      StringBuilder page, String title, Collection<TableSpec> canon, Predicate<TableSpec> which) {
    List<TableSpec> tables = canon.stream().filter(which).toList();
    if (tables.isEmpty()) {
      return;
    }
    page.append("## ").append(title).append("\n\n| Table | One row is |\n|---|---|\n");
    for (TableSpec spec : tables) {
      page.append("| [").append(spec.name()).append("](#").append(spec.name()).append(") | ");
      page.append(cell(spec.description())).append(" |\n");
    }
    page.append("\n");
  }

  private static void table(StringBuilder page, TableSpec spec) {
    page.append("## ")
        .append(spec.name())
        .append("\n\n")
        .append(spec.description())
        .append("\n\n");
    List<String> facts = new ArrayList<>();
    facts.add("Key: " + code(spec.key()));
    if (spec.version().number() > 1) {
      facts.add("version " + spec.version().number());
    }
    facts.add(
        switch (spec.disposition()) {
          case REPLACE_SLICE -> "a slice replaces its rows, vanished ones included";
          case UPSERT ->
            spec.replaceBy().equals(spec.key())
                ? "a row replaces the one of its key"
                : "rows are replaced as a whole by " + code(spec.replaceBy());
          case APPEND -> "a row is added once and never changed";
          case REFERENCE -> "written from files of the product and of the clients";
        });
    spec.partition().ifPresent(day -> facts.add("partitioned by `" + day + "`"));
    if (!spec.cluster().isEmpty()) {
      facts.add("clustered by " + code(spec.cluster()));
    }
    if (spec.hasHistory()) {
      facts.add("versions of " + code(spec.history()) + " in `" + spec.name() + "_history`");
    }
    page.append(String.join("; ", facts))
        .append(".\n\n| Column | Type | Meaning |\n|---|---|---|\n");
    for (Column column : spec.columns()) {
      page.append("| `").append(column.name()).append("`").append(column.required() ? " !" : "");
      page.append(column.additive() ? " +" : "").append(" | ").append(column.type());
      page.append(" | ").append(cell(meaning(column))).append(" |\n");
    }
    page.append("\n");
  }

  private static String meaning(Column column) {
    List<String> parts = new ArrayList<>();
    parts.add(column.description());
    if (column.unit() != Unit.NONE) {
      parts.add(UNITS.get(column.unit()));
    }
    if (!column.values().isEmpty()) {
      parts.add("one of " + String.join(", ", column.values()));
    }
    if (column.pii() != Pii.NONE) {
      parts.add("personal data: " + column.pii().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    return String.join("; ", parts);
  }

  private static final Map<Unit, String> UNITS = Map.of(
      Unit.MONEY, "money",
      Unit.RATIO, "0 to 1",
      Unit.MILLISECONDS, "milliseconds",
      Unit.SECONDS, "seconds",
      Unit.HOURS, "hours",
      Unit.DAYS, "days");

  private static String code(List<String> names) {
    return "`" + String.join("`, `", names) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
