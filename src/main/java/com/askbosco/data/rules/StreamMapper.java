package com.askbosco.data.rules;

import com.askbosco.data.model.Rejected;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Consumer;

/** Maps the records of one stream to canonical rows. Immutable and thread-safe; the same input gives the same output. */
public interface StreamMapper {

  /**
   * Maps one record.
   *
   * @param record the parsed record; not changed
   * @param index its position in the page, for rejected rows
   * @param context what the mapping may read besides the record; pass the same object for all records of a slice
   * @param rows takes the rows, none or several
   * @param rejected takes rows with a bad value; the record's other rows go on. Every record gives at least one row or one
   *     rejected row, unless its mapping says that such records carry no facts
   */
  void map(
      JsonNode record,
      int index,
      RowContext context,
      Consumer<SilverRow> rows,
      Consumer<Rejected> rejected);

  /** The canonical tables that its records may give rows for; none where that is not known. */
  default Set<String> tables() {
    return Set.of();
  }

  /**
   * The name that the rows bear as their {@code source_system}: the connector's own, or that of the connector whose rows these are
   * too.
   */
  default String sourceSystem(String connector) {
    return connector;
  }
}
