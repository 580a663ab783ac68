package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.model.Rejected;
import com.askbosco.data.pipeline.bronze.WriteBronze;
import com.askbosco.data.pipeline.silver.WriteSilver;
import com.askbosco.data.pipeline.stage.DeadLetters;
import com.askbosco.data.pipeline.stage.PageRecords;
import com.askbosco.data.pipeline.stage.StagedTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes pages through bronze and silver into staged files; the one way for pages read from a source, pages read again from raw,
 * and pages of events, in batch and in streaming. Not thread-safe.
 */
public final class StagePages {
  private final Catalogue catalogue;
  private final Map<String, Stream> streams = new HashMap<>();

  /** Stages pages of any stream of the catalogue. */
  public StagePages(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Writes the page's rows and dead letters.
   *
   * @return how many records went to the dead letters
   */
  public long stage(PageRecords page, StagedTables staged) throws IOException {
    if (page.records().isEmpty()) {
      return 0;
    }
    String source = page.context().slice().source();
    Stream stream = streams.computeIfAbsent(
        source + "/" + page.context().slice().stream(),
        name -> open(source, page.context().slice().stream()));
    long[] count = {0};
    Consumer<Rejected> rejected = each -> {
      count[0]++;
      try {
        DeadLetters.write(page, each, staged.table(DeadLetters.TABLE));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
    stream.bronze.write(page, staged.table(stream.bronze.table()), rejected);
    if (stream.silver.isPresent()) {
      stream.silver.get().write(page, staged, rejected);
    }
    return count[0];
  }

  private Stream open(String source, String name) {
    StreamInfo info = catalogue.source(source).stream(name);
    return new Stream(
        new WriteBronze(source, info),
        catalogue
            .mapper(source, name)
            .map(mapper -> new WriteSilver(
                mapper,
                catalogue.contractVersion(source),
                table -> catalogue.rowChecks(source, name, table))));
  }

  private record Stream(WriteBronze bronze, Optional<WriteSilver> silver) {}
}
