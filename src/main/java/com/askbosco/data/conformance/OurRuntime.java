package com.askbosco.data.conformance;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Budgets;
import com.askbosco.data.connector.Connector;
import com.askbosco.data.connector.ReadListener;
import com.askbosco.data.connector.http.HttpTransport;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.protocol.ConfiguredCatalog;
import com.askbosco.data.protocol.Failure;
import com.askbosco.data.protocol.MessageWriter;
import com.askbosco.data.protocol.PrivateAccess;
import com.askbosco.data.protocol.SourceRun;
import com.askbosco.data.protocol.SourceStates;
import com.askbosco.data.spec.manifest.Strictness;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs a job in this process, as {@code ./bosco read} and its sisters do, and tells what it said. */
final class OurRuntime {
  private static final int MOST_BYTES = 50_000_000;

  private OurRuntime() {}

  /** All messages, and the waits as messages of type {@code WAIT}. */
  static List<JsonNode> run(Job job) throws InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream() {
      @Override
      public synchronized void write(byte[] more, int start, int length) {
        if (size() > MOST_BYTES) {
          throw new IllegalStateException("more than " + MOST_BYTES + " bytes: it would never end");
        }
        super.write(more, start, length);
      }
    };
    CaseTime time = new CaseTime(job.now(), job.clock());
    MessageWriter out = new MessageWriter(bytes, time);
    try {
      say(job, time, out);
    } catch (BoscoException e) {
      out.error(Failure.of(e), "");
    }
    out.flush();
    List<JsonNode> messages = new ArrayList<>();
    bytes.toString(StandardCharsets.UTF_8).lines().map(Json::parse).forEach(messages::add);
    messages.addAll(time.waits());
    return messages;
  }

  private static void say(Job job, CaseTime time, MessageWriter out) throws InterruptedException {
    Connector connector =
        Connector.load("case", "manifest.yaml", job.manifest(), Strictness.FOREIGN);
    Access access = new Access(
        new PrivateAccess(HttpTransport.shared(), true),
        new Budgets(),
        time,
        time,
        ReadListener.NONE);
    // One worker: what several do at the same time is not the same twice.
    SourceRun run = new SourceRun(connector, job.config(), access, out).withWorkers(1);
    switch (job.verb()) {
      case SPEC -> SourceRun.spec(connector, out);
      case CHECK -> run.check();
      case DISCOVER -> run.discover();
      case READ -> run.read(ConfiguredCatalog.of(job.catalog()), SourceStates.of(job.state()));
    }
  }
}
