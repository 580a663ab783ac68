package com.askbosco.data.warehouse.table;

import com.askbosco.data.spec.TableSpec;

/** One thing to do so that a warehouse has the table that the canon says. */
public sealed interface TableStep {

  /** The table's name. */
  String table();

  /** The table is not there. */
  record Create(TableSpec spec) implements TableStep {
    @Override
    public String table() {
      return spec.name();
    }
  }

  /** A column is not there; rows that are have NULL in it. */
  record AddColumn(TableSpec spec, TableSpec.Column column) implements TableStep {
    @Override
    public String table() {
      return spec.name();
    }
  }

  /** A column may be NULL from now on. */
  record Relax(TableSpec spec, TableSpec.Column column) implements TableStep {
    @Override
    public String table() {
      return spec.name();
    }
  }

  /** Rows are to lie in another order; those that are there stay as they are. */
  record Recluster(TableSpec spec) implements TableStep {
    @Override
    public String table() {
      return spec.name();
    }
  }

  /** Former versions of its entities are kept from now on, of other columns than before, or not any more. */
  record Track(TableSpec spec) implements TableStep {
    @Override
    public String table() {
      return spec.name();
    }
  }

  /** The next version is built beside the one before, filled from it, and the view goes over to it. */
  record NewVersion(TableRecord before, TableSpec spec) implements TableStep {
    @Override
    public String table() {
      return spec.name();
    }
  }

  /** The canon has no such table any more; it stays until somebody drops it. */
  record Leave(TableRecord before) implements TableStep {
    @Override
    public String table() {
      return before.table();
    }
  }
}
