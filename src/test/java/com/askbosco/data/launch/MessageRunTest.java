package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.streaming.MemoryMessages;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
  private MailMessages mail;

  @BeforeEach
  void files() throws IOException {
    mail = new MailMessages(temp, messages);
  }

  @Test
  void events_are_there_once_however_often_they_come_and_bad_ones_are_kept() {
    messages
        .add("events", 0, MailMessages.event(1))
        .add("events", 0, MailMessages.event(2))
        .add("events", 0, MailMessages.event(1))
        .add("events", 0, "{\"id\": \"e3\"")
        .add("events", 1, "{\"id\": \"e4\", \"at\": \"yesterday\"}")
        .add("events", 1, MailMessages.event(2))
        .add("events", 1, new byte[] {(byte) 0xff, 0x00})
        .add("events", 1, "[1]")
        .add("events", 1, MailMessages.event(5));

    assertThat(mail.readToEnd("w", "r1")).isEqualTo(new MessageRun.Read(9, 4, java.util.Map.of()));
    messages.add("events", 0, MailMessages.event(5)).add("events", 0, MailMessages.event(6));
    assertThat(mail.readToEnd("w", "r2")).isEqualTo(new MessageRun.Read(2, 0, java.util.Map.of()));

    String rest = " open false agency aurora mail-events acc-1";
    assertThat(mail.rows("w", EVENTS))
        .containsExactly(
            "e1 2026-03-30 23:01:00+00 2026-03-31" + rest,
            "e2 2026-03-30 23:02:00+00 2026-03-31" + rest,
            "e5 2026-03-30 23:05:00+00 2026-03-31" + rest,
            "e6 2026-03-30 23:06:00+00 2026-03-31" + rest);
    assertThat(
            mail.rows(
                "w",
                "SELECT raw_file, raw_offset, stage, error_code, payload, attempts FROM ops.ctl_quarantine ORDER BY 1, 2"))
        .containsExactly(
            "memory://events/0 3 decode BOSCO-3007 \"{\\\"id\\\": \\\"e3\\\"\" 1",
            "memory://events/1 0 silver BOSCO-3003 {\"id\": \"e4\", \"at\": \"yesterday\"} 1",
            "memory://events/1 2 decode BOSCO-3007 \"base64:/wA=\" 1",
            "memory://events/1 3 bronze BOSCO-3001 [1] 1");
    assertThat(mail.rows(
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
            mail.rows(
                "w",
                "SELECT stream, partition_id, position, messages, rejected FROM ops.ctl_message_position ORDER BY 1, 2"))
        .containsExactly("events 0 6 6 1", "events 1 5 5 3");
    assertThat(mail.rows(
            "w",
            "SELECT table_name, partition_date FROM ops.ctl_stale WHERE table_name LIKE '%event'"))
        .containsExactly("silver.fct_message_event 2026-03-31");
    assertThat(messages.committed())
        .containsExactlyInAnyOrder(
            "events/0 0-3", "events/0 3-4", "events/1 0-3", "events/1 3-5", "events/0 4-6");
  }

  @Test
  void an_event_that_comes_again_is_known_on_its_day_and_an_hour_over_the_end_of_it() {
    messages
        .add("events", 0, at("e1", "2026-03-30T21:59:30Z"))
        .add("events", 0, at("e2", "2026-03-30T12:00:00Z"))
        .add("events", 0, at("e3", "2026-03-30T12:00:00Z"));
    mail.readToEnd("w", "r1");
    messages.add("events", 0, at("e1", "2026-03-30T22:00:10Z"));
    mail.readToEnd("w", "r2");
    messages.add("events", 0, at("e2", "2026-03-30T18:00:00Z"));
    mail.readToEnd("w", "r3");
    messages.add("events", 0, at("e3", "2026-04-02T12:00:00Z"));
    mail.readToEnd("w", "r4");

    String rest = " open false agency aurora mail-events acc-1";
    assertThat(mail.rows("w", EVENTS))
        .containsExactlyInAnyOrder(
            "e1 2026-03-30 21:59:30+00 2026-03-30" + rest,
            "e2 2026-03-30 12:00:00+00 2026-03-30" + rest,
            "e3 2026-03-30 12:00:00+00 2026-03-30" + rest,
            "e3 2026-04-02 12:00:00+00 2026-04-02" + rest);
  }

  @Test
  void events_at_the_ends_of_time_do_not_stop_the_others() {
    messages
        .add("events", 0, at("first", "0001-01-01T12:00:00Z"))
        .add("events", 0, at("last", "9999-12-31T12:00:00Z"))
        .add("events", 0, at("beyond", "9999-12-31T23:30:00Z"))
        .add("events", 0, at("now", "2026-03-30T12:00:00Z"));
    mail.readToEnd("w", "r1");
    messages.add("events", 0, at("last", "9999-12-31T12:00:00Z"));
    mail.readToEnd("w", "r2");

    assertThat(
            mail.rows("w", "SELECT event_id, client_date FROM silver.fct_message_event ORDER BY 2"))
        .containsExactly("first 0001-01-01", "now 2026-03-30", "last 9999-12-31");
    assertThat(mail.rows("w", "SELECT error_code, payload FROM ops.ctl_quarantine"))
        .containsExactly("BOSCO-3004 " + at("beyond", "9999-12-31T23:30:00Z"));
  }

  private static String at(String id, String moment) {
    return MailMessages.event(1)
        .replace("\"e1\"", '"' + id + '"')
        .replace("2026-03-30T23:01:00Z", moment);
  }

  @Test
  void what_a_message_says_is_kept_to_the_letter() {
    String good = MailMessages.event(1)
        .replace("}", ", \"price\" : 30.10, \"n\":12345678901234567890.123456789}");
    String bad = "{\"id\":\"e9\", \"at\":\"yesterday\",\"price\":30.10}";
    String half = MailMessages.event(2).replace("open", "\\ud800");
    messages.add("events", 0, good).add("events", 0, bad).add("events", 0, half);
    mail.readToEnd("w", "r1");

    assertThat(mail.rows("w", "SELECT payload FROM bronze.mail_events ORDER BY raw_offset"))
        .hasSize(3)
        .startsWith(good, bad);
    assertThat(mail.rows("w", "SELECT payload FROM ops.ctl_quarantine")).containsExactly(bad);
    assertThat(mail.rows("w", "SELECT event_id FROM silver.fct_message_event ORDER BY 1"))
        .containsExactly("e1", "e2");
  }

  @Test
  void what_changes_is_as_the_last_message_says() {
    messages
        .add("contacts", 0, MailMessages.contact("a", "lead"))
        .add("contacts", 0, MailMessages.contact("b", "lead"))
        .add("contacts", 0, MailMessages.contact("a", "customer"));
    mail.readToEnd("w", "r1");
    messages.add("contacts", 0, MailMessages.contact("b", "lost"));
    mail.readToEnd("w", "r2");

    assertThat(mail.rows("w", CONTACTS)).containsExactly("a customer null", "b lost null");
  }

  @Test
  void with_an_end_and_without_one_the_rows_are_the_same() throws Exception {
    for (int i = 0; i < 40; i++) {
      messages.add("events", i % 2, MailMessages.event(i % 17));
      messages.add("contacts", 0, MailMessages.contact("c" + i % 5, "stage-" + i));
    }
    mail.readToEnd("batch", "b");

    CountDownLatch all = messages.allCommitted();
    try (LocalWarehouse warehouse = mail.open("stream")) {
      FutureTask<MessageRun.Read> reading =
          new FutureTask<>(() -> mail.run("stream").read(mail.groups("s"), warehouse, false));
      Thread.ofPlatform().start(reading);
      assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
      MessageRun.stop("s");
      assertThat(reading.get(60, TimeUnit.SECONDS).messages()).isEqualTo(80);
    }

    for (String sql : List.of(EVENTS, CONTACTS)) {
      assertThat(mail.rows("stream", sql)).isNotEmpty().isEqualTo(mail.rows("batch", sql));
    }
    assertThat(mail.rows("stream", EVENTS)).hasSize(17);
  }

  @Test
  void a_job_that_is_stopped_before_it_opens_anything_ends() throws Exception {
    messages.add("events", 0, MailMessages.event(1));
    try (LocalWarehouse warehouse = mail.open("early")) {
      MessageRun.stop("early");
      FutureTask<MessageRun.Read> reading =
          new FutureTask<>(() -> mail.run("early").read(mail.groups("early"), warehouse, false));
      Thread.ofPlatform().daemon().start(reading);

      assertThat(reading.get(60, TimeUnit.SECONDS).failures()).isEmpty();
    }
    // and what comes later under the name is not stopped
    mail.readToEnd("early", "early");
    assertThat(mail.rows("early", EVENTS)).hasSize(1);
  }

  @Test
  void a_connection_that_breaks_is_told_and_the_others_are_read() throws IOException {
    String file = Files.readString(temp.resolve("clients/aurora.yaml"));
    mail.write(
        "clients/borealis.yaml",
        file.replace("aurora", "borealis").replace("id: mail\n", "id: broken\n"));
    messages.add("events", 0, MailMessages.event(1));
    messages.breakConnection("broken");

    MessageRun.Read read = mail.readToEnd("w", "r1");

    assertThat(read.messages()).isEqualTo(1);
    assertThat(read.failures().keySet()).containsExactly("borealis/broken");
    assertThat(read.failures().values())
        .extracting(BoscoException::code)
        .containsExactly(ErrorCode.SOURCE_UNAVAILABLE);
    assertThat(mail.rows("w", "SELECT client_id FROM silver.fct_message_event"))
        .containsExactly("aurora");
  }

  @Test
  void a_reader_that_dies_does_not_pass_for_one_that_is_at_its_end() {
    messages.add("events", 0, MailMessages.event(1));
    messages.killReader("mail");

    MessageRun.Read read = mail.readToEnd("w", "r1");

    assertThat(read.messages()).isZero();
    assertThat(read.failures().values())
        .extracting(BoscoException::code)
        .containsExactly(ErrorCode.INTERNAL);
  }

  @Test
  void what_a_source_without_positions_delivers_again_is_there_once() throws IOException {
    MemoryMessages unplaced = new MemoryMessages(10, false);
    MailMessages other = new MailMessages(temp, unplaced);
    unplaced
        .add("events", 0, MailMessages.event(1))
        .add("events", 0, "{")
        .again("events", 0, 0)
        .again("events", 0, 1);

    other.readToEnd("w", "r1");
    other.readToEnd("w", "r2");

    assertThat(other.rows("w", "SELECT raw_offset, record_key FROM bronze.mail_events"))
        .containsExactly("0 e1");
    assertThat(other.rows("w", "SELECT raw_offset, error_code FROM ops.ctl_quarantine"))
        .containsExactly("1 BOSCO-3007");
    assertThat(other.rows("w", "SELECT event_id FROM silver.fct_message_event"))
        .containsExactly("e1");
  }

  @Test
  void a_page_that_does_not_follow_on_what_is_there_changes_nothing() {
    messages.add("events", 0, MailMessages.event(1));
    mail.readToEnd("w", "r1");
    StagedPage page = new StagedPage(
        mail.groups("x").get(0).streams().stream()
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

    try (LocalWarehouse warehouse = mail.open("w")) {
      assertThatThrownBy(() -> warehouse.commit(new StagedMessages(
              "x", "agency", Instant.parse("2026-03-30T12:00:00Z"), List.of(page), List.of())))
          .isInstanceOfSatisfying(
              BoscoException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_CONFLICT))
          .hasMessageContaining("begin at 7, the warehouse stands at 1");
    }
    assertThat(mail.rows("w", "SELECT position FROM ops.ctl_message_position"))
        .containsExactly("1");
  }
}
