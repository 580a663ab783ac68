package com.askbosco.data.launch.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Keeps what is logged, with parameters and causes. */
final class LogLines extends Handler {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  List<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(
        line.getMessage() + " " + Arrays.toString(line.getParameters()) + " " + line.getThrown());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
