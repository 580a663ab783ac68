package com.askbosco.data.gcp.logging;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Hands masked copies of records on to the handler it stands in front of, on the same thread, so that the MDC is still there. */
final class MaskingHandler extends Handler {
  private static final Formatter TEXT = new SimpleFormatter();

  private final Handler behind;

  private MaskingHandler(Handler behind) {
    this.behind = behind;
    setLevel(behind.getLevel());
  }

  /** Stands in front of every handler of a logger; called again, it changes nothing. */
  static void guard(Logger logger) {
    for (Handler each : logger.getHandlers()) {
      if (!(each instanceof MaskingHandler)) {
        logger.removeHandler(each);
        logger.addHandler(new MaskingHandler(each));
      }
    }
  }

  @Override
  public void publish(LogRecord record) {
    // Parameters are written into the message, since they are not looked at again.
    LogRecord masked = new LogRecord(record.getLevel(), LogMask.clean(TEXT.formatMessage(record)));
    masked.setLoggerName(record.getLoggerName());
    masked.setInstant(record.getInstant());
    masked.setLongThreadID(record.getLongThreadID());
    masked.setSequenceNumber(record.getSequenceNumber());
    masked.setSourceClassName(record.getSourceClassName());
    masked.setSourceMethodName(record.getSourceMethodName());
    Throwable thrown = record.getThrown();
    if (thrown != null) {
      masked.setThrown(MaskedError.of(thrown));
    }
    behind.publish(masked);
  }

  @Override
  public void flush() {
    behind.flush();
  }

  @Override
  public void close() {
    behind.close();
  }
}
