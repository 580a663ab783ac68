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

  /** Longer JSON is not looked into for whether it is an empty object. */
  private static final int MOST_BLANK_BYTES = 16;

  private final String stream;
  private final Beginning beginning;
  private final MessageWriter out;
  private final boolean blankEnds;
  private @Nullable StreamSync sync;
  private boolean started;
  private boolean running;
  private long sinceState;
  private boolean failed;

  /**
   * @param blankEnds whether a record without any field ends the whole read, as in the reference
   */
  StreamJob(String stream, Beginning beginning, MessageWriter out, boolean blankEnds) {
    this.stream = stream;
    this.beginning = beginning;
    this.out = out;
    this.blankEnds = blankEnds;
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
    if (out.isHushed()) {
      return false;
    }
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
    int blank = blankEnds ? firstBlank(records) : -1;
    if (blank < 0) {
      out.records(stream, records);
      return;
    }
    out.records(stream, records.subList(0, blank));
    if (!out.isHushed()) {
      out.log(
          "WARN",
          "A record of the stream `" + stream
              + "` has no fields. As in the format's reference, the read ends here and says no more.");
      out.hush();
    }
  }

  /**
   * The first record without any field, or -1. The reference takes such a record for the end of all: what is under way is read
   * to its end, and neither handed out nor told of.
   */
  private static int firstBlank(List<SourceRecord> records) {
    for (int i = 0; i < records.size(); i++) {
      SourceRecord record = records.get(i);
      if (record.end() - record.start() <= MOST_BLANK_BYTES
          && record.tree().isObject()
          && record.tree().isEmpty()) {
        return i;
      }
    }
    return -1;
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
