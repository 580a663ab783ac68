package com.askbosco.data.conformance;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Budgets;
import com.askbosco.data.connector.Connector;
import com.askbosco.data.connector.ReadListener;
import com.askbosco.data.connector.ReadOutput;
import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.http.HttpTransport;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a job in this process and tells what it did in protocol messages. */
final class OurRuntime {
  private final List<JsonNode> messages = new ArrayList<>();
  private final Job job;
  private final CaseTime time;

  private OurRuntime(Job job) {
    this.job = job;
    this.time = new CaseTime(job.now(), job.clock());
  }

  /** All that the runtime said. */
  static List<JsonNode> run(Job job) throws InterruptedException {
    OurRuntime run = new OurRuntime(job);
    run.read();
    run.messages.addAll(run.time.waits());
    return run.messages;
  }

  private void read() throws InterruptedException {
    Connector connector = Connector.load("case", "manifest.yaml", job.manifest());
    Access access = new Access(
        request -> HttpTransport.shared().send(local(request)),
        new Budgets(),
        time,
        time,
        ReadListener.NONE);
    for (JsonNode each : job.catalog().path("streams")) {
      String stream = each.path("stream").path("name").asText();
      try {
        connector.read(stream, job.config(), state(stream), access, new Output(stream));
        status(stream, "COMPLETE");
      } catch (SourceException e) {
        status(stream, "INCOMPLETE");
      }
    }
  }

  private static Request local(Request request) {
    return new Request(
        request.method(),
        request.uri(),
        request.headers(),
        request.body(),
        request.timeout(),
        request.maxBytes(),
        true);
  }

  private Optional<JsonNode> state(String stream) {
    for (JsonNode each : job.state()) {
      JsonNode of = each.path("stream");
      if (of.path("stream_descriptor").path("name").asText().equals(stream)) {
        return Optional.of(of.path("stream_state"));
      }
    }
    return Optional.empty();
  }

  private void status(String stream, String status) {
    ObjectNode trace = message("TRACE").putObject("trace").put("type", "STREAM_STATUS");
    ObjectNode inner = trace.putObject("stream_status").put("status", status);
    inner.putObject("stream_descriptor").put("name", stream);
  }

  private ObjectNode message(String type) {
    ObjectNode message = Json.MAPPER.createObjectNode().put("type", type);
    messages.add(message);
    return message;
  }

  private final class Output implements ReadOutput {
    private final String stream;

    Output(String stream) {
      this.stream = stream;
    }

    @Override
    public void records(List<SourceRecord> records) {
      for (SourceRecord each : records) {
        String text = new String(
            each.buffer(), each.start(), each.end() - each.start(), StandardCharsets.UTF_8);
        message("RECORD").putObject("record").put("stream", stream).set("data", Json.parse(text));
      }
    }

    @Override
    public void state(JsonNode streamState) {
      ObjectNode state = message("STATE").putObject("state").put("type", "STREAM");
      ObjectNode inner = state.putObject("stream");
      inner.putObject("stream_descriptor").put("name", stream);
      inner.set("stream_state", streamState);
    }

    @Override
    public void control(JsonNode config) {
      ObjectNode control = message("CONTROL").putObject("control");
      control.putObject("connectorConfig").set("config", config);
    }
  }
}
