package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.pipeline.ingest.Catalogue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** Finds the connections of messages that clients have, on a worker, when the job begins. One that is added later needs another job. */
public final class AskForMessages extends PTransform<PBegin, PCollection<MessageGroup>> {
  private static final long serialVersionUID = 1;

  private final String runId;
  private final Catalogue catalogue;
  private final List<String> clients;

  private AskForMessages(String runId, Catalogue catalogue, List<String> clients) {
    this.runId = runId;
    this.catalogue = catalogue;
    this.clients = List.copyOf(clients);
  }

  /**
   * Asks for a group for each connection.
   *
   * @param clients ids of the clients; empty for all
   */
  public static AskForMessages of(String runId, Catalogue catalogue, List<String> clients) {
    return new AskForMessages(runId, catalogue, clients);
  }

  @Override
  public PCollection<MessageGroup> expand(PBegin input) {
    return input
        .apply("AskOnce", Create.of(runId).withCoder(StringUtf8Coder.of()))
        .apply("PlanConnections", ParDo.of(new PlanFn(this)))
        .setCoder(SerializableCoder.of(MessageGroup.class));
  }

  @SuppressWarnings("UnusedMethod") // Beam calls them
  private static final class PlanFn extends DoFn<String, MessageGroup> {
    private static final long serialVersionUID = 1;

    private final Catalogue catalogue;
    private final List<String> clients;

    PlanFn(AskForMessages ask) {
      this.catalogue = ask.catalogue;
      this.clients = ask.clients;
    }

    @ProcessElement
    public void process(@Element String runId, OutputReceiver<MessageGroup> out) {
      PlanMessages.connections(
              runId,
              catalogue.clients(LocalDate.now(ZoneOffset.UTC)).clients().stream()
                  .filter(client -> clients.isEmpty() || clients.contains(client.id()))
                  .toList(),
              List.of())
          .forEach(out::output);
    }
  }
}
