package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.sandbox.world.AdAccount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Report jobs that were asked for. The oldest are forgotten when there are many. Thread-safe. */
final class MetaJobs {
  private static final int KEPT = 20_000;

  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private long last = 600_000_000_000_000L;

  /**
   * A report job.
   *
   * @param id the report run's id
   * @param level what its rows are about: {@code account}, {@code campaign} or {@code ad}
   * @param fields the fields asked for
   * @param polls how often its status was asked for
   */
  record Job(
      String id,
      AdAccount account,
      String level,
      DateRange days,
      List<String> fields,
      AtomicInteger polls) {

    /** Whether the job is done, asked once more; one job in sixteen needs a second question. */
    boolean poll() {
      // the days of neighbouring jobs hash to neighbouring numbers: the product spreads them
      int spread = (account.id() + level + days).hashCode() * 0x9E3779B9;
      int needed = spread >>> 28 == 0 ? 2 : 1;
      return polls.incrementAndGet() >= needed;
    }

    boolean isDone() {
      return polls.get() > 0;
    }
  }

  /** Starts a job. */
  synchronized Job start(AdAccount account, String level, DateRange days, List<String> fields) {
    last += 7;
    Job job = new Job(Long.toString(last), account, level, days, fields, new AtomicInteger());
    jobs.put(job.id(), job);
    if (jobs.size() > KEPT) {
      jobs.remove(jobs.keySet().iterator().next());
    }
    return job;
  }

  /** A job by its id. */
  synchronized Optional<Job> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }
}
