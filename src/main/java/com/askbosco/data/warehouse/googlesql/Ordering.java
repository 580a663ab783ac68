package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOrderByItem;
import java.util.List;
import java.util.StringJoiner;

/** ORDER BY keys with the place of NULL and NaN written out, since both engines differ in their defaults. */
final class Ordering {
  private Ordering() {}

  static String list(QueryLowering query, List<ResolvedOrderByItem> items) {
    StringJoiner keys = new StringJoiner(", ");
    for (ResolvedOrderByItem item : items) {
      if (item.getCollationName() != null) {
        throw query.unsupported("COLLATE", "COLLATE");
      }
      String key = query.expressions.lower(item.getColumnRef());
      boolean descending = item.getIsDescending();
      boolean nullsFirst = switch (item.getNullOrder()) {
        case NULLS_FIRST -> true;
        case NULLS_LAST -> false;
        default -> !descending;
      };
      String nulls = nullsFirst ? " NULLS FIRST" : " NULLS LAST";
      if (item.getColumnRef().getType().isDouble()) {
        // NaN is below every number in GoogleSQL and above in DuckDB.
        keys.add("isnan(" + key + ")" + (descending ? " ASC" : " DESC") + nulls);
      } else if (item.getColumnRef().getType().isStruct()
          || item.getColumnRef().getType().isArray()) {
        throw query.unsupported(
            "ORDER BY of a " + TypeNames.of(item.getColumnRef().getType()), "ORDER");
      }
      keys.add(key + (descending ? " DESC" : " ASC") + nulls);
    }
    return keys.toString();
  }
}
