package com.askbosco.data.launch.bench;

import com.askbosco.data.rules.SilverRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Sessions and figures per minute as a consumer written by hand would keep them: in maps, of which what changed is written at each
 * commit. Restarting is not thought of.
 */
final class PlainLive {
  private static final Duration GAP = Duration.ofMinutes(30);

  private final List<String> columns;
  private final Map<String, List<Session>> sessions = new HashMap<>();
  private final Map<Minute, long[]> minutes = new HashMap<>();
  private final Set<String> changedVisitors = new HashSet<>();
  private final Set<Minute> changedMinutes = new HashSet<>();
  private String tenant = "";
  private String client = "";
  private String source = "";
  private String account = "";

  private record Minute(LocalDate day, Instant at, String channel) {}

  private static final class Session {
    Instant from = Instant.MAX;
    Instant to = Instant.MIN;

    @Nullable
    Object[] first = {};

    String firstKey = "";
    final List<@Nullable Object[]> events = new ArrayList<>();
  }

  /**
   * @param columns the columns of an event in their order
   */
  PlainLive(List<String> columns) {
    this.columns = columns;
  }

  void of(String tenantId, String clientId, String sourceSystem, String accountId) {
    tenant = tenantId;
    client = clientId;
    source = sourceSystem;
    account = accountId;
  }

  private @Nullable Object value(@Nullable Object[] event, String column) {
    return event[columns.indexOf(column)];
  }

  private String text(@Nullable Object[] event, String column, String otherwise) {
    return Objects.requireNonNullElse((String) value(event, column), otherwise);
  }

  private Instant at(@Nullable Object[] event) {
    return (Instant) Objects.requireNonNull(value(event, "event_ts"));
  }

  void add(SilverRow row) {
    @Nullable Object[] event = row.values();
    if (!(value(event, "user_key") instanceof String visitor)) {
      count(event, text(event, "channel_group", ""), 1);
      return;
    }
    changedVisitors.add(visitor);
    Instant at = at(event);
    List<Session> known = sessions.computeIfAbsent(visitor, key -> new ArrayList<>(1));
    Session session = null;
    for (Session each : known) {
      if (!at.isBefore(each.from.minus(GAP)) && !at.isAfter(each.to.plus(GAP))) {
        session = each;
      }
    }
    if (session == null) {
      session = new Session();
      known.add(session);
    } else {
      take(session, -1);
    }
    session.events.add(event);
    String key = text(event, "event_key", "");
    if (at.isBefore(session.from)
        || (at.equals(session.from) && key.compareTo(session.firstKey) < 0)) {
      session.first = event;
      session.firstKey = key;
      session.from = at;
    }
    session.to = at.isAfter(session.to) ? at : session.to;
    take(session, 1);
  }

  private void take(Session session, int sign) {
    String channel = text(session.first, "channel_group", "");
    session.events.forEach(event -> count(event, channel, sign));
    minute(session.first, session.from, channel)[3] += sign;
  }

  private void count(@Nullable Object[] event, String channel, int sign) {
    long[] figures = minute(event, at(event), channel);
    figures[0] += sign;
    String name = text(event, "event_name", "");
    figures[1] += name.equals("page_view") || name.equals("screen_view") ? sign : 0;
    figures[2] += Boolean.TRUE.equals(value(event, "is_key_event")) ? sign : 0;
  }

  private long[] minute(@Nullable Object[] event, Instant at, String channel) {
    Minute minute = new Minute(
        (LocalDate) Objects.requireNonNull(value(event, "client_date")),
        at.truncatedTo(ChronoUnit.MINUTES),
        channel);
    changedMinutes.add(minute);
    return minutes.computeIfAbsent(minute, key -> new long[4]);
  }

  /** Writes what changed, inside the transaction of the caller. */
  void write(Connection connection) throws SQLException {
    DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
    PlainConsumer.sql(
        connection,
        "CREATE TEMP TABLE plain_minute (client_date DATE, minute_ts TIMESTAMPTZ, channel_group VARCHAR,"
            + " events BIGINT, pageviews BIGINT, key_events BIGINT, sessions BIGINT)");
    PlainConsumer.sql(
        connection,
        "CREATE TEMP TABLE plain_session (user_key VARCHAR, session_start_ts TIMESTAMPTZ, session_end_ts TIMESTAMPTZ,"
            + " client_date DATE, first_event_key VARCHAR, channel_group VARCHAR, source VARCHAR, medium VARCHAR, campaign VARCHAR,"
            + " landing_url VARCHAR, device_category VARCHAR, country_code VARCHAR, events BIGINT, pageviews BIGINT, key_events BIGINT,"
            + " purchases BIGINT)");
    try (DuckDBAppender to = duck.createAppender("temp", "main", "plain_minute")) {
      for (Minute minute : changedMinutes) {
        to.beginRow();
        to.append(minute.day());
        to.append(moment(minute.at()));
        to.append(minute.channel());
        for (long figure : Objects.requireNonNull(minutes.get(minute))) {
          to.append(figure);
        }
        to.endRow();
      }
    }
    try (DuckDBAppender to = duck.createAppender("temp", "main", "plain_session")) {
      for (String visitor : changedVisitors) {
        for (Session session : Objects.requireNonNull(sessions.get(visitor))) {
          session(to, visitor, session);
        }
      }
    }
    String whose = "'" + tenant + "' AS tenant_id, '" + client + "' AS client_id, '" + source
        + "' AS source_system, ";
    PlainConsumer.sql(
        connection,
        "DELETE FROM gold.live_channel_minutely t USING plain_minute m WHERE t.client_date = m.client_date AND"
            + " t.minute_ts = m.minute_ts AND t.channel_group = m.channel_group");
    PlainConsumer.sql(
        connection,
        "INSERT INTO gold.live_channel_minutely BY NAME SELECT " + whose
            + "'(not set)' AS currency_code, *, 0 AS orders, 0 AS revenue, 0 AS refunds, 0 AS spend, 0 AS impressions,"
            + " 0 AS clicks FROM plain_minute WHERE events <> 0 OR sessions <> 0");
    PlainConsumer.sql(
        connection,
        "DELETE FROM gold.live_session t USING plain_session s WHERE t.user_key = s.user_key");
    PlainConsumer.sql(
        connection,
        "INSERT INTO gold.live_session BY NAME SELECT " + whose + "'" + account
            + "' AS source_account_id, * FROM plain_session");
    PlainConsumer.sql(connection, "DROP TABLE plain_minute");
    PlainConsumer.sql(connection, "DROP TABLE plain_session");
    changedMinutes.clear();
    changedVisitors.clear();
  }

  private void session(DuckDBAppender to, String visitor, Session session) throws SQLException {
    long[] figures = new long[3];
    for (@Nullable Object[] event : session.events) {
      String name = text(event, "event_name", "");
      figures[0] += name.equals("page_view") || name.equals("screen_view") ? 1 : 0;
      figures[1] += Boolean.TRUE.equals(value(event, "is_key_event")) ? 1 : 0;
      figures[2] += value(event, "order_id") == null ? 0 : 1;
    }
    to.beginRow();
    to.append(visitor);
    to.append(moment(session.from));
    to.append(moment(session.to));
    to.append((LocalDate) Objects.requireNonNull(value(session.first, "client_date")));
    to.append(session.firstKey);
    to.append(text(session.first, "channel_group", ""));
    to.append(text(session.first, "source", "(direct)"));
    to.append(text(session.first, "medium", "(none)"));
    to.append(text(session.first, "campaign", "(not set)"));
    to.append(text(session.first, "page_url", "(not set)"));
    to.append(text(session.first, "device_category", "UNKNOWN"));
    to.append(text(session.first, "country_code", ""));
    to.append((long) session.events.size());
    for (long figure : figures) {
      to.append(figure);
    }
    to.endRow();
  }

  private static OffsetDateTime moment(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
