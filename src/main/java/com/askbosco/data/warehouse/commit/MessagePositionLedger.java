package com.askbosco.data.warehouse.commit;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where reading messages goes on, partition by partition; moved in the transaction that brings their rows. */
final class MessagePositionLedger {
  private static final TableLayout HEAD = ControlTables.table(
      "temp",
      "page_head",
      List.of("partition_key"),
      "partition_key tenant_id client_id connection_id source stream source_account_id slice_id partition_id run_id position",
      "messages:i rejected:i newest_at:t committed_at:t");

  private final SqlSession sql;
  private final Dialect dialect;

  MessagePositionLedger(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /** Where each partition goes on; none of a partition that was never read, or whose source has no positions. */
  Map<String, String> positions() {
    Map<String, String> positions = new HashMap<>();
    for (List<@Nullable Object> row : sql.rows("SELECT partition_key, position FROM "
        + dialect.table(ControlTables.MESSAGE_POSITION) + " WHERE position <> ''")) {
      positions.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
    }
    return positions;
  }

  /**
   * Makes sure that the pages follow on one another and on what is there.
   *
   * @throws BoscoException with {@code WAREHOUSE_CONFLICT} when one does not
   */
  void requireNext(List<StagedPage> pages) {
    Map<String, String> stands = new HashMap<>();
    String keys = pages.stream()
        .map(StagedPage::key)
        .distinct()
        .map(dialect::literal)
        .collect(Collectors.joining(", "));
    sql.rows("SELECT partition_key, position FROM "
            + dialect.table(ControlTables.MESSAGE_POSITION) + " WHERE partition_key IN (" + keys
            + ")")
        .forEach(row -> stands.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
    for (StagedPage page : pages) {
      @Nullable String stand = stands.get(page.key());
      if (page.hasPosition()) {
        if (!Objects.equals(stand, page.from())) {
          throw new BoscoException(
              ErrorCode.WAREHOUSE_CONFLICT,
              "Messages of " + page.slice().label() + " partition `" + page.partition()
                  + "` begin at " + page.from() + ", the warehouse stands at " + stand
                  + ". Another job reads the same connection, or this one lost pages: start it again.");
        }
        stands.put(page.key(), page.next());
      }
    }
  }

  /** Moves each partition to the end of its last page. */
  void move(StagedMessages messages) {
    Map<String, StagedPage> ends = new LinkedHashMap<>();
    Map<String, long[]> counts = new HashMap<>();
    Map<String, Instant> newest = new HashMap<>();
    for (StagedPage page : messages.pages()) {
      ends.put(page.key(), page);
      @Nullable Instant published = page.newest();
      if (published != null) {
        newest.merge(page.key(), published, (a, b) -> a.isAfter(b) ? a : b);
      }
      long[] sum = counts.computeIfAbsent(page.key(), key -> new long[2]);
      sum[0] += page.messages();
      sum[1] += page.rejected();
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    ends.forEach((key, page) -> {
      long[] sum = Objects.requireNonNull(counts.get(key));
      rows.add(Arrays.asList(
          key,
          messages.tenantId(),
          page.slice().clientId(),
          page.slice().connectionId(),
          page.slice().source(),
          page.slice().stream(),
          page.slice().accountId(),
          page.slice().id(),
          page.partition(),
          messages.runId(),
          page.next(),
          sum[0],
          sum[1],
          newest.get(key),
          messages.at()));
    });
    sql.temporary(HEAD, rows);
    String target = dialect.table(ControlTables.MESSAGE_POSITION);
    String names = new ColumnSql(dialect).list(HEAD.columns());
    sql.run("UPDATE page_head SET messages = page_head.messages + p.messages,"
        + " rejected = page_head.rejected + p.rejected,"
        + " newest_at = GREATEST(COALESCE(page_head.newest_at, p.newest_at), COALESCE(p.newest_at, page_head.newest_at))"
        + " FROM " + target + " p WHERE p.partition_key = page_head.partition_key");
    sql.run(
        "DELETE FROM " + target + " WHERE partition_key IN (SELECT partition_key FROM page_head)");
    sql.run("INSERT INTO " + target + " (" + names + ") SELECT " + names + " FROM page_head");
    sql.run("DROP TABLE page_head");
  }
}
