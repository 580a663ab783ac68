package com.askbosco.data.launch;

import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.streaming.MemoryMessages;
import com.askbosco.data.pipeline.streaming.MessageGroup;
import com.askbosco.data.pipeline.streaming.PlanMessages;
import com.askbosco.data.pipeline.testing.FakeAccess;
import com.askbosco.data.rules.Canon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A client whose mail events and contacts come as messages held in this process. */
final class MailMessages {
  private final Path temp;
  private final MemoryMessages messages;

  /** With the files of one client in the folder. */
  MailMessages(Path temp, MemoryMessages messages) throws IOException {
    this.temp = temp;
    this.messages = messages;
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

  void write(String file, String text) throws IOException {
    Path path = temp.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  static String event(int number) {
    return "{\"id\": \"e" + number + "\", \"at\": \"2026-03-30T23:0" + number % 10
        + ":00Z\", \"kind\": \"open\", \"person\": \"p" + number % 3 + "\"}";
  }

  static String contact(String id, String stage) {
    return "{\"id\": \"" + id + "\", \"stage\": \"" + stage + "\"}";
  }

  Workspace workspace(String name) {
    return Workspace.open(temp.resolve(name));
  }

  LocalWarehouse open(String name) {
    return LocalWarehouse.open(workspace(name), Canon.load().values(), Path.of("sql"));
  }

  MessageRun run(String name) {
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

  List<MessageGroup> groups(String runId) {
    return PlanMessages.together(
        runId,
        new DataFiles(temp + "/clients", Optional.of(temp + "/connectors"))
            .clients(LocalDate.parse("2026-03-31"))
            .all(),
        List.of());
  }

  MessageRun.Read readToEnd(String name, String runId) {
    try (LocalWarehouse warehouse = open(name)) {
      return run(name).read(groups(runId), warehouse, true);
    }
  }

  List<String> rows(String name, String sql) {
    return WorkspaceFiles.rows(workspace(name), sql);
  }
}
