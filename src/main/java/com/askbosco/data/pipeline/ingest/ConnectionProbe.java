package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.connector.ReadListener;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.ingest.SliceQueue.Planned;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.spec.SecretResolver;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tries a connection as a run would read it, only less patiently: the first page of a slice, of which nothing is kept. */
public final class ConnectionProbe {
  /** Whoever asks waits for the answer. */
  private static final int RETRIES = 1;

  private final Catalogue catalogue;
  private final SecretResolver secrets;
  private final AccessFactory access;

  /** Reads with these. */
  public ConnectionProbe(Catalogue catalogue, SecretResolver secrets, AccessFactory access) {
    this.catalogue = catalogue;
    this.secrets = secrets;
    this.access = access;
  }

  /**
   * Reads the first page.
   *
   * @param now the logical time
   * @return how many records it has
   * @throws com.askbosco.data.model.BoscoException as the run's slice would fail
   */
  public int records(Planned planned, Instant now) throws InterruptedException {
    Slice slice = planned.slice();
    Connection connection = planned.connection();
    try (Pages pages = catalogue
        .source(slice.source())
        .open(
            slice.stream(),
            SourceConfig.of(connection, slice, secrets),
            slice.window(),
            null,
            access
                .open(slice.credentialKey(), connection.apiRoot(), now, ReadListener.NONE)
                .keeping(new CredentialWriter(connection.credential(), secrets))
                .retrying(RETRIES))) {
      @Nullable Page page = pages.next();
      return page == null ? 0 : page.records().size();
    }
  }
}
