package com.askbosco.data.pipeline.source;

import com.askbosco.data.connector.Pages;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.SourceSpec.StreamSpec;
import org.jspecify.annotations.Nullable;

/** Reads slices of a source that is no HTTP API. Stateless. */
public interface SliceSource {

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
