package com.askbosco.data.launch.bench;

import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.connector.ReadListener;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.pipeline.ingest.SliceQueue;
import com.askbosco.data.pipeline.ingest.SliceQueue.Planned;
import com.askbosco.data.pipeline.ingest.Source;
import com.askbosco.data.pipeline.ingest.StagePages;
import com.askbosco.data.pipeline.raw.RawSlice.Counts;
import com.askbosco.data.pipeline.raw.WriteRaw;
import com.askbosco.data.pipeline.stage.GzipSink;
import com.askbosco.data.pipeline.stage.PageRecords;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;

/** The work of the pipeline as a loop: read, raw, bronze, silver. No runner, no restart, no progress. */
final class PlainLoop {
  private final ReadSettings settings;

  PlainLoop(ReadSettings settings) {
    this.settings = settings;
  }

  /** Reads the queues one after another and returns how many records there were. */
  long run(RunRequest run, List<SliceQueue> queues) throws IOException, InterruptedException {
    StagePages stager = new StagePages(settings.catalogue());
    long records = 0;
    try (GzipSink gzip = new GzipSink()) {
      for (SliceQueue queue : queues) {
        try (StagedTables staged = new StagedTables(
            settings.staging(run.runId()), queue.slices().get(0).slice().id())) {
          for (Planned planned : queue.slices()) {
            records += slice(run, planned, stager, gzip, staged);
          }
          staged.publish();
        }
      }
    }
    return records;
  }

  private long slice(
      RunRequest run, Planned planned, StagePages stager, GzipSink gzip, StagedTables staged)
      throws IOException, InterruptedException {
    Slice slice = planned.slice();
    Source source = settings.catalogue().source(slice.source());
    SliceContext context = new SliceContext(
        run.runId(), run.extractedAt(), slice, planned.connection(), source.manifestHash());
    WriteRaw raw = new WriteRaw(settings.raw(), context, gzip, 0, -1);
    long records = 0;
    int index = 0;
    try (Pages pages = source.open(
        slice.stream(),
        JsonNodeFactory.instance
            .objectNode()
            .put("api_root", planned.connection().apiRoot())
            .put("account_id", slice.accountId()),
        slice.window(),
        null,
        settings
            .access()
            .open(
                slice.credentialKey(),
                planned.connection().apiRoot(),
                run.extractedAt(),
                ReadListener.NONE))) {
      Page page;
      while ((page = pages.next()) != null) {
        raw.write(index, page);
        stager.stage(new PageRecords(context, raw.file(index), page.records()), staged);
        records += page.records().size();
        index++;
      }
    }
    raw.complete(new Counts(records, 0, 0, 0, 0, 0));
    return records;
  }
}
