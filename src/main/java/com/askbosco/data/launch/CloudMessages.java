package com.askbosco.data.launch;

import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.source.MessageSources;
import com.askbosco.data.pipeline.streaming.AskForMessages;
import com.askbosco.data.pipeline.streaming.CommitLanded;
import com.askbosco.data.pipeline.streaming.LandMessages;
import com.askbosco.data.pipeline.streaming.LandedSource;
import com.askbosco.data.pipeline.streaming.MessageCommitter;
import com.askbosco.data.pipeline.streaming.ReadMessages;
import com.askbosco.data.warehouse.LandedStore;
import com.askbosco.data.warehouse.StagedMessages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;

/**
 * Reads the messages of clients in a job on Google Cloud. What one machine commits page by page in a transaction is done in two steps
 * here, since a transaction of BigQuery takes seconds: rows are appended within seconds, whole pages applied within minutes.
 *
 * @param jobName names the job, the same after an update of it
 * @param project of the warehouse
 * @param warehouse opens it on a worker
 */
record CloudMessages(String jobName, String project, LandedSource warehouse) {

  /** Adds the steps. Names of steps stay as they are: an update of a running job finds its state by them. */
  void add(Pipeline pipeline, ReadSettings settings, List<String> clients, Duration commitEvery) {
    String runId = "messages-" + jobName;
    pipeline
        .apply("AskForMessages", AskForMessages.of(runId, settings.catalogue(), clients))
        .apply(
            "Messages",
            ReadMessages.from(new Landed(warehouse), MessageSources::of, settings.secrets(), false))
        .apply("LandMessages", LandMessages.into(runId, settings, project));
    pipeline.apply("CommitLanded", CommitLanded.every(commitEvery, warehouse));
  }

  /** Where reading begins: behind everything that landed before, which is applied first. */
  private record Landed(LandedSource source) implements MessageCommitter {
    @Override
    public Map<String, String> positions() {
      try (LandedStore warehouse = source.open()) {
        warehouse.applyLanded();
        return warehouse.positions();
      }
    }

    @Override
    public void commit(StagedMessages messages) {
      throw new UnsupportedOperationException("Messages land here and are applied later");
    }
  }
}
