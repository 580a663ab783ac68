package com.askbosco.data.pipeline.streaming;

import java.io.Serializable;
import java.util.List;

/**
 * Streams that one worker reads at once, each connection on a thread of its own.
 *
 * @param id names the group within the job
 * @param runId the job, as rows name it
 * @param streams all streams of its connections
 */
public record MessageGroup(String id, String runId, List<MessageStream> streams)
    implements Serializable {

  /** Copies the list. */
  public MessageGroup {
    streams = List.copyOf(streams);
  }
}
