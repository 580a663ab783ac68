package com.askbosco.data.launch;

import com.askbosco.data.lineage.RunSummary;
import com.askbosco.data.lineage.RunSummary.Work;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.pipeline.commit.Outcomes;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.stage.LogFields;
import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.warehouse.MartReport;
import com.askbosco.data.warehouse.Publication;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the summary of each run, and that of the job where whoever chose the job's name looks for it. A summary that cannot be
 * written fails the step, which is done again: a run without one would look as if it had failed.
 */
final class SummaryOutcomes implements Outcomes {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(SummaryOutcomes.class);

  private final String raw;
  private final String jobName;

  SummaryOutcomes(String raw, String jobName) {
    this.raw = raw;
    this.jobName = jobName;
  }

  @Override
  public void committed(List<Committed> runs, Instant startedAt) {
    List<Work> works = runs.stream()
        .map(run -> new Work(run.runId(), run.report(), run.staged()))
        .toList();
    Instant now = Instant.now();
    for (Work work : works) {
      if (work.staged() != null) {
        keep(RunSummary.committed(work.runId(), List.of(work), startedAt, now));
      }
    }
    tell(RunSummary.committed(
        works.size() == 1 ? works.get(0).runId() : jobName, works, startedAt, now));
  }

  @Override
  public void built(
      MartReport marts,
      @Nullable Publication publication,
      @Nullable String refusal,
      Instant startedAt) {
    RunSummary summary =
        RunSummary.built(jobName, marts, publication, refusal, startedAt, Instant.now());
    keep(summary);
    tell(summary);
  }

  @Override
  public void erased(int requests, List<String> waiting, Instant startedAt) {
    tell(RunSummary.erased(jobName, waiting, startedAt, Instant.now()));
  }

  @Override
  public void failed(String runId, Exception cause, Instant startedAt) {
    // What others wrote into a message is not known to be free of secrets and of people's data.
    String why =
        cause instanceof BoscoException ? cause.getMessage() : cause.getClass().getSimpleName();
    try {
      tell(RunSummary.failed(runId, String.valueOf(why), startedAt, Instant.now()));
    } catch (BoscoException e) {
      // The cause is thrown by the step and is what people have to see.
      LOG.error("The summary of the job was not written: {}", e.getMessage());
    }
  }

  private void keep(RunSummary summary) {
    String day = summary.extractedAt().atZone(ZoneOffset.UTC).toLocalDate().toString();
    write(
        new RawLayout(raw).uri("_runs/dt=" + day + "/" + summary.runId() + "/run_summary.json"),
        summary);
  }

  @SuppressWarnings("try") // the fields hold until they are closed
  private void tell(RunSummary summary) {
    write(new RawLayout(raw).jobSummary(jobName), summary);
    try (LogFields fields = LogFields.event("run_finished")
        .and("run_id", summary.runId())
        .and("status", summary.status())) {
      if (summary.status().equals("FAILED")) {
        LOG.error("Run {} failed: {}", summary.runId(), summary.error());
      } else {
        LOG.info("Run {} ended: {}", summary.runId(), summary.status());
      }
    }
  }

  private static void write(String uri, RunSummary summary) {
    Storage.write(uri, summary.json());
  }
}
