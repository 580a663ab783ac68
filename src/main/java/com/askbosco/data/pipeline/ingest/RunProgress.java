package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.SliceResult;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How far a run is, as seen from this process. Readers on the same machine find it by the run's id; on workers elsewhere nobody
 * looks at it, and Beam's counters tell the same. Thread-safe.
 */
public final class RunProgress {
  private static final ConcurrentHashMap<String, RunProgress> RUNS = new ConcurrentHashMap<>();

  private final ConcurrentSkipListMap<String, Line> lines = new ConcurrentSkipListMap<>();

  private RunProgress() {}

  /** The progress of a run; the same object for everyone in this process. */
  public static RunProgress of(String runId) {
    return RUNS.computeIfAbsent(runId, id -> new RunProgress());
  }

  /** Forgets a run. */
  public static void forget(String runId) {
    RUNS.remove(runId);
  }

  /** Notes what is going to be read. */
  public void planned(List<SliceQueue> queues) {
    for (SliceQueue queue : queues) {
      plannedSlices(queue.slices().stream().map(SliceQueue.Planned::slice).toList());
    }
  }

  /** Notes slices that are going to be read. */
  public void plannedSlices(List<Slice> slices) {
    slices.forEach(slice -> line(slice).planned.increment());
  }

  void page(Slice slice, long records, long rejected) {
    Line line = line(slice);
    line.pages.increment();
    line.records.add(records);
    line.rejected.add(rejected);
    line.waiting = "";
  }

  void retry(Slice slice) {
    line(slice).retries.increment();
  }

  void waiting(Slice slice, String reason) {
    line(slice).waiting = reason;
  }

  void ended(SliceResult result) {
    Line line = line(result.slice());
    line.waiting = "";
    switch (result.outcome()) {
      case COMPLETE -> line.complete.increment();
      case FAILED -> line.failed.increment();
      case PARKED -> line.parked.increment();
    }
  }

  private Line line(Slice slice) {
    return lines.computeIfAbsent(
        slice.clientId() + "\u0000" + slice.source(),
        key -> new Line(slice.clientId(), slice.source()));
  }

  /** One line per client and source, in that order. */
  public List<ProgressLine> lines() {
    return lines.values().stream().map(Line::snapshot).toList();
  }

  private static final class Line {
    private final String clientId;
    private final String source;
    private final LongAdder planned = new LongAdder();
    private final LongAdder complete = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder parked = new LongAdder();
    private final LongAdder pages = new LongAdder();
    private final LongAdder records = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private volatile String waiting = "";

    Line(String clientId, String source) {
      this.clientId = clientId;
      this.source = source;
    }

    ProgressLine snapshot() {
      return new ProgressLine(
          clientId,
          source,
          planned.sum(),
          complete.sum(),
          failed.sum(),
          parked.sum(),
          pages.sum(),
          records.sum(),
          rejected.sum(),
          retries.sum(),
          waiting);
    }
  }
}
