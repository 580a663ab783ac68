package com.askbosco.data.pipeline.source.cdc;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.streaming.MessageReader;
import com.askbosco.data.pipeline.streaming.MessageSource;
import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.spec.source.PostgresChangesSettings;
import com.askbosco.data.spec.source.SourceSettings;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Changes of the tables of a PostgreSQL database, by logical replication: first the tables as they stand, then every change in the
 * order of the commits. What was read before a position is never read again, what comes after it always is, whoever dies when.
 */
public final class PostgresChanges implements MessageSource {

  @Override
  public MessageReader open(Opening opening) {
    Set<String> names =
        opening.streams().stream().map(MessageStream::stream).collect(Collectors.toSet());
    if (names.size() < opening.streams().size()) {
      throw new BoscoException(
          ErrorCode.CONFIG_BAD_VALUE,
          "Connection " + opening.connection().connectionId()
              + " has several accounts, but a database has one. Name one account.");
    }
    PostgresChangesSettings settings = (PostgresChangesSettings)
        SourceSettings.of(opening.connection().kind(), opening.connection().config(), names);
    String password = opening.secrets().resolve(opening.connection().credential());
    return new PostgresChangesReader(settings, password, opening.streams(), opening.positions());
  }
}
