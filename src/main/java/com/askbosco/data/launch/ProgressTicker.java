package com.askbosco.data.launch;

import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.pipeline.ingest.RunProgress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells a listener about a run twice a second, and once more at the end. */
final class ProgressTicker implements AutoCloseable {
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
      task -> Thread.ofPlatform().daemon().name("progress").unstarted(task));
  private final RunProgress progress;
  private final ProgressListener listener;

  ProgressTicker(RunProgress progress, ProgressListener listener) {
    this.progress = progress;
    this.listener = listener;
    var unused = clock.scheduleAtFixedRate(this::tell, 500, 500, TimeUnit.MILLISECONDS);
  }

  private synchronized void tell() {
    listener.progress(progress.lines());
  }

  @Override
  public void close() {
    clock.shutdownNow();
    tell();
  }
}
