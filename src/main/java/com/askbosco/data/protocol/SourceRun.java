package com.askbosco.data.protocol;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Connector;
import com.askbosco.data.connector.ReadOutput;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.protocol.MessageWriter.StreamStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The verbs of a source: what they print and the exit status they end with, which is 0, or 1 when the platform has to know that
 * something failed. A stream that fails keeps the others from nothing.
 */
public final class SourceRun {
  private final Connector connector;
  private final JsonNode given;
  private final Access access;
  private final MessageWriter out;

  /**
   * @param connector of the manifest
   * @param config as the user gave it
   * @param access the world outside; its clock may stand still
   * @param out gets the messages
   */
  public SourceRun(Connector connector, JsonNode config, Access access, MessageWriter out) {
    this.connector = connector;
    this.given = config;
    this.access = access
        .keeping((changed, values) -> out.control(changed))
        .listening(new FaultListener(access.listener(), out));
    this.out = out;
  }

  /** Prints what the config has to hold. */
  public static int spec(Connector connector, MessageWriter out) {
    out.spec(connector.spec());
    out.flush();
    return 0;
  }

  /** Tries the credential. A refusal is an answer, not a failure, so the status is 0. */
  public int check() throws InterruptedException {
    String problem;
    try {
      JsonNode config = config();
      problem = connector.check(config, access).problem().orElse("");
    } catch (BoscoException e) {
      Failure failure = Failure.of(e);
      if (failure.type() != Failure.Type.CONFIG_ERROR) {
        throw e;
      }
      if (e instanceof SourceException) {
        out.error(failure, "");
      }
      problem = failure.message();
    }
    out.connectionStatus(problem);
    out.flush();
    return 0;
  }

  /** Prints the streams. */
  public int discover() throws InterruptedException {
    JsonNode config = config();
    out.catalog(connector.catalog(config, access));
    out.flush();
    return 0;
  }

  /**
   * Reads the streams of the catalog one after another; that the config is not what the spec asks for is a warning.
   */
  public int read(ConfiguredCatalog catalog, SourceStates states) throws InterruptedException {
    JsonNode config = changed();
    // Whoever reads has had the config checked; a schema that is narrower than its API stops
    // nobody.
    ConfigCheck.problem(connector.configSchema(), config)
        .ifPresent(problem -> out.log("WARN", problem));
    Connector selecting = connector.resolve(config, access).selecting(catalog.schemas());
    if (selecting.streams().size() > 1) {
      selecting.prepare(config, states::of, access);
    }
    List<String> failed = new ArrayList<>();
    for (String stream : catalog.streams()) {
      if (!selecting.streams().containsKey(stream)) {
        // As the reference: the platform sees it by the status, the other streams are read.
        out.status(stream, StreamStatus.INCOMPLETE);
        out.log("WARN", "The manifest has no stream `" + stream + "`; it was not read.");
      } else if (!read(selecting, config, stream, catalog, states)) {
        failed.add(stream);
      }
    }
    if (!failed.isEmpty()) {
      out.error(
          new Failure(
              "These streams were not read to their end: " + String.join(", ", failed)
                  + ". The errors before say why.",
              "",
              Failure.Type.CONFIG_ERROR),
          "");
    }
    out.flush();
    return failed.isEmpty() ? 0 : 1;
  }

  /** The config as it is used, held against the spec. */
  private JsonNode config() {
    JsonNode config = changed();
    ConfigCheck.require(connector.configSchema(), config);
    return config;
  }

  /** The config as it is used; tells of changes that have to be kept. */
  private JsonNode changed() {
    JsonNode migrated = connector.migrated(given, access.clock());
    if (!migrated.equals(given)) {
      out.control(migrated);
    }
    return connector.transformed(migrated, access.clock());
  }

  private boolean read(
      Connector selecting,
      JsonNode config,
      String stream,
      ConfiguredCatalog catalog,
      SourceStates states)
      throws InterruptedException {
    StreamOutput output = new StreamOutput(stream);
    boolean complete = false;
    try {
      Optional<String> field = Optional.ofNullable(catalog.cursorFields().get(stream));
      selecting.read(stream, config, states.of(stream), field, access, output);
      complete = true;
    } catch (RuntimeException | StackOverflowError e) {
      if (!output.started && e instanceof BoscoException) {
        throw e; // as the reference: without its schema no stream is read
      }
      // One stream's defect is not the others'.
      error(e, stream);
      for (Throwable further : e.getSuppressed()) {
        error(further, stream); // of further slices
      }
    }
    out.status(stream, complete ? StreamStatus.COMPLETE : StreamStatus.INCOMPLETE);
    return complete;
  }

  private void error(Throwable error, String stream) {
    if (!(error instanceof BoscoException)) {
      defect(error);
    }
    out.error(Failure.of(error), stream);
  }

  /** Where it happened; the exception's own text stays unprinted, it may quote a secret. */
  private static void defect(Throwable e) {
    System.err.println(e.getClass().getName());
    for (StackTraceElement place : e.getStackTrace()) {
      if (place.getClassName().startsWith("com.askbosco")) {
        System.err.println("  at " + place);
      }
    }
  }

  /** Turns what a stream gives into messages. */
  private final class StreamOutput implements ReadOutput {
    private final String stream;
    private boolean started;
    private boolean running;
    private long sinceState;

    StreamOutput(String stream) {
      this.stream = stream;
    }

    @Override
    public void started() {
      started = true;
      out.status(stream, StreamStatus.STARTED);
    }

    @Override
    public void records(List<SourceRecord> records) {
      if (!running && !records.isEmpty()) {
        running = true;
        out.status(stream, StreamStatus.RUNNING);
      }
      sinceState += records.size();
      out.records(stream, records);
    }

    @Override
    public void state(JsonNode streamState) {
      out.state(stream, streamState, sinceState);
      sinceState = 0;
    }

    @Override
    public void control(JsonNode changed) {
      out.control(changed);
    }
  }
}
