package com.askbosco.data.pipeline.source.jdbc;

import com.askbosco.data.connector.Pages;
import com.askbosco.data.connector.Sleeper;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.source.SliceSource;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.JdbcSettings;
import com.askbosco.data.spec.source.JdbcSettings.Table;
import com.askbosco.data.spec.source.SourceSpec.StreamSpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables and queries of databases. A stream with windows is read by days of its {@code event_time}, one without is read whole and replaces
 * everything. All of a slice is seen at one moment, also by several connections, where the database has a way to share one; with
 * {@code consistent: false} a slice goes on after its last page instead.
 */
public final class JdbcSource implements SliceSource {
  private final Sleeper sleeper;

  /** Reads databases, waiting in earnest before another attempt to connect. */
  public JdbcSource() {
    this(Sleeper.real());
  }

  JdbcSource(Sleeper sleeper) {
    this.sleeper = sleeper;
  }

  @Override
  public Pages open(
      Connection connection,
      Slice slice,
      StreamSpec stream,
      @Nullable String position,
      SecretResolver secrets) {
    JdbcSettings settings = JdbcSettings.of(connection.config(), stream.name());
    Database database = Database.of(settings.database());
    Sessions sessions = new Sessions(
        database, settings, Login.of(connection.credential(), settings, secrets), sleeper);
    List<java.sql.Connection> open = new ArrayList<>();
    boolean done = false;
    try {
      Pages pages = new Opening(sessions, connection, slice, stream, open).pages(position);
      done = true;
      return pages;
    } catch (SQLException e) {
      throw DatabaseFailure.of(
          "Cannot read stream " + stream.name() + " of " + sessions.place(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BoscoException(ErrorCode.SOURCE_UNAVAILABLE, "Interrupted while connecting");
    } finally {
      if (!done) {
        open.forEach(JdbcSource::close);
      }
    }
  }

  private static void close(java.sql.Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It is gone either way.
    }
  }

  /** What is known while a slice is opened. */
  private record Opening(
      Sessions sessions,
      Connection connection,
      Slice slice,
      StreamSpec stream,
      List<java.sql.Connection> open) {

    private java.sql.Connection session() throws InterruptedException {
      java.sql.Connection session = sessions.open();
      open.add(session);
      return session;
    }

    Pages pages(@Nullable String position) throws SQLException, InterruptedException {
      JdbcSettings settings = sessions.settings();
      Table table = Objects.requireNonNull(settings.tables().get(stream.name()));
      java.sql.Connection first = session();
      Shape shape = Shape.of(sessions.database(), first, from(table), table.columns());
      List<Column> order = order(shape);
      Optional<Column> split = table.splitBy().map(shape::column);
      SliceQuery query =
          conditions(SliceQuery.of(sessions.database(), shape, order, split), shape, table);
      boolean resumable = !order.isEmpty() && order.stream().noneMatch(Column::nullable);
      Place place = position != null
          ? Place.parse(position)
          : Place.start(
              split.isPresent()
                  ? Bounds.of(query, split.get(), first, settings.connections())
                  : List.of());
      List<@Nullable RangeReader> readers = new ArrayList<>();
      Optional<String> snapshot = snapshot(first, place.ranges().size());
      java.sql.Connection free = first;
      for (int i = 0; i < place.ranges().size(); i++) {
        if (place.ranges().get(i).ended()) {
          readers.add(null);
          continue;
        }
        java.sql.Connection session = free == null ? session() : free;
        if (free == null && snapshot.isPresent()) {
          try (Statement statement = session.createStatement()) {
            statement.execute(sessions.database().importSnapshot(snapshot.get()));
          }
        }
        free = null;
        readers.add(new RangeReader(
            session,
            query.range(place.bounds(), i).after(place.ranges().get(i).after()),
            new RowWriter(shape.columns(), settings.timestampZone()),
            sessions.database(),
            settings,
            resumable));
      }
      return new JdbcPages(
          readers,
          place,
          !settings.consistent() && resumable,
          "stream " + stream.name() + " of " + sessions.place());
    }

    private Optional<String> snapshot(java.sql.Connection first, int ranges) throws SQLException {
      Optional<String> export = sessions.database().exportSnapshot();
      if (ranges < 2 || !sessions.settings().consistent()) {
        return Optional.empty();
      }
      if (export.isEmpty()) {
        throw new SourceException(
            ErrorCode.CONFIG_BAD_VALUE,
            "This database shares no state between connections. Write `consistent: false`, or leave `split_by` out");
      }
      try (Statement statement = first.createStatement();
          ResultSet name = statement.executeQuery(export.get())) {
        name.next();
        return Optional.of(name.getString(1));
      }
    }

    private String from(Table table) {
      Database database = sessions.database();
      if (stream.query().isPresent()) {
        // A line of its own, since the query may end with a comment.
        return "(\n" + stream.query().get() + "\n) AS q";
      }
      return table
              .schema()
              .or(() -> sessions.settings().schema())
              .map(schema -> database.quote(schema) + ".")
              .orElse("")
          + database.quote(table.table());
    }

    /** The key puts rows in order; without one the split column does. */
    private List<Column> order(Shape shape) {
      List<Column> key = new ArrayList<>();
      for (String field : stream.key()) {
        Optional<Column> column = shape.find(field);
        if (column.isPresent()) {
          key.add(column.get());
        } else if (field.indexOf('.') < 0) {
          key.add(shape.column(field));
        }
      }
      return key;
    }

    private SliceQuery conditions(SliceQuery query, Shape shape, Table table) {
      SliceQuery all = query;
      if (table.accountColumn().isPresent()) {
        all = all.where(shape.column(table.accountColumn().get()), "=", slice.accountId());
      }
      DateRange window = slice.window();
      if (window == null) {
        return all;
      }
      Column time = shape.column(stream.eventTime().orElseThrow());
      DayBounds days = new DayBounds(
          time,
          stream.eventTimeUnit(),
          ZoneId.of(connection.clientZone()),
          sessions.settings().timestampZone());
      return all.where(time, ">=", days.from(window)).where(time, "<", days.end(window));
    }
  }
}
