package com.askbosco.data.warehouse.googlesql;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.duckdb.DuckDBReadableVector;

/** The arguments of one call, read from DuckDB's vectors without boxing. */
final class UdfRow {
  private final DuckDBReadableVector[] vectors;
  private long row;

  UdfRow(DuckDBReadableVector[] vectors) {
    this.vectors = vectors;
  }

  void moveTo(long newRow) {
    row = newRow;
  }

  boolean anyNull() {
    for (DuckDBReadableVector vector : vectors) {
      if (vector.isNull(row)) {
        return true;
      }
    }
    return false;
  }

  String text(int argument) {
    return vectors[argument].getString(row);
  }

  long integer(int argument) {
    return vectors[argument].getLong(row);
  }

  double floating(int argument) {
    return vectors[argument].getDouble(row);
  }

  BigDecimal numeric(int argument) {
    return vectors[argument].getBigDecimal(row);
  }

  LocalDate date(int argument) {
    return vectors[argument].getLocalDate(row);
  }

  boolean bool(int argument) {
    return vectors[argument].getBoolean(row);
  }
}
