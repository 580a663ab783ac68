package com.askbosco.data.launch.bench;

import com.askbosco.data.launch.LocalRunner;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.ingest.Source;
import com.askbosco.data.pipeline.silver.WriteSilver;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.stage.PageRecords;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How fast the bytes of raw pages become staged rows of silver: records cut out of the page, mapped, checked and written. */
public final class RefineBench {
  private static final int PAGES = 16;
  private static final int PAGES_OF_A_SLICE = 50;

  private static final LocalDate DAY = LocalDate.parse("2026-03-30");

  private final BenchCatalogue catalogue = new BenchCatalogue("http://127.0.0.1:9", 1, DAY);
  private final Source source = catalogue.source(BenchCatalogue.SOURCE);
  private final ObjectNode config = JsonNodeFactory.instance
      .objectNode()
      .put("api_root", "http://127.0.0.1:9")
      .put("account_id", "account-0");
  private final byte[][] pages = new byte[PAGES][];
  private final Path folder;

  private RefineBench(Path folder) {
    this.folder = folder;
    for (int i = 0; i < PAGES; i++) {
      pages[i] = BenchServer.render(i);
    }
  }

  /**
   * Runs the benchmark.
   *
   * @param records how many records, rounded up to whole slices of 50 pages
   * @param folder an empty folder to work in; cleared afterwards
   */
  public static RefineResult run(long records, Path folder) {
    LocalRunner.useFileSystems();
    RefineBench bench = new RefineBench(folder);
    long slices = Math.ceilDiv(records, (long) PAGES_OF_A_SLICE * IngestBench.PAGE);
    try {
      // Compiles the code before anything is measured.
      bench.refine(Math.min(4, slices));
      Meter meter = new Meter();
      long refined;
      try (meter) {
        refined = bench.refine(slices);
      }
      return new RefineResult(
          refined, meter.cpuSeconds(), meter.wallSeconds(), meter.peakMemoryMb());
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED,
          "The bench cannot work in " + folder + ": " + e.getMessage(),
          e);
    } finally {
      LocalRunner.clear(folder.toString());
    }
  }

  private long refine(long slices) throws IOException {
    WriteSilver silver = new WriteSilver(
        catalogue.mapper(BenchCatalogue.SOURCE, BenchCatalogue.STREAM).orElseThrow(),
        catalogue.contractVersion(BenchCatalogue.SOURCE),
        table -> List.of());
    AtomicLong rejected = new AtomicLong();
    long records = 0;
    for (long i = 0; i < slices; i++) {
      SliceContext context = context();
      try (StagedTables staged = new StagedTables(folder.toString(), "slice-" + i)) {
        for (int page = 0; page < PAGES_OF_A_SLICE; page++) {
          List<SourceRecord> found = source.records(
              BenchCatalogue.STREAM,
              config,
              JsonNodeFactory.instance.objectNode(),
              pages[page % PAGES]);
          silver.write(
              new PageRecords(context, "page-" + page, found),
              new BitSet(),
              staged,
              row -> rejected.incrementAndGet());
          records += found.size();
        }
        staged.publish();
      }
      LocalRunner.clear(folder.toString());
    }
    if (rejected.get() > 0) {
      throw new BoscoException(ErrorCode.INTERNAL, rejected.get() + " rows were rejected");
    }
    return records;
  }

  private static SliceContext context() {
    return new SliceContext(
        "bench",
        Instant.parse("2026-03-31T06:00:00Z"),
        new Slice(
            "client-0",
            "bench",
            BenchCatalogue.SOURCE,
            BenchCatalogue.STREAM,
            "account-0",
            "bench",
            new DateRange(DAY, DAY)),
        new Connection(
            "bench",
            "client-0",
            "EUR",
            "Europe/Berlin",
            "bench",
            BenchCatalogue.SOURCE,
            "BENCH_0",
            "http://127.0.0.1:9",
            "EUR",
            "{}"),
        "bench");
  }
}
