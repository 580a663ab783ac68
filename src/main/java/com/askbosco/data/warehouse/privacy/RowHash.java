package com.askbosco.data.warehouse.privacy;

import com.askbosco.data.spec.TableSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the {@code _row_hash} of a silver row from its values, the same that staging gives it. */
@FunctionalInterface
public interface RowHash {

  /**
   * The hash of a row.
   *
   * @param identity tenant, client, source and account
   * @param values the business columns in their order
   */
  String of(TableSpec table, List<String> identity, List<@Nullable Object> values);
}
