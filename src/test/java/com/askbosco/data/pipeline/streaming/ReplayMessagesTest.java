package com.askbosco.data.pipeline.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.askbosco.data.pipeline.testing.FakeAccess;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.source.SourceKind;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.MessageLetters;
import com.askbosco.data.warehouse.StagedMessages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages in the dead letters go through again after a mend, each once, from what is stored of them. */
class ReplayMessagesTest {
  private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
  private static final MessageStream STREAM = new MessageStream(
      new Connection(
          "acme",
          "aurora",
          "EUR",
          "Europe/Berlin",
          "web",
          "web-events",
          "none",
          "",
          "",
          "{}",
          SourceKind.HTTP),
      "events",
      "123");
  private static final List<MessageGroup> GROUPS =
      List.of(new MessageGroup("all", "r", List.of(STREAM)));

  @TempDir
  Path folder;

  @Test
  void whatWasMendedComesOnceAndWhatWasNotStaysWithOneTryMore() throws Exception {
    Workspace workspace = Workspace.open(folder.resolve("work"));
    DataFiles shipped = new DataFiles(folder + "/clients", Optional.empty());
    try (LocalWarehouse warehouse = open(workspace)) {
      commit(
          workspace,
          warehouse,
          shipped,
          event("m1", "\"value\":5"),
          event("m2", "\"value\":-5"),
          "{\"messageId\":",
          event("m3", "\"value\":-1"));
    }
    assertThat(tables(workspace)).isEqualTo("events 1, live 1, bronze 3, letters 3, replayed 0");

    DataFiles mended = new DataFiles(folder + "/clients", Optional.of(mendedChecks()));
    try (LocalWarehouse warehouse = open(workspace)) {
      assertThatThrownBy(() -> new ReplayMessages(settings(workspace, mended), new Dying(warehouse))
              .replay(GROUPS, DeadLetterFilter.all(), NOW))
          .hasMessage("killed");
    }
    assertThat(tables(workspace)).isEqualTo("events 1, live 1, bronze 3, letters 3, replayed 0");

    for (int times = 0; times < 2; times++) {
      try (LocalWarehouse warehouse = open(workspace)) {
        assertThat(new ReplayMessages(settings(workspace, mended), warehouse)
                .replay(GROUPS, DeadLetterFilter.all(), NOW))
            .isEqualTo(new MessageLetters.Replayed(times == 0 ? 2 : 0, 1));
      }
      assertThat(tables(workspace))
          .isEqualTo("events 3, live 3, bronze 3, letters 1, replayed " + (times == 0 ? 3 : 4));
    }
    assertThat(LiveHistoriesTest.rows(
            workspace, "SELECT stage, attempts, raw_offset, raw_file FROM ops.ctl_quarantine"))
        .containsExactly("decode | 3 | 2 | kafka://events/0");
    assertThat(LiveHistoriesTest.rows(
            workspace, "SELECT outcome, COUNT(*) FROM ops.ctl_replay GROUP BY 1 ORDER BY 1"))
        .containsExactly("MENDED | 2", "REFUSED | 2");
  }

  private static LocalWarehouse open(Workspace workspace) {
    return LocalWarehouse.open(workspace, Canon.load().values(), Path.of("sql"));
  }

  private String mendedChecks() throws IOException {
    Path connector = Files.createDirectories(folder.resolve("connectors/web-events"));
    Files.writeString(connector.resolve("checks.yaml"), """
        checks:
          event_value_not_negative:
            description: Paybacks are events here.
            tables: [fct_web_event]
            column: event_value
            range: {min: 0}
            severity: warn
        """);
    return folder.resolve("connectors").toString();
  }

  private static String event(String id, String properties) {
    return "{\"messageId\":\"" + id
        + "\",\"type\":\"track\",\"event\":\"Order Completed\",\"anonymousId\":\"v\",\"timestamp\":\"2026-04-01T10:00:00Z\",\"properties\":{"
        + properties + "}}";
  }

  private static ReadSettings settings(Workspace workspace, DataFiles files) {
    return new ReadSettings(
        files,
        () -> LiveHistoriesTest.NO_SECRETS,
        FakeAccess.factory(),
        new RawLayout(workspace.root() + "/raw"),
        workspace.root() + "/staging",
        Limits.LOCAL,
        1);
  }

  private static void commit(
      Workspace workspace, LocalWarehouse warehouse, DataFiles files, String... payloads)
      throws IOException {
    List<Message> messages = new ArrayList<>();
    for (String payload : payloads) {
      messages.add(new Message(
          payload.getBytes(StandardCharsets.UTF_8), messages.size(), "", NOW, Map.of()));
    }
    MessagePage page =
        new MessagePage(STREAM, "0", "kafka://events/0", null, "4", NOW, messages, "");
    try (StagedTables staged = new StagedTables(workspace.root() + "/staging/run", "a")) {
      StageMessages stage = new StageMessages(
          "run",
          files,
          () -> LiveHistoriesTest.NO_SECRETS,
          new RawLayout(workspace.root() + "/raw"));
      var head = stage.stage(page, staged);
      warehouse.commit(new StagedMessages("run", "acme", NOW, List.of(head), staged.publish()));
    }
  }

  private static String tables(Workspace workspace) throws SQLException {
    return LiveHistoriesTest.rows(workspace, """
        SELECT 'events ' || (SELECT COUNT(*) FROM silver.fct_web_event)
          || ', live ' || (SELECT SUM(events)::BIGINT FROM gold.live_channel_minutely)
          || ', bronze ' || (SELECT COUNT(*) FROM bronze.web_events)
          || ', letters ' || (SELECT COUNT(*) FROM ops.ctl_quarantine)
          || ', replayed ' || (SELECT COUNT(*) FROM ops.ctl_replay)""").get(0);
  }

  /** Dies before the transaction of a replay begins to be written. */
  private record Dying(LocalWarehouse warehouse) implements MessageLetters {
    @Override
    public List<Letter> messageLetters(DeadLetterFilter filter) {
      return warehouse.messageLetters(filter);
    }

    @Override
    public Replayed replay(StagedMessages messages, List<Letter> of) {
      throw new IllegalStateException("killed");
    }
  }
}
