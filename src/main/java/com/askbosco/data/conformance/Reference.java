package com.askbosco.data.conformance;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reference implementation in a process of its own; one for many cases. */
final class Reference implements AutoCloseable {
  /** The version whose behaviour the golden files hold, and what the script needs besides. */
  static final List<String> PACKAGES =
      List.of("airbyte-cdk==7.39.1", "freezegun==1.5.5", "orjson", "pyyaml");

  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  private Reference(Process process) {
    this.process = process;
    this.in = process.outputWriter(StandardCharsets.UTF_8);
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts it with the Python of {@code BOSCO_PYTHON}, or one that is made in {@code .bosco/reference}. */
  static Reference start(Path home) {
    String given = Optional.ofNullable(System.getenv("BOSCO_PYTHON")).orElse("");
    try {
      Path python = given.isEmpty() ? made(home.resolve(".bosco/reference")) : Path.of(given);
      Process process = new ProcessBuilder(
              python.toString(), home.resolve("src/test/python/reference.py").toString())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
      return new Reference(process);
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.USAGE, "The reference cannot be started: " + e, e);
    }
  }

  private static Path made(Path folder) throws IOException {
    Path python = folder.resolve("bin/python");
    Path done = folder.resolve("installed");
    if (!Files.exists(done)) {
      command(List.of("python3", "-m", "venv", folder.toString()));
      List<String> install =
          new ArrayList<>(List.of(python.toString(), "-m", "pip", "install", "-q"));
      install.addAll(PACKAGES);
      command(install);
      Files.writeString(done, String.join("\n", PACKAGES));
    }
    return python;
  }

  private static void command(List<String> words) throws IOException {
    try {
      int status = new ProcessBuilder(words).inheritIO().start().waitFor();
      if (status != 0) {
        throw new BoscoException(
            ErrorCode.USAGE,
            "`" + String.join(" ", words) + "` ended with status " + status
                + ". Install " + String.join(" ", PACKAGES)
                + " into a Python 3.11 yourself and name it in BOSCO_PYTHON.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** All that the reference said about a job. */
  List<JsonNode> run(Job job) {
    ObjectNode asked = Json.MAPPER.createObjectNode();
    asked.put("verb", job.verb().name().toLowerCase(java.util.Locale.ROOT));
    asked.put("manifest", job.manifest()).put("now", job.now().toString());
    asked.put("shipped", job.shipped());
    asked.put("moving", job.clock() == ConformanceCase.Clock.MOVES);
    asked.set("config", job.config());
    asked.set("catalog", job.catalog());
    asked.set("state", job.state());
    try {
      in.write(asked + "\n");
      in.flush();
      String line = out.readLine();
      if (line == null) {
        throw new BoscoException(ErrorCode.USAGE, "The reference broke off; see above.");
      }
      JsonNode answer = Json.parse(line);
      if (answer.path("endless").asBoolean()) {
        throw new BoscoException(
            ErrorCode.USAGE, "The reference would never end. Let the case say `clock: moves`?");
      }
      List<JsonNode> messages = new ArrayList<>();
      answer.get("messages").forEach(messages::add);
      JsonNode error = answer.get("error");
      if (error.isObject()) {
        messages.add(
            Json.MAPPER.createObjectNode().put("type", "BROKE_OFF").setAll((ObjectNode) error));
      }
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
