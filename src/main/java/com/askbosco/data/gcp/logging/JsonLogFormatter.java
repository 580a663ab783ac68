package com.askbosco.data.gcp.logging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.MDC;

/**
 * A record as one line of JSON in the shape Cloud Logging takes apart: {@code severity}, {@code message}, {@code time}, and the fields
 * of the MDC. For processes that are no Dataflow workers, such as the launcher; workers have entries of their own.
 */
public final class JsonLogFormatter extends Formatter {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Makes every handler of this process's console write such lines, masked. */
  public static void install() {
    Logger root = Logger.getLogger("");
    for (Handler each : root.getHandlers()) {
      if (each instanceof ConsoleHandler) {
        each.setFormatter(new JsonLogFormatter());
      }
    }
    MaskingHandler.guard(root);
  }

  @Override
  public String format(LogRecord record) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("severity", severity(record.getLevel()));
    line.put("time", record.getInstant().toString());
    line.put("logger", String.valueOf(record.getLoggerName()));
    Map<String, String> fields = MDC.getCopyOfContextMap();
    if (fields != null) {
      line.putAll(fields);
    }
    Throwable thrown = record.getThrown();
    String message = formatMessage(record);
    line.put("message", LogMask.clean(thrown == null ? message : message + "\n" + trace(thrown)));
    try {
      return JSON.writeValueAsString(line) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String severity(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "WARNING";
    }
    return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }
}
