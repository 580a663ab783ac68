package com.askbosco.data.pipeline.source;

import com.askbosco.data.connector.Pages;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.SourceSpec.StreamSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads slices of a source that is no HTTP API. Stateless. */
public interface SliceSource {

  /**
   * What a plan asks for.
   *
   * @param connection its settings and where its credential is
   * @param stream the stream
   * @param whole the stream of one account as a whole: the slice without days and without a part
   * @param since the first day wanted
   * @param read what was read before, by the id of its slice, as the last page of the slice said
   * @param secrets the secrets; none of them is needed when nothing has to be asked
   */
  record Wanted(
      Connection connection,
      StreamSpec stream,
      Slice whole,
      LocalDate since,
      Map<String, String> read,
      SecretResolver secrets) {}

  /**
   * The slices to read now, for sources that know themselves what there is; empty when days decide, as for all others. Never throws
   * because the source cannot be asked: it then gives a slice that fails when it is opened, and says why.
   */
  default Optional<List<Slice>> slices(Wanted wanted) {
    return Optional.empty();
  }

  /**
   * Begins to read one slice. The body of a page is its records as JSON lines, whatever form they came in.
   *
   * @param connection its settings and where its credential is
   * @param stream what the connector's file says of it
   * @param position a page's own {@code nextPosition} to go on with it; null to begin
   * @throws com.askbosco.data.model.BoscoException when the slice cannot be read; it then counts as failed
   */
  Pages open(
      Connection connection,
      Slice slice,
      StreamSpec stream,
      @Nullable String position,
      SecretResolver secrets);
}
