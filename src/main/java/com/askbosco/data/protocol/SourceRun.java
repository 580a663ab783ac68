package com.askbosco.data.protocol;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Connector;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.model.BoscoException;
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
  private int workers;

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

  /** Reads with so many workers, whatever the manifest says. */
  public SourceRun withWorkers(int number) {
    workers = number;
    return this;
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
   * Reads the streams of the catalog, several at a time where the manifest lets it; that the config is not what the spec asks for is a warning.
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
    List<StreamJob> jobs = new ArrayList<>();
    for (String stream : catalog.streams()) {
      if (!selecting.streams().containsKey(stream)) {
        // As the reference: the platform sees it by the status, the other streams are read.
        out.status(stream, StreamStatus.INCOMPLETE);
        out.log("WARN", "The manifest has no stream `" + stream + "`; it was not read.");
      } else {
        Optional<String> field = Optional.ofNullable(catalog.cursorFields().get(stream));
        jobs.add(new StreamJob(
            stream,
            output -> selecting.begin(stream, config, states.of(stream), field, access, output),
            out));
      }
    }
    new Workers(workers > 0 ? workers : selecting.workers(config, access.clock())).read(jobs);
    List<String> failed =
        jobs.stream().filter(StreamJob::isFailed).map(StreamJob::stream).toList();
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
}
