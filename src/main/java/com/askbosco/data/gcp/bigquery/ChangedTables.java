package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables that a transaction changes, counted before BigQuery does: it takes 100 of them. */
final class ChangedTables {
  private static final int MOST = 100;
  private static final Pattern CHANGE =
      Pattern.compile("^(?:INSERT INTO|DELETE FROM|UPDATE|MERGE INTO) (`[^`]+`\\.`[^`]+`)");

  private final Set<String> tables = new TreeSet<>();

  /**
   * Takes note of a statement.
   *
   * @throws BoscoException when it changes one table too many
   */
  void note(String sql) {
    Matcher change = CHANGE.matcher(sql);
    if (change.find() && tables.add(change.group(1)) && tables.size() > MOST) {
      throw new BoscoException(
          ErrorCode.WAREHOUSE_FAILED,
          "A transaction of BigQuery changes " + MOST + " tables at most, and " + change.group(1)
              + " would be one more. Nothing was changed. Run fewer sources or clients at a time: what they bring is"
              + " committed run by run.");
    }
  }
}
