package com.askbosco.data.connector.sync;

import com.askbosco.data.connector.ReadOutput;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.read.CompiledStream;
import com.askbosco.data.connector.read.FileFetcher;
import com.askbosco.data.connector.read.Part;
import com.askbosco.data.connector.read.PartReader;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One stream, read from its state to its end, with the slices, requests and states of the format's reference. A slice that fails
 * keeps the others from nothing: they are read, and the state stays below the failed one. The last state is handed out at the end
 * whatever happened.
 */
public final class StreamSync {
  private final StreamRun run;
  private final boolean outdated;
  private final ReadOutput out;
  private final Queue<Part> made = new ConcurrentLinkedQueue<>();
  private final ReentrantLock reading = new ReentrantLock(true);
  private boolean begun;
  private @Nullable RuntimeException failure;

  private final Vars vars;
  private final Session session;
  private final Optional<FileFetcher> files;
  private final String stream;

  /**
   * Begins a read; nothing is sent yet.
   *
   * @param state the state of an earlier read
   * @param cursorField the cursor field that the catalog names
   * @throws com.askbosco.data.model.BoscoException when config or state do not fit the stream
   */
  public StreamSync(
      CompiledStream stream,
      Vars vars,
      Session session,
      Optional<JsonNode> state,
      Optional<String> cursorField,
      ReadOutput out) {
    this.vars = vars;
    this.session = session;
    this.files = stream.files();
    this.stream = stream.info().name();
    ObjectNode given = States.of(state);
    StateChoice choice = StateChoice.of(stream, given, vars);
    this.outdated = choice.outdated();
    this.run = StreamRun.of(
        choice.stream(),
        vars,
        session,
        outdated ? JsonNodeFactory.instance.objectNode() : given,
        cursorField);
    this.out = out;
  }

  /**
   * Reads everything.
   *
   * @throws RuntimeException what went wrong first, with what went wrong later as suppressed exceptions; after the last state
   */
  public void read() throws InterruptedException {
    while (make()) {
      readOne();
    }
    end();
  }

  /**
   * Makes the next slice, which may ask for parents. One thread makes slices, another may read meanwhile.
   *
   * @return whether there is one to read
   */
  public boolean make() throws InterruptedException {
    if (outdated && !begun) {
      begun = true;
      out.state(JsonNodeFactory.instance.objectNode());
    }
    Part part = next(run.progress());
    if (part == null) {
      return false;
    }
    made.add(part);
    return true;
  }

  /** Reads the oldest slice that was made and not read. Threads that come meanwhile wait: slices are read in their order. */
  public void readOne() throws InterruptedException {
    reading.lockInterruptibly();
    try {
      Part part = made.remove();
      Progress progress = run.progress();
      if (read(part) && closed(progress)) {
        out.state(progress.state());
      }
    } finally {
      reading.unlock();
    }
  }

  /**
   * Hands out the last state, when all slices are made and read.
   *
   * @throws RuntimeException what went wrong first, with what went wrong later as suppressed exceptions
   */
  public void end() {
    Progress progress = run.progress();
    progress.end();
    out.state(progress.state());
    synchronized (this) {
      if (failure != null) {
        throw failure;
      }
    }
  }

  /**
   * Reads the first slice as far as its first record; hands nothing out.
   *
   * @param schema makes the stream's schema, once there is a slice
   * @return whether there is a slice
   */
  public boolean tryFirst(SchemaStep schema) throws InterruptedException {
    Part part = run.progress().next();
    if (part == null) {
      return false;
    }
    schema.make();
    PartReader pages = run.open(part);
    PartReader.PartPage page = pages.next();
    while (page != null && page.records().isEmpty() && page.state().isPresent()) {
      page = pages.next();
    }
    return true;
  }

  /** Makes a schema. */
  @FunctionalInterface
  public interface SchemaStep {
    void make() throws InterruptedException;
  }

  private @Nullable Part next(Progress progress) throws InterruptedException {
    try {
      return progress.next();
    } catch (RuntimeException e) {
      failed(e); // the reference makes no further slices either
      return null;
    }
  }

  /** Whether the slice was read to its end. */
  private boolean read(Part part) throws InterruptedException {
    PartReader pages;
    try {
      pages = run.open(part);
    } catch (RuntimeException e) {
      failed(e);
      return false;
    }
    while (true) {
      PartReader.PartPage page;
      try {
        page = pages.next();
      } catch (RuntimeException e) {
        failed(e);
        return false;
      }
      if (page == null) {
        return isRead(pages);
      }
      if (!handOn(page.records())) {
        return false;
      }
      if (page.state().isEmpty()) {
        return isRead(pages);
      }
    }
  }

  /** Whether all records went on, with their files where they have some. */
  private boolean handOn(List<SourceRecord> selected) throws InterruptedException {
    if (files.isEmpty()) {
      return observed(selected);
    }
    for (SourceRecord each : selected) {
      SourceRecord record;
      try {
        record = files.get().fetch(each, stream, vars, session);
      } catch (RuntimeException e) {
        failed(e);
        return false;
      }
      if (!observed(List.of(record))) {
        return false;
      }
    }
    return true;
  }

  /** Whether all records went on; one that the cursor cannot take is the last that does. */
  private boolean observed(List<SourceRecord> records) {
    Progress progress = run.progress();
    for (int i = 0; i < records.size(); i++) {
      try {
        progress.observe(records.get(i));
      } catch (RuntimeException e) {
        out.records(records.subList(0, i + 1));
        failed(e);
        return false;
      }
    }
    if (!records.isEmpty()) {
      out.records(records);
    }
    return true;
  }

  private boolean isRead(PartReader pages) {
    RuntimeException flaw = pages.flaw();
    if (flaw != null) {
      failed(flaw);
    }
    return !pages.isLeftOut();
  }

  private boolean closed(Progress progress) {
    try {
      return progress.close();
    } catch (RuntimeException e) {
      failed(e);
      return false;
    }
  }

  private synchronized void failed(RuntimeException e) {
    if (failure == null) {
      failure = e;
    } else if (failure != e) {
      failure.addSuppressed(e);
    }
  }
}
