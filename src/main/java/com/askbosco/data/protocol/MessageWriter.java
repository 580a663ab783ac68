package com.askbosco.data.protocol;

import com.askbosco.data.model.FileReference;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/**
 * Writes protocol messages, one JSON object a line. Records are written as the bytes they came as. Lines reach the output in the
 * order of the calls, at the latest with {@link #flush()}. Not thread-safe.
 */
public final class MessageWriter {
  /** How a stream stands. */
  public enum StreamStatus {
    STARTED,
    RUNNING,
    COMPLETE,
    INCOMPLETE
  }

  private static final long MOST_DELAY_NANOS = 100_000_000;

  private final OutputStream out;
  private final Clock clock;
  private final byte[] buffer = new byte[1 << 16];
  private int length;
  private long flushed = System.nanoTime();
  private byte[] lastPage = new byte[0];
  private boolean lastPageHasLineEnd;

  /**
   * @param out gets bytes in large pieces; need not be buffered
   * @param clock gives {@code emitted_at}
   */
  public MessageWriter(OutputStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** RECORD messages. */
  public synchronized void records(String stream, List<SourceRecord> records) {
    byte[] head =
        bytes("{\"type\":\"RECORD\",\"record\":{\"stream\":" + text(stream) + ",\"data\":");
    byte[] tail = bytes(",\"emitted_at\":" + clock.millis() + "}}\n");
    for (SourceRecord record : records) {
      put(head, 0, head.length, false);
      boolean manyLines = hasLineEnd(record.buffer());
      put(record.buffer(), record.start(), record.end(), manyLines);
      FileReference file = record.file();
      if (file != null) {
        byte[] reference = reference(file);
        put(reference, 0, reference.length, false);
      }
      put(tail, 0, tail.length, false);
    }
    if (System.nanoTime() - flushed > MOST_DELAY_NANOS) {
      flush();
    }
  }

  private static byte[] reference(FileReference file) {
    return bytes(",\"file_reference\":{\"staging_file_url\":" + text(file.stagingUrl())
        + ",\"source_file_relative_path\":" + text(file.relativePath())
        + ",\"file_size_bytes\":" + file.bytes() + "}");
  }

  /** A STATE message of one stream, with the number of records since the one before. */
  public synchronized void state(String stream, JsonNode state, long records) {
    ObjectNode message = object("type", "STREAM");
    message
        .putObject("stream")
        .<ObjectNode>set("stream_descriptor", object("name", stream))
        .set("stream_state", state);
    message.putObject("sourceStats").put("recordCount", (double) records);
    line("STATE", "state", message);
  }

  /** A TRACE message on how a stream stands. */
  public synchronized void status(String stream, StreamStatus status) {
    ObjectNode trace = object("type", "STREAM_STATUS").put("emitted_at", clock.millis());
    trace
        .putObject("stream_status")
        .put("status", status.name())
        .set("stream_descriptor", object("name", stream));
    line("TRACE", "trace", trace);
  }

  /** A TRACE message on an error; the stream is empty when it is the whole read's. */
  public synchronized void error(Failure failure, String stream) {
    ObjectNode trace = object("type", "ERROR").put("emitted_at", clock.millis());
    ObjectNode error = trace
        .putObject("error")
        .put("message", failure.message())
        .put("internal_message", failure.detail())
        .put("failure_type", failure.type().name().toLowerCase(Locale.ROOT));
    if (!stream.isEmpty()) {
      error.set("stream_descriptor", object("name", stream));
    }
    line("TRACE", "trace", trace);
  }

  /** A LOG message; the text holds no secret. */
  public synchronized void log(String level, String text) {
    line("LOG", "log", object("level", level).put("message", text));
  }

  /** A CONTROL message: the config has changed and has to be kept. */
  public synchronized void control(JsonNode config) {
    ObjectNode control = object("type", "CONNECTOR_CONFIG").put("emitted_at", clock.millis());
    control.putObject("connectorConfig").set("config", config);
    line("CONTROL", "control", control);
    flush();
  }

  /** The SPEC message. */
  public synchronized void spec(JsonNode spec) {
    line("SPEC", "spec", spec);
  }

  /** The CATALOG message. */
  public synchronized void catalog(JsonNode catalog) {
    line("CATALOG", "catalog", catalog);
  }

  /** The CONNECTION_STATUS message; the problem is empty when the check succeeded. */
  public synchronized void connectionStatus(String problem) {
    ObjectNode status = object("status", problem.isEmpty() ? "SUCCEEDED" : "FAILED");
    if (!problem.isEmpty()) {
      status.put("message", problem);
    }
    line("CONNECTION_STATUS", "connectionStatus", status);
  }

  /** Hands everything to the output. */
  public synchronized void flush() {
    try {
      out.write(buffer, 0, length);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The output is gone", e);
    }
    length = 0;
    flushed = System.nanoTime();
  }

  private static ObjectNode object(String key, String value) {
    return JsonNodeFactory.instance.objectNode().put(key, value);
  }

  private void line(String type, String key, JsonNode value) {
    byte[] line = bytes("{\"type\":\"" + type + "\",\"" + key + "\":" + value + "}\n");
    put(line, 0, line.length, false);
  }

  /** Appends bytes; line ends, which in JSON can only stand between values, become spaces. */
  private void put(byte[] bytes, int start, int end, boolean manyLines) {
    int from = start;
    while (from < end) {
      if (length == buffer.length) {
        flush();
      }
      int part = Math.min(end - from, buffer.length - length);
      System.arraycopy(bytes, from, buffer, length, part);
      if (manyLines) {
        for (int i = length; i < length + part; i++) {
          if (buffer[i] == '\n' || buffer[i] == '\r') {
            buffer[i] = ' ';
          }
        }
      }
      from += part;
      length += part;
    }
  }

  /** Whether the page has line ends; asked once a page, because its records share the buffer. */
  private boolean hasLineEnd(byte[] page) {
    if (page != lastPage) {
      lastPage = page;
      String text = new String(page, StandardCharsets.ISO_8859_1); // searched many bytes at a time
      lastPageHasLineEnd = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }
    return lastPageHasLineEnd;
  }

  private static String text(String value) {
    return JsonNodeFactory.instance.textNode(value).toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
