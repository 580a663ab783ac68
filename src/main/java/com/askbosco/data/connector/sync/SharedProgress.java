package com.askbosco.data.connector.sync;

import com.askbosco.data.connector.read.Part;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A progress whose slices are made by one thread while another reads; each call is one step that no other comes between. */
final class SharedProgress implements Progress {
  private final Progress progress;

  SharedProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public synchronized @Nullable Part next() throws InterruptedException {
    return progress.next();
  }

  @Override
  public synchronized void begin(Part part) {
    progress.begin(part);
  }

  @Override
  public synchronized void observe(SourceRecord record) {
    progress.observe(record);
  }

  @Override
  public synchronized boolean wants(JsonNode record) {
    return progress.wants(record);
  }

  @Override
  public synchronized boolean close() {
    return progress.close();
  }

  @Override
  public synchronized void end() {
    progress.end();
  }

  @Override
  public synchronized JsonNode state() {
    return progress.state();
  }
}
