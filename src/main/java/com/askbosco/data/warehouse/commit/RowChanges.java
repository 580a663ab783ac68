package com.askbosco.data.warehouse.commit;

import com.askbosco.data.warehouse.table.TableLayout;

/**
 * Hears which rows of silver a commit takes away and which it brings, inside its transaction. A row that changes is taken away as it
 * was and brought as it is.
 */
public interface RowChanges {
  /** For commits that nobody follows. */
  RowChanges NONE = new RowChanges() {
    @Override
    public boolean follows(TableLayout table) {
      return false;
    }

    @Override
    public void removed(TableLayout table, String from) {}

    @Override
    public void added(TableLayout table, String from) {}

    @Override
    public void brought(TableLayout table, String rows) {}
  };

  /** Whether anybody wants to hear of this table; of others nothing need be told. */
  boolean follows(TableLayout table);

  /**
   * Rows that are about to be taken away.
   *
   * @param from what follows SELECT and the columns, which are named with the alias {@code r}
   */
  void removed(TableLayout table, String from);

  /** Rows that were brought; as above. */
  void added(TableLayout table, String from);

  /**
   * Rows that were brought and lie in a temporary table as well.
   *
   * @param rows the temporary table, which belongs to the listener from now on
   */
  void brought(TableLayout table, String rows);
}
