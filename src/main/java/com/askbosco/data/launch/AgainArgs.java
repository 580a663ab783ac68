package com.askbosco.data.launch;

import com.askbosco.data.launch.IngestArgs.Locations;
import com.askbosco.data.launch.template.Parameters;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.pipeline.rebuild.Again;
import com.askbosco.data.pipeline.rebuild.PutAgain;
import com.askbosco.data.spec.SecretResolver;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.BiFunction;
import org.apache.beam.sdk.Pipeline;

/**
 * What a job is asked to put through bronze and silver again.
 *
 * @param asked what, as of which day, and for which request
 * @param locations where the files are
 */
record AgainArgs(PutAgain.Asked asked, Locations locations) {
  private static final Secrets NONE = new NoSecrets();

  private static final class NoSecrets implements Secrets {
    private static final long serialVersionUID = 1;

    @Override
    public SecretResolver open() {
      throw new BoscoException(ErrorCode.INTERNAL, "Raw pages are read without any secret");
    }
  }

  static AgainArgs read(FilesOptions options, Again what) {
    return new AgainArgs(
        new PutAgain.Asked(
            what,
            LocalDate.now(ZoneOffset.UTC),
            Parameters.given(options.getRequestId()).orElse("")),
        IngestArgsReader.locations(options));
  }

  /** Reads what all templates that ask no source are told; the rest says what is put through. */
  static <T extends FilesOptions> BiFunction<T, Parameters, AgainArgs> reader(
      BiFunction<T, Parameters, Again> what) {
    return (options, parameters) -> read(options, what.apply(options, parameters));
  }

  /** Adds the steps. */
  static void add(Pipeline pipeline, FilesOptions options, AgainArgs args, Cloud cloud) {
    IngestArgs files =
        IngestArgs.batch(args.locations(), args.asked().asOf(), args.asked().asOf());
    pipeline.apply(
        verb(args.asked().what()),
        PutAgain.of(
            args.asked(),
            IngestJob.local(files, NONE, Committer.later()).settings(),
            cloud.warehouse(),
            cloud.outcomes()));
  }

  private static String verb(Again what) {
    return Character.toUpperCase(what.verb().charAt(0)) + what.verb().substring(1);
  }
}
