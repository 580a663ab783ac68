package com.askbosco.data.connector.read;

import com.askbosco.data.connector.Download;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.record.Batches;
import com.askbosco.data.connector.record.MalformedBodyException;
import com.askbosco.data.connector.record.Selector;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A response that is read in batches: at most two of them are in memory. Not thread-safe. */
final class LongPage implements Closeable {
  private final Batches batches;
  private final @Nullable Download download;
  private Batches.@Nullable Batch coming;
  private @Nullable SourceException failure;
  private int given;
  private long extracted;
  private long kept;
  private Supplier<@Nullable JsonNode> last = () -> null;

  private LongPage(Batches batches, @Nullable Download download, int done)
      throws MalformedBodyException {
    this.batches = batches;
    this.download = download;
    this.given = done;
    for (int i = 0; i <= done; i++) {
      coming = begin();
    }
  }

  /**
   * Begins to read a response.
   *
   * @param done how many batches of it were given before
   * @throws MalformedBodyException when it cannot be read
   */
  static LongPage open(
      Selector selector, Response response, Vars vars, Selector.Rules rules, int done)
      throws IOException, MalformedBodyException {
    Download download = response.download();
    InputStream in = download == null ? new ByteArrayInputStream(response.body()) : download.open();
    return new LongPage(selector.open(in, vars, rules), download, done);
  }

  private Batches.@Nullable Batch begin() throws MalformedBodyException {
    try {
      return counted(batches.next());
    } catch (SourceException e) {
      if (e.getCause() instanceof MalformedBodyException malformed) {
        throw malformed;
      }
      throw e;
    }
  }

  private Batches.@Nullable Batch counted(Batches.@Nullable Batch batch) {
    if (batch != null) {
      extracted += batch.extracted();
      kept += batch.records().size();
      if (!batch.records().isEmpty()) {
        SourceRecord record = batch.records().get(batch.records().size() - 1);
        last = record::tree;
      }
    }
    return batch;
  }

  /** The next batch; null at the end. */
  Batches.@Nullable Batch next() {
    if (failure != null) {
      throw failure;
    }
    Batches.Batch now = coming;
    given++;
    if (now != null) {
      try {
        coming = counted(batches.next());
      } catch (SourceException e) {
        coming = null;
        failure = e; // after what comes before it
      }
    }
    return now;
  }

  /** Whether there is nothing after the batch that was given last. */
  boolean isEnd() {
    return coming == null && failure == null;
  }

  /** Whether the batch that was given last is the whole response, which is in memory. */
  boolean isWhole() {
    return given == 1 && isEnd() && download == null;
  }

  /** How many records were found so far. */
  int extracted() {
    return Math.toIntExact(extracted);
  }

  /** How many records were given so far. */
  int kept() {
    return Math.toIntExact(kept);
  }

  /** The last record so far. */
  @Nullable
  JsonNode last() {
    return last.get();
  }

  @Override
  public void close() {
    try {
      batches.close();
      if (download != null) {
        download.close();
      }
    } catch (IOException e) {
      // Nothing more is read from it, and the file has no name that could stay.
    }
  }
}
