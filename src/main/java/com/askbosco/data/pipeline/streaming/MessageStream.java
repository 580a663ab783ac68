package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.stage.Connection;
import java.io.Serializable;

/**
 * Messages of one stream of one account of a connection, without beginning or end.
 *
 * @param connection where they come from
 * @param stream the stream of its connector
 * @param account native id of the account they are about
 */
public record MessageStream(Connection connection, String stream, String account)
    implements Serializable {

  /** What its rows are filed under: one slice that never ends. */
  public Slice slice() {
    return new Slice(
        connection.clientId(),
        connection.connectionId(),
        connection.source(),
        stream,
        account,
        connection.source() + "|" + connection.credential(),
        null);
  }

  /** Names it in logs and messages. */
  public String label() {
    return slice().label();
  }
}
