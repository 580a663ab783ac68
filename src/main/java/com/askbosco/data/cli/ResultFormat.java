package com.askbosco.data.cli;

import com.askbosco.data.warehouse.ResultTable;

/** The forms in which the answer of a query is printed. */
enum ResultFormat {
  /** For people. */
  TABLE,
  /** A line with the columns' names, then one a row. */
  CSV,
  /** One object a row. */
  JSON;

  String of(ResultTable result) {
    return switch (this) {
      case TABLE -> result.toText();
      case CSV -> result.toCsv();
      case JSON -> result.toJson();
    };
  }
}
