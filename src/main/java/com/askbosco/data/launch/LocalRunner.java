package com.askbosco.data.launch;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.UserCodeException;

/** Runs pipelines in this process. */
public final class LocalRunner {

  private final boolean checking;

  private LocalRunner(boolean checking) {
    this.checking = checking;
  }

  /** As production runs: elements are trusted. */
  public static LocalRunner trusting() {
    return new LocalRunner(false);
  }

  /** As tests run: every element is encoded, and none may change after it was handed on. */
  public static LocalRunner checking() {
    return new LocalRunner(true);
  }

  /**
   * Runs a pipeline to its end, on one thread: steps that want more have their own.
   *
   * @throws BoscoException the one that stopped it, or {@code INTERNAL} around what did
   */
  public void run(Consumer<Pipeline> steps) {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(1);
    options.setEnforceImmutability(checking);
    options.setEnforceEncodability(checking);
    Pipeline pipeline = Pipeline.create(options);
    steps.accept(pipeline);
    try {
      pipeline.run().waitUntilFinish();
    } catch (Pipeline.PipelineExecutionException | UserCodeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof BoscoException known) {
          throw known;
        }
      }
      throw new BoscoException(ErrorCode.INTERNAL, "The pipeline stopped: " + e.getMessage(), e);
    }
  }

  /** Makes Beam's file systems known to this process, for files touched outside a pipeline. */
  public static void useFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  /**
   * Deletes what runs left that were killed and whose like will not be asked for again, since each has a name of its own. For whoever
   * holds the warehouse, so that none of them is alive.
   *
   * @param folder of all staged runs
   * @param names how the names of such runs begin
   */
  static void clearLeft(String folder, String names) {
    Path root = Path.of(folder);
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> runs = Files.list(root)) {
      runs.filter(run -> root.relativize(run).toString().startsWith(names))
          .forEach(run -> clear(run.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a folder with everything in it, if it is there. */
  public static void clear(String folder) {
    Path root = Path.of(folder);
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(root)) {
      paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
