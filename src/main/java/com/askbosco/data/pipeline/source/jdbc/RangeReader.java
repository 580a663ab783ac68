package com.askbosco.data.pipeline.source.jdbc;

import com.askbosco.data.pipeline.source.jdbc.Place.Progress;
import com.askbosco.data.pipeline.stage.JsonBytes;
import com.askbosco.data.spec.source.JdbcSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one range page by page. At most one page and what the driver holds are in memory. Used by one thread at a time.
 */
final class RangeReader implements AutoCloseable {
  private static final int PAGE_BYTES = 8 << 20;

  private final Connection connection;
  private final SliceQuery query;
  private final int fetchRows;
  private final RowWriter writer;
  private final List<Integer> keyPlaces;
  private final int pageRows;
  private final boolean resumable;
  private final JsonBytes body = new JsonBytes(64 << 10);
  private volatile @Nullable PreparedStatement statement;
  private @Nullable ResultSet rows;
  private volatile boolean onRow;

  /**
   * Asks nothing yet.
   *
   * @param resumable whether the order tells every row from every other, so that reading can go on behind one
   */
  RangeReader(
      Connection connection,
      SliceQuery query,
      RowWriter writer,
      Database database,
      JdbcSettings settings,
      boolean resumable) {
    this.connection = connection;
    this.query = query;
    this.fetchRows = database.fetchRows(settings);
    this.writer = writer;
    this.keyPlaces = query.keyPlaces();
    this.pageRows = settings.pageRows();
    this.resumable = resumable;
  }

  private ResultSet rows() throws SQLException {
    ResultSet open = rows;
    if (open == null) {
      PreparedStatement asked = query.prepare(connection, query.rows(), fetchRows);
      statement = asked;
      open = asked.executeQuery();
      rows = open;
      onRow = open.next();
    }
    return open;
  }

  /**
   * A page of a range.
   *
   * @param body rows as JSON lines
   * @param ends one past the last byte of each row
   * @param progress how far the range is behind it; null when reading cannot go on there
   * @param last whether nothing of the range is left
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed after the page was made
  record RangePage(
      byte[] body, List<Integer> ends, @Nullable Progress progress, boolean last) {}

  /** The next page; empty of rows only when the range is. */
  RangePage next() throws SQLException {
    ResultSet row = rows();
    body.clear();
    List<Integer> ends = new ArrayList<>();
    List<String> key = List.of();
    boolean between = true;
    while (onRow && ends.size() < pageRows && body.length() < PAGE_BYTES) {
      writer.write(row, body);
      ends.add(body.length());
      body.raw('\n');
      key = key(row);
      onRow = row.next();
    }
    if (onRow && resumable) {
      // Rows of one key are not parted: what comes behind the key would pass over the others.
      between = !key(row).equals(key);
    }
    Progress progress = !onRow
        ? new Progress(List.of(), true)
        : resumable && between ? new Progress(key, false) : null;
    return new RangePage(body.copy(), ends, progress, !onRow);
  }

  private List<String> key(ResultSet row) throws SQLException {
    if (!resumable) {
      return List.of();
    }
    List<String> key = new ArrayList<>(keyPlaces.size());
    for (int place : keyPlaces) {
      key.add(row.getString(place));
    }
    return key;
  }

  /** Ends the session, whatever it is doing. */
  @Override
  public void close() {
    PreparedStatement asked = statement;
    try (connection) {
      if (asked != null && onRow) {
        asked.cancel();
      }
    } catch (SQLException e) {
      // It was going to end anyway; what was read is read.
    }
  }
}
