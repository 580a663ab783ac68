package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.pipeline.ingest.Planner;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.ConnectionSpec;
import java.util.ArrayList;
import java.util.List;

/** Which streams of messages the clients have. The same clients give the same plan. */
public final class PlanMessages {

  private PlanMessages() {}

  /**
   * One group for each connection whose kind is messages.
   *
   * @param sources connectors that are wanted; empty for all
   */
  public static List<MessageGroup> connections(
      String runId, List<ClientSpec> clients, List<String> sources) {
    List<MessageGroup> groups = new ArrayList<>();
    for (ClientSpec client : clients) {
      for (ConnectionSpec spec : client.connections()) {
        if (spec.kind().isMessages() && (sources.isEmpty() || sources.contains(spec.connector()))) {
          groups.add(new MessageGroup(client.id() + "/" + spec.id(), runId, streams(client, spec)));
        }
      }
    }
    return groups;
  }

  /** All of them as one group, for one machine; none when there are none. */
  public static List<MessageGroup> together(
      String runId, List<ClientSpec> clients, List<String> sources) {
    List<MessageStream> streams = connections(runId, clients, sources).stream()
        .flatMap(group -> group.streams().stream())
        .toList();
    return streams.isEmpty() ? List.of() : List.of(new MessageGroup("all", runId, streams));
  }

  private static List<MessageStream> streams(ClientSpec client, ConnectionSpec spec) {
    Connection connection = Planner.connection(client, spec, spec.endpoint().orElse(""));
    List<MessageStream> streams = new ArrayList<>();
    for (String account : spec.accounts()) {
      for (String stream : spec.streams()) {
        streams.add(new MessageStream(connection, stream, account));
      }
    }
    return streams;
  }
}
