package com.askbosco.data.protocol;

import com.askbosco.data.connector.ReadOutput;
import com.askbosco.data.connector.sync.StreamSync;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.protocol.MessageWriter.StreamStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a read: it begins, makes its slices, reads them and ends, and tells of all that by messages. What goes wrong is
 * told and stops no other stream. One thread makes slices, one at a time reads them.
 */
final class StreamJob implements ReadOutput {

  /** Begins to read a stream into an output. */
  @FunctionalInterface
  interface Beginning {
    StreamSync begin(ReadOutput output) throws InterruptedException;
  }

  private final String stream;
  private final Beginning beginning;
  private final MessageWriter out;
  private @Nullable StreamSync sync;
  private boolean started;
  private boolean running;
  private long sinceState;
  private boolean failed;

  StreamJob(String stream, Beginning beginning, MessageWriter out) {
    this.stream = stream;
    this.beginning = beginning;
    this.out = out;
  }

  String stream() {
    return stream;
  }

  boolean isFailed() {
    return failed;
  }

  /**
   * Begins.
   *
   * @return whether there is anything to read
   * @throws BoscoException as the reference: without its schema no stream is read
   */
  boolean begin() throws InterruptedException {
    try {
      sync = beginning.begin(this);
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      if (!started && e instanceof BoscoException) {
        throw e;
      }
      fail(e);
      out.status(stream, StreamStatus.INCOMPLETE);
      return false;
    }
  }

  /** Makes the next slice; returns whether there is one. */
  boolean make() throws InterruptedException {
    return begun().make();
  }

  /** Reads the oldest slice that was made. */
  void readOne() throws InterruptedException {
    begun().readOne();
  }

  /** Hands out the last state and says how it ended. */
  void end() {
    try {
      begun().end();
    } catch (RuntimeException | StackOverflowError e) {
      fail(e);
    }
    out.status(stream, failed ? StreamStatus.INCOMPLETE : StreamStatus.COMPLETE);
  }

  private StreamSync begun() {
    StreamSync begun = sync;
    if (begun == null) {
      throw new IllegalStateException("The stream has not begun");
    }
    return begun;
  }

  /** Tells what went wrong. */
  void fail(Throwable error) {
    failed = true;
    tell(error);
    for (Throwable further : error.getSuppressed()) {
      tell(further); // of further slices
    }
  }

  private void tell(Throwable error) {
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
