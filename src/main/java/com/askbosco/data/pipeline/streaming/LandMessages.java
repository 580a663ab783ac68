package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.warehouse.LandedTimes;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.askbosco.data.warehouse.commit.MessageTables;
import com.askbosco.data.warehouse.table.LandingTables;
import com.askbosco.data.warehouse.table.TableLayout;
import com.google.api.services.bigquery.model.TableReference;
import com.google.api.services.bigquery.model.TableRow;
import com.google.common.hash.Hashing;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryIO;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryServices;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryStorageApiInsertError;
import org.apache.beam.sdk.io.gcp.bigquery.TableRowJsonCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.joda.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Brings pages of messages into BigQuery's landing tables, each row exactly once, by its storage API. Stages them as one machine does
 * and sends the very rows that were staged. A page is applied later, when all its rows are there ({@link CommitLanded}). Sources are
 * told of a page when the runner has taken it over: from then on it is not lost, whatever worker dies.
 */
public final class LandMessages extends PTransform<PCollection<MessagePage>, PDone> {
  private static final long serialVersionUID = 1;

  private final String runId;
  private final ReadSettings settings;
  private final String project;
  private final @Nullable BigQueryServices services;

  private LandMessages(
      String runId, ReadSettings settings, String project, @Nullable BigQueryServices services) {
    this.runId = runId;
    this.settings = settings;
    this.project = project;
    this.services = services;
  }

  /** Into the landing tables of a project. */
  public static LandMessages into(String runId, ReadSettings settings, String project) {
    return new LandMessages(runId, settings, project, null);
  }

  /** The same through stand-ins of BigQuery's services. */
  public LandMessages withServices(BigQueryServices standIns) {
    return new LandMessages(runId, settings, project, standIns);
  }

  @Override
  public PDone expand(PCollection<MessagePage> pages) {
    BigQueryIO.Write<KV<String, TableRow>> write = BigQueryIO.<KV<String, TableRow>>write()
        .to(new LandingDestinations(project))
        .withFormatFunction(KV::getValue)
        .withMethod(BigQueryIO.Write.Method.STORAGE_WRITE_API)
        .withTriggeringFrequency(Duration.standardSeconds(5))
        .withNumStorageWriteApiStreams(2)
        .withCreateDisposition(BigQueryIO.Write.CreateDisposition.CREATE_IF_NEEDED)
        .withWriteDisposition(BigQueryIO.Write.WriteDisposition.WRITE_APPEND);
    if (services != null) {
      write = write.withTestServices(services).withoutValidation();
    }
    pages
        .apply("StagePages", ParDo.of(new StageFn(runId, settings)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), TableRowJsonCoder.of()))
        .apply("AppendRows", write)
        .getFailedStorageApiInserts()
        .apply("RefusedRows", ParDo.of(new RefusedFn()));
    return PDone.in(pages.getPipeline());
  }

  @SuppressWarnings("UnusedMethod") // Beam calls them
  private static final class StageFn extends DoFn<MessagePage, KV<String, TableRow>> {
    private static final long serialVersionUID = 1;

    private final String runId;
    private final ReadSettings settings;
    private final Counter messages = Metrics.counter("bosco.messages", "messages");
    private final Counter rejected = Metrics.counter("bosco.messages", "rejected");
    private transient @Nullable StageMessages stager;
    private transient @Nullable Path folder;

    StageFn(String runId, ReadSettings settings) {
      this.runId = runId;
      this.settings = settings;
    }

    @Setup
    public void setUp() throws IOException {
      folder = Files.createTempDirectory("bosco-pages-");
    }

    @ProcessElement
    public void process(
        @Element MessagePage page,
        OutputReceiver<KV<String, TableRow>> out,
        BundleFinalizer finalizer)
        throws IOException {
      StageMessages stage = stager;
      if (stage == null) {
        stage = new StageMessages(runId, settings.catalogue(), settings.secrets(), settings.raw());
        stager = stage;
      }
      String id = id(page);
      Map<String, Long> counts = new TreeMap<>();
      StagedPage head;
      try (StagedTables tables =
          new StagedTables(String.valueOf(folder), UUID.randomUUID().toString())) {
        head = stage.stage(page, tables);
        for (StagedFile file : tables.publish()) {
          Optional<TableLayout> target =
              MessageTables.staged(file.table(), Canon.load().values());
          if (target.isPresent()) {
            TableLayout landing = LandingTables.of(target.get());
            send(file, landing, id, counts.getOrDefault(landing.name(), 0L), page.received(), out);
            counts.merge(landing.name(), file.rows(), Long::sum);
          }
          Files.delete(Path.of(file.uri()));
        }
      }
      out.output(KV.of(LandingTables.PAGES.name(), head(id, page, head, counts)));
      messages.inc(head.messages());
      rejected.inc(head.rejected());
      MessageLog.refused(runId, List.of(head));
      finalizer.afterBundleCommit(
          org.joda.time.Instant.now().plus(Duration.standardMinutes(5)),
          () -> OpenMessages.committed(runId, List.of(page)));
    }

    private static void send(
        StagedFile file,
        TableLayout landing,
        String page,
        long before,
        Instant at,
        OutputReceiver<KV<String, TableRow>> out)
        throws IOException {
      try (BufferedReader lines =
          Files.newBufferedReader(Path.of(file.uri()), StandardCharsets.UTF_8)) {
        long place = before;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
          out.output(
              KV.of(landing.name(), LandedRow.of(landing, bytes, bytes.length, page, place++, at)));
        }
      }
    }

    /** The same page read again has the same name; one of a source without positions is another page. */
    private static String id(MessagePage page) {
      String text = page.next().isEmpty()
          ? UUID.randomUUID().toString()
          : String.join(
              "\u0000",
              MessageSource.partition(page.stream(), page.partition()),
              String.valueOf(page.from()),
              page.next(),
              page.received().toString());
      return Hashing.sha256()
          .hashString(text, StandardCharsets.UTF_8)
          .toString()
          .substring(0, 24);
    }

    private TableRow head(String id, MessagePage page, StagedPage head, Map<String, Long> counts) {
      MessageStream stream = page.stream();
      return new TableRow()
          .set(LandingTables.ROW_PAGE, id)
          .set("partition_key", head.key())
          .set("tenant_id", stream.connection().tenantId())
          .set("client_id", stream.connection().clientId())
          .set("connection_id", stream.connection().connectionId())
          .set("source", stream.connection().source())
          .set("stream", stream.stream())
          .set("source_account_id", stream.account())
          .set("partition_id", page.partition())
          .set("run_id", runId)
          .set("begins", page.from())
          .set("ends", page.next())
          .set("messages", String.valueOf(head.messages()))
          .set("rejected", String.valueOf(head.rejected()))
          .set("newest_at", head.newest() == null ? null : head.newest().toString())
          .set(
              "tables",
              counts.entrySet().stream()
                  .map(each -> each.getKey() + "=" + each.getValue())
                  .collect(Collectors.joining(",")))
          .set("times", LandedTimes.text(head.times().millis()))
          .set("timed", String.valueOf(head.times().millis().length))
          .set("lateness_ms", String.valueOf(head.times().lateness().toMillis()))
          .set("zone", head.times().zone().getId())
          .set("timed_tables", String.join(",", new TreeSet<>(head.times().tables())))
          .set(LandingTables.LANDED_AT, page.received().toString());
    }
  }

  /** Counts rows that BigQuery refuses. */
  private static final class RefusedFn extends DoFn<BigQueryStorageApiInsertError, Void> {
    private static final long serialVersionUID = 1;
    private final Counter refused = Metrics.counter("bosco.messages", "refused_rows");

    @ProcessElement
    public void process(@Element BigQueryStorageApiInsertError error) {
      refused.inc();
      TableReference table = error.getTable();
      MessageLog.unfit(table == null ? "" : table.getTableId());
    }
  }
}
