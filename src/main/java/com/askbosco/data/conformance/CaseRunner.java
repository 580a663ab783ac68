package com.askbosco.data.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs cases and holds what they did against their golden files. */
public final class CaseRunner {
  private CaseRunner() {}

  /**
   * How a case ended.
   *
   * @param differences empty when ours did what was expected
   * @param observed what ours did, as a golden file
   */
  public record Result(ConformanceCase of, List<String> differences, String observed) {
    public boolean passed() {
      return differences.isEmpty();
    }
  }

  /** Runs a case through our runtime, in this process, with its own clock and server. */
  public static Result run(ConformanceCase each) throws InterruptedException {
    Path expectation = each.differs().isPresent() ? each.ours() : each.golden();
    List<String> errors = new ArrayList<>();
    ObjectNode ours;
    try {
      ours = observe(each, errors);
    } catch (RuntimeException | StackOverflowError e) {
      return new Result(each, List.of("ours broke off: " + e), "");
    }
    String page = Json.page(ours);
    if (!Files.exists(expectation)) {
      return new Result(
          each,
          List.of("no " + expectation.getFileName() + " yet: ./bosco conformance --refresh "
              + each.name()),
          page);
    }
    List<String> differences =
        new ArrayList<>(Comparison.differences(stored(expectation), ours, each.comparesWaits()));
    if (!differences.isEmpty()) {
      errors.forEach(error -> differences.add("ours said: " + error));
    }
    return new Result(each, differences, page);
  }

  private static ObjectNode observe(ConformanceCase each, List<String> errors)
      throws InterruptedException {
    try (FixtureServer server = new FixtureServer(each.routes())) {
      List<JsonNode> messages = OurRuntime.run(Job.of(each, server));
      for (JsonNode message : messages) {
        JsonNode error = message.path("trace").path("error");
        if (error.isObject()) {
          errors.add(server.symbolic(error.path("message").asText()));
        }
      }
      return observation(server, messages);
    }
  }

  /**
   * Makes the golden file anew; where ours is meant to differ, what ours does today is kept beside it.
   *
   * @return the new golden, and where it differs from the one before
   */
  static Result refresh(ConformanceCase each, Reference reference) throws InterruptedException {
    ObjectNode golden;
    try (FixtureServer server = new FixtureServer(each.routes())) {
      golden = observation(server, reference.run(Job.of(each, server)));
    }
    boolean known = Files.exists(each.golden());
    List<String> changes = known
        ? Comparison.differences(stored(each.golden()), golden, each.comparesWaits())
        : List.of("new");
    if (!changes.isEmpty()) {
      write(each.golden(), Json.page(golden));
    }
    if (each.differs().isPresent()) {
      write(each.ours(), Json.page(observe(each, new ArrayList<>())));
    }
    return new Result(each, changes, Json.page(golden));
  }

  private static ObjectNode observation(FixtureServer server, List<JsonNode> messages) {
    List<JsonNode> symbolic = messages.stream()
        .map(message -> Json.parse(server.symbolic(message.toString())))
        .toList();
    return Observation.of(server.requests(), symbolic);
  }

  private static JsonNode stored(Path path) {
    try {
      return Json.parse(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path path, String text) {
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
