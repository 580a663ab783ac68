package com.askbosco.data.gcp.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.beam.sdk.harness.JvmInitializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Lines as they go through SLF4J and java.util.logging to the handler of a worker, which adds the MDC of the thread. */
class WorkerLogsTest {
  private static final String NAME = "com.askbosco.data.worker";

  private final Logger logger = Logger.getLogger(NAME);
  private final List<LogRecord> written = new ArrayList<>();
  private final List<Map<String, String>> fields = new ArrayList<>();

  @BeforeEach
  void handle() {
    logger.setUseParentHandlers(false);
    logger.addHandler(new Handler() {
      @Override
      public void publish(LogRecord record) {
        written.add(record);
        fields.add(new HashMap<>(MDC.getCopyOfContextMap()));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    });
    MaskingHandler.guard(logger);
    MaskingHandler.guard(logger);
  }

  @AfterEach
  void letGo() {
    for (Handler each : logger.getHandlers()) {
      logger.removeHandler(each);
    }
    logger.setUseParentHandlers(true);
    MDC.clear();
  }

  @Test
  void aLineOfAWorkerHasItsFieldsAndNoSecret() {
    MDC.put("run_id", "2026-03-30-x-1");
    MDC.put("client_id", "acme");
    LoggerFactory.getLogger(NAME)
        .warn(
            "refused {}",
            "https://api.example/x?access_token=abcdef123456",
            new IllegalStateException(
                "for jane@example.org",
                new RuntimeException("Authorization: Bearer abcdefgh12345678")));

    assertThat(written).hasSize(1);
    LogRecord record = written.get(0);
    assertThat(record.getMessage()).isEqualTo("refused https://api.example/x?access_token=***");
    assertThat(record.getLevel()).isEqualTo(Level.WARNING);
    assertThat(fields.get(0))
        .containsEntry("run_id", "2026-03-30-x-1")
        .containsEntry("client_id", "acme");
    assertThat(record.getThrown()).hasToString("java.lang.IllegalStateException: for ***");
    assertThat(record.getThrown().getStackTrace()).isNotEmpty();
    assertThat(record.getThrown().getCause())
        .hasToString("java.lang.RuntimeException: Authorization: ***");
  }

  @Test
  void aLineOfTheLauncherIsAnObjectThatCloudLoggingTakesApart() throws Exception {
    MDC.put("event", "run_finished");
    MDC.put("run_id", "r1");
    LogRecord record = new LogRecord(Level.SEVERE, "broke with token=abcdef12");
    record.setLoggerName(NAME);
    record.setThrown(new IllegalStateException("password: hunter22"));

    String line = new JsonLogFormatter().format(record);
    JsonNode json = new ObjectMapper().readTree(line);

    assertThat(line).endsWith("}\n").doesNotContain("hunter22").doesNotContain("abcdef12");
    assertThat(line.strip()).doesNotContain("\n");
    assertThat(json.path("severity").asText()).isEqualTo("ERROR");
    assertThat(json.path("event").asText()).isEqualTo("run_finished");
    assertThat(json.path("run_id").asText()).isEqualTo("r1");
    assertThat(json.path("message").asText())
        .startsWith("broke with token=***\njava.lang.IllegalState");
  }

  @Test
  void workersFindIt() {
    assertThat(ServiceLoader.load(JvmInitializer.class))
        .hasAtLeastOneElementOfType(WorkerLogs.class);
  }
}
