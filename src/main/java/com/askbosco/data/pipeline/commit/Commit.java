package com.askbosco.data.pipeline.commit;

import com.askbosco.data.pipeline.ingest.Catalogue;
import com.askbosco.data.pipeline.ingest.Planner;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.pipeline.ingest.StagedPart;
import com.askbosco.data.pipeline.stage.DeadLetters;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Collects what the stretches of each run left behind, writes the run's manifest and the staged run, and commits it. Yields the id
 * of each run. Only names and results are shuffled, no rows.
 */
public final class Commit extends PTransform<PCollection<StagedPart>, PCollection<String>> {
  private static final long serialVersionUID = 1;

  private final ReadSettings settings;
  private final Committer committer;
  private final boolean hasRaw;

  private Commit(ReadSettings settings, Committer committer, boolean hasRaw) {
    this.settings = settings;
    this.committer = committer;
    this.hasRaw = hasRaw;
  }

  /** Commits runs that read from the vendors; each leaves a manifest beside its raw pages. */
  public static Commit with(ReadSettings settings, Committer committer) {
    return new Commit(settings, committer, true);
  }

  /** Commits runs that have no raw pages of their own. */
  public static Commit withoutManifest(ReadSettings settings, Committer committer) {
    return new Commit(settings, committer, false);
  }

  @Override
  public PCollection<String> expand(PCollection<StagedPart> parts) {
    return parts
        .apply(
            "KeyByRun",
            WithKeys.of((StagedPart part) -> part.run().runId())
                .withKeyType(TypeDescriptors.strings()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(StagedPart.class)))
        .apply("CollectRun", GroupByKey.create())
        .apply("CommitRun", ParDo.of(new CommitFn(this)));
  }

  private static final class CommitFn extends DoFn<KV<String, Iterable<StagedPart>>, String> {
    private static final long serialVersionUID = 1;

    private final ReadSettings settings;
    private final Committer committer;
    private final boolean hasRaw;

    CommitFn(Commit commit) {
      this.settings = commit.settings;
      this.committer = commit.committer;
      this.hasRaw = commit.hasRaw;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<StagedPart>> parts, OutputReceiver<String> out) {
      StagedRun run = collect(parts.getValue(), settings.catalogue());
      if (hasRaw) {
        RunFiles.writeManifest(settings.raw(), run);
      }
      RunFiles.writeStaged(settings.staging(run.runId()), run);
      committer.commit(run);
      out.output(run.runId());
    }
  }

  /** One run out of its parts, slices by client, connection, stream, account and day. */
  public static StagedRun collect(Iterable<StagedPart> parts, Catalogue catalogue) {
    RunRequest request = parts.iterator().next().run();
    List<SliceResult> slices = new ArrayList<>();
    List<StagedFile> files = new ArrayList<>();
    for (StagedPart part : parts) {
      slices.addAll(part.slices());
      files.addAll(part.files());
    }
    slices.sort(Comparator.comparing(result -> result.slice().label()));
    files.sort(Comparator.comparing(StagedFile::uri));
    List<ClientSpec> clients = new Planner(catalogue, Optional.empty()).clients(request);
    return new StagedRun(
        request.runId(),
        clients.get(0).tenant(),
        request.extractedAt(),
        request.from(),
        request.to(),
        List.copyOf(slices),
        files.stream().filter(file -> file.table().startsWith("bronze.")).toList(),
        files.stream().filter(file -> file.table().startsWith("silver.")).toList(),
        files.stream().filter(file -> file.table().equals(DeadLetters.TABLE)).toList(),
        clients.stream().map(ClientRows::of).toList(),
        files.stream()
            .filter(
                file -> file.table().startsWith("ops.") && !file.table().equals(DeadLetters.TABLE))
            .toList());
  }
}
