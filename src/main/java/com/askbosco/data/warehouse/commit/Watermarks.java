package com.askbosco.data.warehouse.commit;

import com.askbosco.data.warehouse.Watermark;
import com.askbosco.data.warehouse.table.ControlTables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Reads {@code ops.ctl_watermark}. */
final class Watermarks {
  private Watermarks() {}

  /** How far each stream of each account is complete. */
  static List<Watermark> read(SqlSession sql, Dialect dialect) {
    return sql
        .rows("SELECT client_id, connection_id, source, stream, source_account_id, asked_from,"
            + " complete_to, extracted_at FROM " + dialect.table(ControlTables.WATERMARK)
            + " ORDER BY 1, 2, 3, 4, 5")
        .stream()
        .map(row -> new Watermark(
            String.valueOf(row.get(0)),
            String.valueOf(row.get(1)),
            String.valueOf(row.get(2)),
            String.valueOf(row.get(3)),
            String.valueOf(row.get(4)),
            (LocalDate) row.get(5),
            (LocalDate) row.get(6),
            (Instant) row.get(7)))
        .toList();
  }
}
