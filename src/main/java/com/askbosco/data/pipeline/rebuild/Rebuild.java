package com.askbosco.data.pipeline.rebuild;

import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.ingest.RestageSlices;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.pipeline.ingest.SliceLog;
import com.askbosco.data.pipeline.ingest.StagedPart;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/** Takes slices of earlier runs from raw through bronze and silver again. Their rows keep the run that read them. */
public final class Rebuild extends PTransform<PCollection<Rebuild.Batch>, PCollection<StagedPart>> {
  private static final long serialVersionUID = 1;

  private final ReadSettings settings;

  private Rebuild(ReadSettings settings) {
    this.settings = settings;
  }

  /**
   * Slices rebuilt by one worker into common files.
   *
   * @param run the rebuild
   * @param readBy id of the run that read the slices
   * @param slices the slices
   */
  public record Batch(RunRequest run, String readBy, List<Slice> slices) implements Serializable {

    /** Copies the list. */
    public Batch {
      slices = List.copyOf(slices);
    }
  }

  /** Rebuilds with the given settings; neither secrets nor vendors are used. */
  public static Rebuild with(ReadSettings settings) {
    return new Rebuild(settings);
  }

  @Override
  public PCollection<StagedPart> expand(PCollection<Batch> batches) {
    return batches
        .apply("Spread", Reshuffle.viaRandomKey())
        .apply("Restage", ParDo.of(new RestageFn(settings)))
        .setCoder(SerializableCoder.of(StagedPart.class));
  }

  @SuppressWarnings("UnusedMethod") // Beam calls them
  private static final class RestageFn extends DoFn<Batch, StagedPart> {
    private static final long serialVersionUID = 1;

    private final ReadSettings settings;
    private transient @Nullable RestageSlices restage;

    RestageFn(ReadSettings settings) {
      this.settings = settings;
    }

    @Setup
    public void setup() {
      restage = new RestageSlices(settings);
    }

    @ProcessElement
    public void process(@Element Batch batch, OutputReceiver<StagedPart> out) throws IOException {
      if (restage == null) {
        throw new IllegalStateException("A DoFn is set up before it is used");
      }
      StagedPart part = restage.restage(batch.run(), batch.readBy(), batch.slices());
      part.slices().forEach(slice -> SliceLog.ended(batch.run().runId(), slice));
      out.output(part);
    }
  }
}
