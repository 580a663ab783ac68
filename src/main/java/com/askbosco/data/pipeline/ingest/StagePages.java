package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Rejected;
import com.askbosco.data.model.Slice;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.bronze.WriteBronze;
import com.askbosco.data.pipeline.raw.RawSlice.Counts;
import com.askbosco.data.pipeline.redact.PageRedactor;
import com.askbosco.data.pipeline.silver.WriteSilver;
import com.askbosco.data.pipeline.stage.DeadLetters;
import com.askbosco.data.pipeline.stage.DriftRows;
import com.askbosco.data.pipeline.stage.PageRecords;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.askbosco.data.rules.PersonRule;
import com.askbosco.data.rules.contract.Contract;
import com.askbosco.data.rules.contract.RecordCheck;
import com.askbosco.data.rules.contract.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes pages through bronze, the stream's contract and silver into staged files; the one way for pages read from a source, pages
 * read again from raw, and pages of events, in batch and in streaming. Not thread-safe.
 */
public final class StagePages {
  /** Where a record was when its contract refused it. */
  public static final String CONTRACT_STAGE = "contract";

  private final Catalogue catalogue;
  private final Map<String, Stream> streams = new HashMap<>();

  /** Stages pages of any stream of the catalogue. */
  public StagePages(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * As {@link #stage(PageRecords, StagedTables)}, for records with a time of their own.
   *
   * @param times takes the moment of every record that reaches bronze, null of one without
   */
  public long stage(PageRecords page, StagedTables staged, Consumer<@Nullable Instant> times)
      throws IOException {
    if (page.records().isEmpty()) {
      return 0;
    }
    WriteBronze bronze = stream(page.context().slice()).bronze;
    bronze.tellTimes(times);
    try {
      return stage(page, staged);
    } finally {
      bronze.tellTimes(time -> {});
    }
  }

  /**
   * Writes the page's rows, dead letters and differences from the contract. A record that its contract refuses is in bronze and in the
   * dead letters, and not in silver.
   *
   * @return how many records went to the dead letters, each counted once
   */
  public long stage(PageRecords page, StagedTables staged) throws IOException {
    if (page.records().isEmpty()) {
      return 0;
    }
    Stream stream = stream(page.context().slice());
    BitSet erased = stream.isAboutPersons ? erased(page) : new BitSet();
    BitSet rejected = new BitSet();
    BitSet unreadable = new BitSet();
    Consumer<Rejected> letters = each -> {
      rejected.set(each.record());
      if (each.check().isEmpty()) {
        unreadable.set(each.record());
        stream.reason = each.code().code() + " " + each.reason();
      }
      try {
        DeadLetters.write(
            page, stream.version, toTheLetter(page, each), staged.table(DeadLetters.TABLE));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
    page.refused().forEach(each -> {
      erased.set(each.record());
      letters.accept(each);
    });
    stream.bronze.write(page, erased, staged.table(stream.bronze.table()), letters);
    if (stream.check.isPresent()) {
      check(page, stream.check.get(), erased, rejected, letters);
      DriftRows.write(page, stream.version, stream.check.get().drain(), staged);
      DriftRows.write(page, stream.version, stream.check.get().presence(), staged);
    }
    if (stream.silver.isPresent()) {
      BitSet refused = (BitSet) rejected.clone();
      refused.or(erased);
      stream.silver.get().write(page, refused, staged, letters);
    }
    rejected.andNot(unreadable);
    stream.broken(page.context().slice(), rejected.cardinality());
    return (long) rejected.cardinality() + unreadable.cardinality();
  }

  /** A message is kept as it came; what a mapping refuses it has only as a tree, which writes numbers its own way. */
  private static Rejected toTheLetter(PageRecords page, Rejected rejected) {
    SourceRecord record = page.records().get(rejected.record());
    return page.isMessages() && record.end() > record.start()
        ? new Rejected(
            rejected.code(),
            rejected.stage(),
            rejected.reason(),
            rejected.table(),
            rejected.record(),
            text(record),
            rejected.check())
        : rejected;
  }

  private static String text(SourceRecord record) {
    return new String(
        record.buffer(), record.start(), record.end() - record.start(), StandardCharsets.UTF_8);
  }

  /** Records that stand where a person's record stood, before the person was erased. */
  private static BitSet erased(PageRecords page) {
    BitSet erased = new BitSet();
    List<SourceRecord> records = page.records();
    for (int i = 0; i < records.size(); i++) {
      erased.set(i, records.get(i).field(PageRedactor.TOMBSTONE) != null);
    }
    return erased;
  }

  private static void check(
      PageRecords page,
      RecordCheck check,
      BitSet erased,
      BitSet rejected,
      Consumer<Rejected> letters) {
    List<SourceRecord> records = page.records();
    for (int i = 0; i < records.size(); i++) {
      SourceRecord record = records.get(i);
      if (rejected.get(i) || erased.get(i)) {
        continue;
      }
      Refusal refusal = check.check(record.tree());
      if (refusal != null) {
        letters.accept(
            new Rejected(refusal.code(), CONTRACT_STAGE, refusal.reason(), "", i, text(record)));
      }
    }
  }

  /**
   * Looks at a slice that was read to its end. Records that broke a check of their rows do not count here: such a check says itself
   * whether it fails the slice.
   *
   * @param counts all its records, and those of them in the dead letters
   * @throws BoscoException with {@code SOURCE_RECORDS_REJECTED} when so many are that the rest must not stand for the slice
   */
  void requireMost(Slice slice, Counts counts) {
    if (counts.rejected() == 0) {
      return;
    }
    Stream stream = stream(slice);
    double most =
        stream.check.map(check -> check.contract().maxRejected()).orElse(Contract.MAX_REJECTED);
    long refused = counts.rejected() - (stream.slice.equals(slice.id()) ? stream.broken : 0);
    if (refused > 0 && (refused >= counts.records() || refused > most * counts.records())) {
      throw new BoscoException(
          ErrorCode.SOURCE_RECORDS_REJECTED,
          String.format(
              Locale.ROOT,
              "%d of %d records were rejected, more than the %.0f %% that may be; what was there before"
                  + " stays. The last one: %s. See ./bosco drift",
              refused,
              counts.records(),
              100 * most,
              stream.reason));
    }
  }

  private Stream stream(Slice slice) {
    String source = slice.source();
    return streams.computeIfAbsent(
        source + "/" + slice.stream(), name -> open(source, slice.stream()));
  }

  private Stream open(String source, String name) {
    StreamInfo info = catalogue.source(source).stream(name);
    String version = catalogue.contractVersion(source, name);
    return new Stream(
        new WriteBronze(source, info),
        catalogue.check(source, name),
        catalogue
            .mapper(source, name)
            .map(mapper -> new WriteSilver(
                mapper, version, table -> catalogue.rowChecks(source, name, table))),
        version,
        catalogue.persons(source, name).map(PersonRule::isWhole).orElse(false));
  }

  private static final class Stream {
    private final WriteBronze bronze;
    private final Optional<RecordCheck> check;
    private final Optional<WriteSilver> silver;
    private final String version;
    private final boolean isAboutPersons;
    private String reason = "(in an earlier part of the slice)";
    private String slice = "";
    private long broken;

    Stream(
        WriteBronze bronze,
        Optional<RecordCheck> check,
        Optional<WriteSilver> silver,
        String version,
        boolean isAboutPersons) {
      this.bronze = bronze;
      this.check = check;
      this.silver = silver;
      this.version = version;
      this.isAboutPersons = isAboutPersons;
    }

    /** Adds up the records of a slice that broke checks. */
    void broken(Slice of, long records) {
      broken = slice.equals(of.id()) ? broken + records : records;
      slice = of.id();
    }
  }
}
