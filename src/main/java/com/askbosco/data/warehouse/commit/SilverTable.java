package com.askbosco.data.warehouse.commit;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A canonical table as the commit sees it.
 *
 * @param spec what the canon says
 * @param layout its physical form
 */
record SilverTable(TableSpec spec, TableLayout layout) {

  static SilverTable of(TableSpec spec) {
    return new SilverTable(spec, TableLayout.silver(spec));
  }

  /** The temporary table of its staged rows. */
  String stage() {
    return "stg_" + spec.name();
  }

  List<String> key() {
    return layout.key();
  }

  /** Columns whose values name what is replaced as a whole. */
  List<String> group() {
    return switch (spec.disposition()) {
      case REPLACE_SLICE -> List.of("_slice_id");
      case UPSERT ->
        TableLayout.withIdentity(spec.replaceBy().isEmpty() ? spec.key() : spec.replaceBy());
      case APPEND, REFERENCE -> key();
    };
  }

  /** Columns that may be added up exactly. */
  List<String> measures() {
    return spec.columns().stream()
        .filter(column -> column.additive()
            && (column.type() == Type.INT64 || column.type() == Type.NUMERIC)
            && !spec.key().contains(column.name()))
        .map(Column::name)
        .toList();
  }

  /** The table whose rows own this one's: its key is what this table is replaced by (orders own their lines). */
  Optional<SilverTable> owner(Collection<SilverTable> tables) {
    if (spec.disposition() != Disposition.UPSERT || group().equals(key())) {
      return Optional.empty();
    }
    return tables.stream()
        .filter(other -> other.spec.disposition() == Disposition.UPSERT
            && !other.equals(this)
            && other.key().equals(group()))
        .findFirst();
  }
}
