package com.askbosco.data.lineage;

import com.askbosco.data.lineage.DatasetNames.Name;
import java.util.function.BiConsumer;

/** What a node of the column graph is: a column of a table, a field of a source's stream, or neither. */
sealed interface Origin {

  /** A column, or {@code *} for the rows themselves. */
  record OfTable(String table, String column, Name name) implements Origin {}

  /** A field of a record. */
  record OfStream(String source, String stream, String field, Name name) implements Origin {}

  /** A constant, a client's setting, or what the run itself writes: no dataset. */
  record Elsewhere() implements Origin {}

  /** Reads a node, such as {@code silver.fct_order.units} or {@code shopify.orders:id}. */
  static Origin of(String node, DatasetNames names) {
    int colon = node.indexOf(':');
    int dot = node.indexOf('.');
    if (colon > dot && dot > 0) {
      String source = node.substring(0, dot);
      String stream = node.substring(dot + 1, colon);
      return new OfStream(source, stream, node.substring(colon + 1), names.stream(source, stream));
    }
    int last = node.lastIndexOf('.');
    if (colon < 0 && dot > 0 && last > dot) {
      String table = node.substring(0, last);
      return new OfTable(table, node.substring(last + 1), names.table(table));
    }
    return new Elsewhere();
  }

  /** Calls back with dataset and field when the node is a field of a dataset. */
  default void ifField(BiConsumer<Name, String> found) {
    switch (this) {
      case OfTable of -> {
        if (!of.column().equals("*")) {
          found.accept(of.name(), of.column());
        }
      }
      case OfStream of -> found.accept(of.name(), of.field());
      case Elsewhere elsewhere -> {}
    }
  }
}
