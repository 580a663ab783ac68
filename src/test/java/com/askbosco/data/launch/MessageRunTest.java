package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.streaming.MemoryMessages;
import com.askbosco.data.pipeline.streaming.MessageGroup;
import com.askbosco.data.pipeline.streaming.PlanMessages;
import com.askbosco.data.pipeline.testing.FakeAccess;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages from their source into the warehouse, with an end and without one. */
class MessageRunTest {
  private static final String EVENTS =
      "SELECT event_id, CAST(event_ts AS VARCHAR), CAST(client_date AS VARCHAR), event_type_id, recipient_key IS NULL,"
          + " tenant_id, client_id, source_system, source_account_id FROM silver.fct_message_event ORDER BY event_id";
  private static final String CONTACTS =
      "SELECT contact_id, lifecycle_stage, owner_hash FROM silver.dim_contact ORDER BY contact_id";

  @TempDir
  Path temp;

  private final MemoryMessages messages = new MemoryMessages(3);

  @BeforeEach
  void files() throws IOException {
    write("connectors/mail-events/source.yaml", """
        description: Mail events
        streams:
          - {name: events, key: [id], event_time: at}
          - {name: contacts, key: [id]}
        """);
    write("connectors/mail-events/silver.yaml", """
        source: mail-events
        streams:
          events:
            rows:
              - table: fct_message_event
                columns:
                  event_key: {key: id}
                  event_id: id
                  event_ts: at
                  client_date: {client_date: at}
                  event_type_id: {path: kind, default: (not set)}
                  recipient_key: {key: person}
          contacts:
            rows:
              - table: dim_contact
                columns:
                  contact_key: {key: id}
                  contact_id: id
                  lifecycle_stage: {path: stage, default: (not set)}
                  lead_status: {const: (not set)}
                  original_source: {const: (not set)}
                  country_code: {const: (not set)}
                  consent_email: {const: UNKNOWN}
                  consent_sms: {const: UNKNOWN}
                  owner_hash: owner
        """);
    write("clients/aurora.yaml", """
        tenant: agency
        id: aurora
        name: Aurora
        currency: EUR
        time_zone: Europe/Berlin
        connections:
          - id: mail
            connector: mail-events
            kind: kafka
            credential: none
            accounts: ["acc-1"]
            since: 2026-03-01
            config:
              bootstrap_servers: localhost:9092
              topics: {events: mail.events, contacts: mail.contacts}
        """);
  }

  private void write(String file, String text) throws IOException {
    Path path = temp.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static String event(int number) {
    return "{\"id\": \"e" + number + "\", \"at\": \"2026-03-30T23:0" + number % 10
        + ":00Z\", \"kind\": \"open\", \"person\": \"p" + number % 3 + "\"}";
  }

  private static String contact(String id, String stage) {
    return "{\"id\": \"" + id + "\", \"stage\": \"" + stage + "\"}";
  }

  private Workspace workspace(String name) {
    return Workspace.open(temp.resolve(name));
  }

  private LocalWarehouse open(String name) {
    return LocalWarehouse.open(workspace(name), Canon.load().values(), Path.of("sql"));
  }

  private MessageRun run(String name) {
    return new MessageRun(
        new ReadSettings(
            new DataFiles(temp + "/clients", Optional.of(temp + "/connectors")),
            FakeAccess.secrets(),
            FakeAccess.factory(),
            new RawLayout(temp.resolve(name).resolve("raw").toString()),
            temp.resolve(name).resolve("staging").toString(),
            Limits.LOCAL,
            2),
        messages,
        LocalRunner.checking());
  }

  private List<MessageGroup> groups(String runId) {
    return PlanMessages.together(
        runId,
        new DataFiles(temp + "/clients", Optional.of(temp + "/connectors"))
            .clients(LocalDate.parse("2026-03-31"))
            .all(),
        List.of());
  }

  private MessageRun.Read readToEnd(String name, String runId) {
    try (LocalWarehouse warehouse = open(name)) {
      return run(name).read(groups(runId), warehouse, true);
    }
  }

  private List<String> rows(String name, String sql) {
    return WorkspaceFiles.rows(workspace(name), sql);
  }

  @Test
  void events_are_there_once_however_often_they_come_and_bad_ones_are_kept() {
    messages
        .add("events", 0, event(1))
        .add("events", 0, event(2))
        .add("events", 0, event(1))
        .add("events", 0, "{\"id\": \"e3\"")
        .add("events", 1, "{\"id\": \"e4\", \"at\": \"yesterday\"}")
        .add("events", 1, event(2))
        .add("events", 1, new byte[] {(byte) 0xff, 0x00})
        .add("events", 1, "[1]")
        .add("events", 1, event(5));

    assertThat(readToEnd("w", "r1")).isEqualTo(new MessageRun.Read(9, 4, java.util.Map.of()));
    messages.add("events", 0, event(5)).add("events", 0, event(6));
    assertThat(readToEnd("w", "r2")).isEqualTo(new MessageRun.Read(2, 0, java.util.Map.of()));

    String rest = " open false agency aurora mail-events acc-1";
    assertThat(rows("w", EVENTS))
        .containsExactly(
            "e1 2026-03-30 23:01:00+00 2026-03-31" + rest,
            "e2 2026-03-30 23:02:00+00 2026-03-31" + rest,
            "e5 2026-03-30 23:05:00+00 2026-03-31" + rest,
            "e6 2026-03-30 23:06:00+00 2026-03-31" + rest);
    assertThat(
            rows(
                "w",
                "SELECT raw_file, raw_offset, stage, error_code, payload, attempts FROM ops.ctl_quarantine ORDER BY 1, 2"))
        .containsExactly(
            "memory://events/0 3 decode BOSCO-3007 \"{\\\"id\\\": \\\"e3\\\"\" 1",
            "memory://events/1 0 silver BOSCO-3003 {\"id\":\"e4\",\"at\":\"yesterday\"} 1",
            "memory://events/1 2 decode BOSCO-3007 \"base64:/wA=\" 1",
            "memory://events/1 3 bronze BOSCO-3001 [1] 1");
    assertThat(rows(
            "w", "SELECT raw_file, raw_offset, record_key FROM bronze.mail_events ORDER BY 1, 2"))
        .containsExactly(
            "memory://events/0 0 e1",
            "memory://events/0 1 e2",
            "memory://events/0 2 e1",
            "memory://events/0 4 e5",
            "memory://events/0 5 e6",
            "memory://events/1 0 e4",
            "memory://events/1 1 e2",
            "memory://events/1 4 e5");
    assertThat(
            rows(
                "w",
                "SELECT stream, partition_id, position, messages, rejected FROM ops.ctl_message_position ORDER BY 1, 2"))
        .containsExactly("events 0 6 6 1", "events 1 5 5 3");
    assertThat(rows(
            "w",
            "SELECT table_name, partition_date FROM ops.ctl_stale WHERE table_name LIKE '%event'"))
        .containsExactly("silver.fct_message_event 2026-03-31");
    assertThat(messages.committed())
        .containsExactlyInAnyOrder(
            "events/0 0-3", "events/0 3-4", "events/1 0-3", "events/1 3-5", "events/0 4-6");
  }

  @Test
  void what_changes_is_as_the_last_message_says() {
    messages
        .add("contacts", 0, contact("a", "lead"))
        .add("contacts", 0, contact("b", "lead"))
        .add("contacts", 0, contact("a", "customer"));
    readToEnd("w", "r1");
    messages.add("contacts", 0, contact("b", "lost"));
    readToEnd("w", "r2");

    assertThat(rows("w", CONTACTS)).containsExactly("a customer null", "b lost null");
  }

  @Test
  void with_an_end_and_without_one_the_rows_are_the_same() throws Exception {
    for (int i = 0; i < 40; i++) {
      messages.add("events", i % 2, event(i % 17));
      messages.add("contacts", 0, contact("c" + i % 5, "stage-" + i));
    }
    readToEnd("batch", "b");

    CountDownLatch all = messages.allCommitted();
    try (LocalWarehouse warehouse = open("stream")) {
      FutureTask<MessageRun.Read> reading =
          new FutureTask<>(() -> run("stream").read(groups("s"), warehouse, false));
      Thread.ofPlatform().start(reading);
      assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
      MessageRun.stop("s");
      assertThat(reading.get(60, TimeUnit.SECONDS).messages()).isEqualTo(80);
    }

    for (String sql : List.of(EVENTS, CONTACTS)) {
      assertThat(rows("stream", sql)).isNotEmpty().isEqualTo(rows("batch", sql));
    }
    assertThat(rows("stream", EVENTS)).hasSize(17);
  }

  @Test
  void a_connection_that_breaks_is_told_and_the_others_are_read() throws IOException {
    String file = Files.readString(temp.resolve("clients/aurora.yaml"));
    write(
        "clients/borealis.yaml",
        file.replace("aurora", "borealis").replace("id: mail\n", "id: broken\n"));
    messages.add("events", 0, event(1));
    messages.breakConnection("broken");

    MessageRun.Read read = readToEnd("w", "r1");

    assertThat(read.messages()).isEqualTo(1);
    assertThat(read.failures().keySet()).containsExactly("borealis/broken");
    assertThat(read.failures().get("borealis/broken").code())
        .isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
    assertThat(rows("w", "SELECT client_id FROM silver.fct_message_event"))
        .containsExactly("aurora");
  }

  @Test
  void a_page_that_does_not_follow_on_what_is_there_changes_nothing() {
    messages.add("events", 0, event(1));
    readToEnd("w", "r1");
    StagedPage page = new StagedPage(
        groups("x").get(0).streams().stream()
            .filter(stream -> stream.stream().equals("events"))
            .findFirst()
            .orElseThrow()
            .slice(),
        "0",
        "7",
        "9",
        2,
        0,
        null);

    try (LocalWarehouse warehouse = open("w")) {
      assertThatThrownBy(() -> warehouse.commit(new StagedMessages(
              "x", "agency", Instant.parse("2026-03-30T12:00:00Z"), List.of(page), List.of())))
          .isInstanceOfSatisfying(
              BoscoException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_CONFLICT))
          .hasMessageContaining("begin at 7, the warehouse stands at 1");
    }
    assertThat(rows("w", "SELECT position FROM ops.ctl_message_position")).containsExactly("1");
  }
}
