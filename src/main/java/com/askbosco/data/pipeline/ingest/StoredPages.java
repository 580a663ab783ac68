package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Takes records out of stored pages, without any request and without a secret. */
public final class StoredPages {
  private StoredPages() {}

  /** The records of one page, as they were when it was read. */
  public static List<SourceRecord> records(
      Catalogue catalogue, SliceContext context, JsonNode pageContext, byte[] body) {
    return catalogue
        .source(context.slice().source())
        .records(
            context.slice().stream(),
            SourceConfig.withoutSecret(context.connection(), context.slice()),
            pageContext,
            body);
  }
}
