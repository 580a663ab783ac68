package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.raw.RawSlice;
import com.askbosco.data.pipeline.raw.RawSlice.Counts;
import com.askbosco.data.pipeline.raw.ReadRaw;
import com.askbosco.data.pipeline.raw.WriteRaw;
import com.askbosco.data.pipeline.source.PlacedRecords;
import com.askbosco.data.pipeline.source.SliceSources;
import com.askbosco.data.pipeline.stage.GzipSink;
import com.askbosco.data.pipeline.stage.LogFields;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.SourceKind;
import com.askbosco.data.warehouse.SliceResult;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one slice, or the rest of one: each page goes into raw, bronze and silver before the next is asked for. A slice that cannot
 * go on ends as failed or parked and the others go on; a disk that cannot be written ends the work.
 */
final class ReadSlice {
  private static final Logger LOG = LoggerFactory.getLogger(ReadSlice.class);

  private final ReadSettings settings;
  private final StagePages stager;
  private final StagedTables staged;
  private final GzipSink gzip;
  private final SecretResolver secrets;
  private final Stretch stretch;

  ReadSlice(
      ReadSettings settings,
      StagePages stager,
      StagedTables staged,
      GzipSink gzip,
      Stretch stretch) {
    this.settings = settings;
    this.stager = stager;
    this.staged = staged;
    this.gzip = gzip;
    this.secrets = settings.secrets().open();
    this.stretch = stretch;
  }

  /**
   * Reads from a place on.
   *
   * @return how the slice ended, or null when it has not: the stretch then knows where to go on
   */
  @Nullable
  @SuppressWarnings("try") // the fields hold until they are closed
  SliceResult read(SliceContext context, Place at) throws IOException, InterruptedException {
    try (LogFields fields = LogFields.of(context.runId(), context.slice())) {
      return readOn(context, at);
    }
  }

  private @Nullable SliceResult readOn(SliceContext context, Place at)
      throws IOException, InterruptedException {
    SliceWatch watch = new SliceWatch(context.slice(), RunProgress.of(context.runId()));
    try {
      Optional<RawSlice> before = at.page() > 0
          ? Optional.empty()
          : ReadRaw.slice(settings.raw(), context.slice(), context.runId())
              .filter(raw -> raw.manifestHash().equals(context.manifestHash()));
      if (before.isPresent()) {
        new Restage(settings.catalogue(), settings.raw(), stager)
            .restage(before.get(), context, staged, watch);
        // what it took to read comes from then, what is rejected from now
        Counts all = before.get().counts().withRejected(watch.counts().rejected());
        stager.requireMost(context.slice(), all);
        return watch.complete(before.get().pages().size(), all);
      }
      return readPages(context, at, watch);
    } catch (BoscoException e) {
      staged.cutRows();
      if (e.code() == ErrorCode.STORAGE_FAILED) {
        throw e;
      }
      LOG.warn("{}: {} {}", context.slice().label(), e.code().code(), e.getMessage());
      return watch.failed(e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (RuntimeException e) {
      // A defect met by one slice's data; the other slices have their right to be read.
      staged.cutRows();
      LOG.error("{}: defect", context.slice().label(), e);
      return watch.failed(ErrorCode.INTERNAL, "defect: " + e.getClass().getName());
    }
  }

  private @Nullable SliceResult readPages(SliceContext context, Place at, SliceWatch watch)
      throws IOException, InterruptedException {
    Access access = settings
        .access()
        .open(
            context.slice().credentialKey(),
            context.connection().apiRoot(),
            context.extractedAt(),
            watch)
        .keeping(new CredentialWriter(context.connection().credential(), secrets));
    JsonNode config = SourceConfig.of(context.connection(), context.slice(), secrets);
    WriteRaw raw = new WriteRaw(settings.raw(), context, gzip, at.page(), at.previousPart());
    SuppressSubjects suppress = SuppressSubjects.of(settings.catalogue(), settings.raw(), context);
    int index = at.page();
    try (Pages pages = open(context, at, config, access)) {
      Page page;
      while ((page = pages.next()) != null) {
        page = suppress.apply(page);
        raw.write(index, page);
        long rejected = stager.stage(
            PlacedRecords.page(context, raw.file(index), page.context(), page.records()), staged);
        FileNote.write(context, page.context(), staged);
        watch.page(page.records().size(), rejected, page.body().length);
        index++;
        stretch.read(page.body().length);
        if (page.nextPosition() == null) {
          continue;
        }
        Place next = new Place(at.slice(), index, page.nextPosition(), at.page());
        if (stretch.isLongEnough()) {
          raw.suspend(watch.counts());
          suppress.count(staged);
          stretch.stop(next);
          return null;
        }
      }
    }
    suppress.count(staged);
    // raw is whole whatever becomes of the records: a mended contract needs no second reading
    RawSlice whole = raw.complete(watch.counts());
    stager.requireMost(context.slice(), whole.counts());
    return watch.complete(whole.pages().size(), whole.counts());
  }

  private Pages open(SliceContext context, Place at, JsonNode config, Access access) {
    Slice slice = context.slice();
    Source source = settings.catalogue().source(slice.source());
    SourceKind kind = context.connection().kind();
    return kind == SourceKind.HTTP
        ? source.open(slice.stream(), config, slice.window(), at.position(), access)
        : SliceSources.of(kind)
            .open(
                context.connection(),
                slice,
                source.declared(slice.stream()),
                at.position(),
                secrets);
  }
}
