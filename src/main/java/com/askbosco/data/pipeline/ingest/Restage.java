package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.raw.RawSlice;
import com.askbosco.data.pipeline.raw.RawSlice.RawPage;
import com.askbosco.data.pipeline.raw.ReadRaw;
import com.askbosco.data.pipeline.source.PlacedRecords;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** Takes the stored pages of a complete slice through bronze and silver, without any request. */
final class Restage {
  private final Catalogue catalogue;
  private final RawLayout layout;
  private final StagePages stager;

  Restage(Catalogue catalogue, RawLayout layout, StagePages stager) {
    this.catalogue = catalogue;
    this.layout = layout;
    this.stager = stager;
  }

  /** Stages every page of the slice; the context says under which run and settings its rows appear. */
  void restage(RawSlice raw, SliceContext context, StagedTables staged, SliceWatch watch)
      throws IOException {
    Source source = catalogue.source(context.slice().source());
    JsonNode config = SourceConfig.withoutSecret(context.connection(), context.slice());
    String folder = RawLayout.folder(raw.slice(), raw.runId());
    SuppressSubjects suppress = SuppressSubjects.of(catalogue, layout, context);
    for (RawPage page : raw.pages()) {
      byte[] body = ReadRaw.body(layout, raw, page);
      List<SourceRecord> records = suppress.apply(
          page.context(),
          body,
          source.records(context.slice().stream(), config, page.context(), body));
      long rejected = stager.stage(
          PlacedRecords.page(context, folder + "/" + page.file(), page.context(), records), staged);
      FileNote.write(context, page.context(), staged);
      watch.page(records.size(), rejected);
    }
    suppress.count(staged);
  }
}
