package com.askbosco.data.warehouse.mart;

import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.util.stream.Collectors;

/** The page that lists the marts, made from their headers and the columns of their queries. */
public final class MartDocs {
  /** Where it stands in the project. */
  public static final String FILE = "docs/marts.md";

  private MartDocs() {}

  /** The whole page. */
  public static String of(MartCatalog catalog) {
    StringBuilder out = new StringBuilder("# Marts\n\n"
        + "<!-- Made from sql/gold/ by `./bosco marts generate`; do not edit. -->\n\n"
        + "One file below `sql/gold/` is one table of `gold`; a name that begins with `int_` is a step on the way and no mart of its\n"
        + "own. Amounts that end in `_rc` are in the client's currency (`currency_code`), NULL where an exchange rate is missing.\n\n"
        + "| Table | One row |\n|---|---|\n");
    for (MartFile mart : catalog.marts()) {
      out.append("| [`%s`](#%s) | %s |\n".formatted(mart.name(), mart.name(), row(mart)));
    }
    for (MartFile mart : catalog.marts()) {
      TableLayout layout = catalog.layout(mart);
      out.append("\n## ").append(mart.name()).append("\n\n");
      out.append(mart.description().strip()).append("\n\n");
      out.append("Built ")
          .append(
              switch (mart.materialisation()) {
                case INCREMENTAL -> "by the days whose inputs changed";
                case TABLE -> "as a whole when an input changed";
              })
          .append(mart.lookback() == 0 ? "" : ", each reads " + mart.lookback() + " days before it")
          .append(mart.partition().map(day -> ", partitioned by `" + day + "`").orElse(""))
          .append(". Reads ")
          .append(catalog.compiled(mart).tables().stream()
              .sorted()
              .map(table -> "`" + table + "`")
              .collect(Collectors.joining(", ")))
          .append(". File: `sql/")
          .append(mart.path())
          .append("`.\n\n");
      out.append("Key: ").append(names(mart.keys())).append(".\n\n");
      out.append("Columns: ")
          .append(layout.fields().stream().map(MartDocs::column).collect(Collectors.joining(", ")))
          .append(".\n");
    }
    return out.toString();
  }

  private static String row(MartFile mart) {
    return mart.grain().strip().replaceFirst("^one row per ", "");
  }

  private static String column(Field field) {
    return "`" + field.name() + "` " + field.type();
  }

  private static String names(Iterable<String> names) {
    return java.util.stream.StreamSupport.stream(names.spliterator(), false)
        .map(name -> "`" + name + "`")
        .collect(Collectors.joining(", "));
  }
}
