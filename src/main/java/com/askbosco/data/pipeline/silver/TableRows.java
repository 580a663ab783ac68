package com.askbosco.data.pipeline.silver;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.stage.CheckTally;
import com.askbosco.data.rules.RowCheck;
import com.askbosco.data.rules.SilverRow;
import com.askbosco.data.spec.RowCheckSpec.Severity;
import com.askbosco.data.spec.TableSpec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rows of one table of a stream have in common: their column names as bytes, their checks, and what these counted. */
final class TableRows {
  final String name;
  final byte[][] columns;
  final boolean[] json;

  private final RowCheck[] checks;
  private final long[] failed;
  private final String[] examples;
  private long checked;

  TableRows(TableSpec table, List<RowCheck> checks) {
    this.name = "silver." + table.name();
    int n = table.columns().size();
    this.columns = new byte[n][];
    this.json = new boolean[n];
    for (int i = 0; i < n; i++) {
      TableSpec.Column column = table.columns().get(i);
      columns[i] = (",\"" + column.name() + "\":").getBytes(StandardCharsets.UTF_8);
      json[i] = column.type() == TableSpec.Type.JSON;
    }
    this.checks = checks.toArray(RowCheck[]::new);
    this.failed = new long[this.checks.length];
    this.examples = new String[this.checks.length];
    Arrays.fill(examples, "");
  }

  /**
   * Runs the row's checks.
   *
   * @return the first one that sends it to the dead letters; null when it may go on
   * @throws BoscoException with {@code SOURCE_QUALITY} when one says that the slice fails
   */
  @Nullable
  RowCheck check(SilverRow row) {
    checked++;
    RowCheck against = null;
    for (int i = 0; i < checks.length; i++) {
      RowCheck check = checks[i];
      if (!check.holds(row)) {
        failed[i]++;
        if (examples[i].isEmpty()) {
          examples[i] = check.values(row);
        }
        if (check.severity() == Severity.FAIL) {
          throw new BoscoException(
              ErrorCode.SOURCE_QUALITY,
              "check `" + check.name() + "` of severity fail is broken: " + check.values(row)
                  + ". " + check.description()
                  + " Nothing of the slice is taken; what was there before stays.");
        }
        if (against == null && check.severity() == Severity.QUARANTINE) {
          against = check;
        }
      }
    }
    return against;
  }

  /** Hands on what was counted since the last time. */
  void count(String slice, CheckTally tally) {
    if (checked > 0) {
      for (int i = 0; i < checks.length; i++) {
        tally.add(
            slice,
            name,
            checks[i].name(),
            checks[i].severity().name(),
            checked,
            failed[i],
            examples[i]);
      }
    }
    forget();
  }

  /** Drops what was counted: the page it was counted of did not come to its end. */
  void forget() {
    Arrays.fill(failed, 0);
    Arrays.fill(examples, "");
    checked = 0;
  }
}
