package com.askbosco.data.warehouse.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The rows of every mart, check and view over {@link MartRows} are what they were. Who changes a query on purpose writes the
 * file anew with {@code -Dbosco.marts.write=true} and commits it, so that a review sees which figures have changed.
 */
class MartRowsTest {
  @Test
  void everyQueryGivesTheRowsItGave() throws SQLException, IOException {
    List<String> lines = new ArrayList<>();
    MartRows rows = MartRows.shared();
    rows.queries().forEach((path, sql) -> lines.add(MartRows.pin(path, rows.of(path, sql))));
    if (Boolean.getBoolean("bosco.marts.write")) {
      Files.createDirectories(MartRows.PINNED.getParent());
      Files.write(MartRows.PINNED, lines);
    }

    assertThat(lines)
        .as("rows of queries changed; if on purpose, run with -Dbosco.marts.write=true")
        .isEqualTo(Files.readAllLines(MartRows.PINNED));
    // which days are final is said by the ledger of slices alone; ChannelNowTest has rows of it
    assertThat(lines.stream().filter(line -> !line.contains("/int_final_day.sql")))
        .noneMatch(line -> line.matches("(gold|sql)/\\S+\t0\t.*"));
  }
}
