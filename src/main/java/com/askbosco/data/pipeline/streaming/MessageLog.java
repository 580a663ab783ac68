package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.stage.LogFields;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of messages what went wrong with them, once a commit or page, as events that monitoring counts. */
final class MessageLog {
  private static final Logger LOG = LoggerFactory.getLogger(MessageLog.class);

  private MessageLog() {}

  /** Pages are staged; some of their messages may be dead letters. */
  @SuppressWarnings("try") // the fields hold until they are closed
  static void refused(String runId, Collection<StagedPage> pages) {
    for (StagedPage page : pages) {
      if (page.rejected() > 0) {
        try (LogFields fields = LogFields.of(runId, page.slice());
            LogFields event = LogFields.event("dead_letters")) {
          LOG.warn(
              "{}: {} of {} messages are refused",
              page.slice().label(),
              page.rejected(),
              page.messages());
        }
      }
    }
  }

  /** What landed is not applied now; the next tick tries again. */
  @SuppressWarnings("try") // the fields hold until they are closed
  static void notApplied(RuntimeException why) {
    try (LogFields event = LogFields.event("messages_wait")) {
      LOG.error("Messages that landed were not applied: {}", why.getMessage());
    }
  }

  /** A row that does not fit its table is a defect of the program: its page waits for ever. BigQuery's message may quote the row. */
  @SuppressWarnings("try") // the fields hold until they are closed
  static void unfit(String table) {
    try (LogFields event = LogFields.event("messages_wait")) {
      LOG.error(
          "{} a row of a page does not fit its landing table {}", ErrorCode.INTERNAL.code(), table);
    }
  }
}
