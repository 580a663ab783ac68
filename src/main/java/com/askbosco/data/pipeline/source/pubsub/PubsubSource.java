package com.askbosco.data.pipeline.source.pubsub;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.streaming.MessageReader;
import com.askbosco.data.pipeline.streaming.MessageSource;
import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.spec.source.PubsubSettings;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Messages of Pub/Sub subscriptions, and of webhooks, which wait in one. A subscription has no positions: a message is acknowledged
 * once its rows are committed, and comes again when the process died before that. What comes again falls by its key at the commit.
 */
public final class PubsubSource implements MessageSource {

  @Override
  public MessageReader open(Opening opening) {
    Connection connection = opening.connection();
    Set<String> names =
        opening.streams().stream().map(MessageStream::stream).collect(Collectors.toSet());
    PubsubSettings events = PubsubSettings.of(connection.kind(), connection.config(), names);
    oneAccount(opening.streams());
    PubsubAccess access = PubsubAccess.of(connection, opening.secrets());
    try {
      return new PubsubReader(opening.streams(), events, Subscriptions.connect(access));
    } catch (IOException e) {
      throw PubsubAccess.unreachable(e);
    }
  }

  private static void oneAccount(List<MessageStream> streams) {
    if (streams.stream().map(MessageStream::account).distinct().count() > 1) {
      throw new BoscoException(
          ErrorCode.CONFIG_BAD_VALUE,
          "Connection " + streams.get(0).connection().connectionId()
              + " has several accounts, and a message does not say whose it is. Make a connection with a subscription for each.");
    }
  }
}
