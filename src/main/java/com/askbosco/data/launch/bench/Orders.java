package com.askbosco.data.launch.bench;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The process that sends events, from the side that tells it what to send. */
final class Orders implements AutoCloseable {
  private final Process process;
  private final PrintStream orders;
  private final BufferedReader answers;

  private Orders(Process process) {
    this.process = process;
    this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  static Orders start(String bootstrap) throws IOException {
    return new Orders(new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            StreamProducer.class.getName(),
            bootstrap)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start());
  }

  /**
   * Sends messages and waits until the broker has them.
   *
   * @param rate messages a second; 0 for as fast as possible
   * @return when the broker had the last of them, in milliseconds since 1970
   */
  long send(String topic, long messages, long rate) throws IOException {
    orders.println(topic + " " + messages + " " + rate);
    String answer = answers.readLine();
    if (answer == null) {
      throw new BoscoException(ErrorCode.INTERNAL, "The bench's producer ended");
    }
    return Long.parseLong(answer);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
