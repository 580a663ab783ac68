package com.askbosco.data.pipeline.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.source.SourceKind;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories of messages, out of order, twice, late, corrected and bad, over readings that die: silver, sessions and the live mart are
 * what plain arithmetic over the messages gives, at every restart and at the end.
 */
class LiveHistoriesTest {
  private static final Collection<TableSpec> CANON = Canon.load().values();

  static final SecretResolver NO_SECRETS = new SecretResolver() {
    @Override
    public boolean knows(String reference) {
      return false;
    }

    @Override
    public String resolve(String reference) {
      throw new IllegalStateException("no secret is needed");
    }
  };

  @TempDir
  Path folder;

  static Stream<Integer> seeds() {
    return IntStream.range(0, Integer.getInteger("bosco.histories", 2)).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aLiveMartIsWhatArithmeticOverTheMessagesGives(int seed) throws IOException, SQLException {
    Random random = new Random(seed);
    EventHistory history = EventHistory.of(random);
    Workspace workspace = Workspace.open(folder.resolve("h" + seed));
    Delivery delivery = new Delivery(workspace, history, random);

    while (!delivery.isAtEnd()) {
      delivery.untilItDies();
      if (delivery.delivered().values().stream().allMatch(offset -> offset == 0)) {
        continue; // there are no live tables before the first commit
      }
      assertIs(history.expectedAt(delivery.delivered()), workspace);
    }
    try (LocalWarehouse warehouse = LocalWarehouse.open(workspace, CANON, Path.of("sql"))) {
      assertThat(warehouse.rebuildLive()).isTrue();
    }
    assertIs(history.expectedAt(delivery.delivered()), workspace);
  }

  private static void assertIs(PlainEvents expected, Workspace workspace) throws SQLException {
    assertThat(rows(workspace, """
        SELECT event_ts, user_key IS NOT NULL, channel_group, event_name FROM silver.fct_web_event""")).containsExactlyInAnyOrderElementsOf(expected.events());
    assertThat(rows(workspace, """
        SELECT session_start_ts, session_end_ts, channel_group, events, pageviews, key_events FROM gold.live_session""")).containsExactlyInAnyOrderElementsOf(expected.sessions());
    assertThat(rows(workspace, """
        SELECT order_id, updated_ts, cancelled_ts IS NOT NULL, gross_sales - discounts FROM silver.fct_order""")).containsExactlyInAnyOrderElementsOf(expected.orders());
    assertThat(rows(workspace, """
        SELECT client_date, minute_ts, channel_group, source_system, currency_code, events, pageviews, key_events, sessions, orders,
          revenue FROM gold.live_channel_minutely""")).containsExactlyInAnyOrderElementsOf(expected.minutes());
    assertThat(rows(workspace, "SELECT COUNT(*) FROM ops.ctl_quarantine"))
        .containsExactly(String.valueOf(expected.bad()));
  }

  static List<String> rows(Workspace workspace, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (java.sql.Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + workspace.database());
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      try (ResultSet result = statement.executeQuery(sql)) {
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(PlainEvents.text(result.getObject(i)));
          }
          rows.add(String.join(" | ", row));
        }
      }
    }
    return rows;
  }

  /** Reads the history's partitions page by page into a warehouse, and dies now and then with pages staged or on their way. */
  private static final class Delivery {
    private final Workspace workspace;
    private final EventHistory history;
    private final Random random;
    private final DataFiles catalogue;
    private final Map<String, Integer> at = new TreeMap<>();

    Delivery(Workspace workspace, EventHistory history, Random random) {
      this.workspace = workspace;
      this.history = history;
      this.random = random;
      this.catalogue = new DataFiles(workspace.root() + "/clients", Optional.empty());
      history.partitions().keySet().forEach(key -> at.put(key, 0));
    }

    Map<String, Integer> delivered() {
      return at;
    }

    boolean isAtEnd() {
      return history.partitions().entrySet().stream()
          .allMatch(each -> at.getOrDefault(each.getKey(), 0) == each.getValue().size());
    }

    void untilItDies() throws IOException {
      try (LocalWarehouse warehouse = LocalWarehouse.open(workspace, CANON, Path.of("sql"))) {
        Map<String, String> stands = warehouse.positions();
        at.replaceAll((key, offset) -> Integer.parseInt(stands.getOrDefault(position(key), "0")));
        StageMessages stage = new StageMessages(
            "run", catalogue, () -> NO_SECRETS, new RawLayout(workspace.raw().toString()));
        int commits = 1 + random.nextInt(8);
        while (commits-- > 0 && !isAtEnd()) {
          boolean dies = random.nextInt(12) == 0;
          commit(warehouse, stage, dies);
          if (dies) {
            return;
          }
        }
      }
    }

    private String position(String key) {
      return MessageSource.partition(stream(key), key.substring(key.indexOf('/') + 1));
    }

    private void commit(LocalWarehouse warehouse, StageMessages stage, boolean dies)
        throws IOException {
      List<StagedPage> heads = new ArrayList<>();
      Map<String, Integer> next = new TreeMap<>(at);
      try (StagedTables staged =
          new StagedTables(workspace.root() + "/staging", String.valueOf(random.nextLong()))) {
        for (int pages = 1 + random.nextInt(4); pages > 0; pages--) {
          List<String> keys = new ArrayList<>(next.keySet());
          String key = keys.get(random.nextInt(keys.size()));
          int from = next.getOrDefault(key, 0);
          int to = Math.min(
              Objects.requireNonNull(history.partitions().get(key)).size(),
              from + 1 + random.nextInt(12));
          if (to == from) {
            continue;
          }
          heads.add(stage.stage(page(key, from, to), staged));
          next.put(key, to);
        }
        StagedMessages messages =
            new StagedMessages("run", "acme", EventHistory.RECEIVED, heads, staged.publish());
        if (!dies && !heads.isEmpty()) {
          warehouse.commit(messages);
          at.putAll(next);
        }
      }
    }

    private MessagePage page(String key, int from, int to) {
      List<Message> messages = new ArrayList<>();
      for (int i = from; i < to; i++) {
        messages.add(new Message(
            Objects.requireNonNull(history.partitions().get(key))
                .get(i)
                .getBytes(StandardCharsets.UTF_8),
            i,
            "",
            EventHistory.RECEIVED,
            Map.of()));
      }
      return new MessagePage(
          stream(key),
          key.substring(key.indexOf('/') + 1),
          "kafka://" + key,
          from == 0 ? null : String.valueOf(from),
          String.valueOf(to),
          EventHistory.RECEIVED,
          messages,
          "");
    }

    private static MessageStream stream(String key) {
      String stream = key.substring(0, key.indexOf('/'));
      String source = stream.equals("events") ? "web-events" : "order-events";
      return new MessageStream(
          new Connection(
              "acme",
              "aurora",
              "EUR",
              EventHistory.ZONE.getId(),
              source,
              source,
              "none",
              "",
              "",
              "{}",
              SourceKind.HTTP),
          stream,
          "123");
    }
  }
}
