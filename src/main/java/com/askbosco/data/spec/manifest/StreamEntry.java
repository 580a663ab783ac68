package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Optional;

/** What may stand in the list of streams. */
public sealed interface StreamEntry permits StreamEntry.ConditionalStreams, StreamEntry.Stream {

  /** Streams that are there when a condition on the config holds. */
  record ConditionalStreams(
      @Default(type = "DeclarativeStream") List<Stream> streams, Text condition)
      implements StreamEntry {}

  /** One stream. */
  sealed interface Stream extends StreamEntry permits DeclarativeStream, StateDelegatingStream {

    /** Its name, one of a kind. */
    String name();

    /** Where it stands. */
    Place place();
  }

  /**
   * A stream that is read in one way when it has a state, and in another when it has none.
   *
   * @param apiRetentionPeriod how far back the source keeps changes, an ISO-8601 duration; with an older state all is read anew
   */
  record StateDelegatingStream(
      String name,
      @Default(type = "DeclarativeStream") DeclarativeStream fullRefreshStream,
      @Default(type = "DeclarativeStream") DeclarativeStream incrementalStream,
      Optional<Text> apiRetentionPeriod,
      Place place)
      implements Stream {

    /** Refuses streams of other names. */
    public StateDelegatingStream {
      if (!fullRefreshStream.name().equals(name) || !incrementalStream.name().equals(name)) {
        throw new IllegalArgumentException(
            "both streams of a StateDelegatingStream have to bear its name");
      }
    }
  }
}
