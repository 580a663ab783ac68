package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.spec.SecretResolver;
import java.util.List;
import java.util.Map;

/** Where messages of one kind of connection come from. Stateless. */
public interface MessageSource {

  /**
   * Opens a connection.
   *
   * @param opening what to read, and from where on
   * @throws com.askbosco.data.model.BoscoException when that cannot be done and trying again is of no use
   */
  MessageReader open(Opening opening);

  /**
   * What to read.
   *
   * @param connection the connection
   * @param streams all streams of it that are wanted
   * @param positions where to go on, by {@link #partition}; what is not in it begins where the connection's settings say
   * @param secrets where its credential is
   */
  record Opening(
      Connection connection,
      List<MessageStream> streams,
      Map<String, String> positions,
      SecretResolver secrets) {}

  /** Names a partition of a stream in {@link Opening#positions}. */
  static String partition(MessageStream stream, String partition) {
    return stream.slice().id() + "/" + partition;
  }
}
