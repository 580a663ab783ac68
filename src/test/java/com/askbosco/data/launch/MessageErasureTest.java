package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.redact.Suppressions;
import com.askbosco.data.pipeline.streaming.MemoryMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Persons who were erased do not come back by messages about them. */
class MessageErasureTest {

  @TempDir
  Path temp;

  @Test
  void what_names_an_erased_person_is_taken_out_of_later_messages() throws IOException {
    MemoryMessages messages = new MemoryMessages(10);
    MailMessages mail = new MailMessages(temp, messages);
    mail.write("connectors/mail-events/privacy.yaml", """
        source: mail-events
        streams:
          events:
            person: [{key: person}]
            erase: [person]
        """);
    messages.add("events", 0, MailMessages.event(1));
    mail.readToEnd("w", "r1");
    List<String> known = mail.rows("w", "SELECT recipient_key FROM silver.fct_message_event");
    RawLayout raw = new RawLayout(temp.resolve("w").resolve("raw").toString());
    Suppressions.begin(raw, "aurora").with(known).write(raw, "aurora");

    // 4 is the same person as 1
    messages.add("events", 0, MailMessages.event(4)).add("events", 0, MailMessages.event(2));
    mail.readToEnd("w", "r2");

    assertThat(
            mail.rows(
                "w",
                "SELECT event_id, recipient_key IS NULL FROM silver.fct_message_event ORDER BY event_id"))
        .containsExactly("e1 false", "e2 false", "e4 true");
    assertThat(
            mail.rows(
                "w",
                "SELECT record_key, json_extract_string(payload, '$.person') FROM bronze.mail_events ORDER BY 1"))
        .containsExactly("e1 p1", "e2 p2", "e4 null");
    assertThat(mail.rows("w", "SELECT stream, records FROM ops.ctl_suppression"))
        .containsExactly("events 1");
    assertThat(WorkspaceFiles.holding(temp.resolve("w").resolve("raw"), known)).isEmpty();
  }
}
