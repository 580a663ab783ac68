package com.askbosco.data.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One manifest, what it is asked to do and what its source answers.
 *
 * @param name the path below the folder of all cases without its ending, such as {@code paging/offset}
 * @param file where it was read from
 * @param why the point it is about
 * @param manifest YAML, as a user wrote it
 * @param shipped whether the manifest is one of this project's
 * @param state protocol state messages to begin with
 * @param clock how time passes
 * @param comparesWaits whether the lengths of waits have to agree too
 * @param differs why ours is meant to differ; then {@code <case>.ours.json} says how
 */
public record ConformanceCase(
    String name,
    Path file,
    String why,
    Verb verb,
    Instant now,
    Clock clock,
    boolean comparesWaits,
    String manifest,
    boolean shipped,
    ObjectNode config,
    ArrayNode state,
    List<StreamChoice> streams,
    List<Route> routes,
    Optional<String> differs) {

  /** What is asked for. */
  public enum Verb {
    READ,
    CHECK,
    DISCOVER,
    SPEC
  }

  /** How time passes; a wait takes no time in any case. */
  public enum Clock {
    /** It stands, waits or not. */
    STILL,
    /** A wait moves it by its length. */
    MOVES
  }

  /** A configured stream. */
  public record StreamChoice(
      String name, String syncMode, JsonNode jsonSchema, Optional<String> cursorField) {}

  /**
   * Reads a case strictly.
   *
   * @param file where it lies; its golden file lies beside it
   * @throws com.askbosco.data.model.ProblemsException with all that is wrong in it
   */
  public static ConformanceCase parse(String name, Path file, String text) {
    return CaseReader.read(name, file, text);
  }

  /** The golden file: what the reference did. */
  public Path golden() {
    return beside(".golden.json");
  }

  /** What ours does where it is meant to differ. */
  public Path ours() {
    return beside(".ours.json");
  }

  private Path beside(String ending) {
    String base = String.valueOf(file.getFileName()).replaceAll("\\.yaml$", "");
    return file.resolveSibling(base + ending);
  }

  /** The configured catalog in the protocol's form. */
  public ObjectNode catalog() {
    ObjectNode catalog = Json.MAPPER.createObjectNode();
    ArrayNode list = catalog.putArray("streams");
    for (StreamChoice choice : streams) {
      ObjectNode each = list.addObject();
      ObjectNode stream = each.putObject("stream");
      stream.put("name", choice.name());
      stream.set("json_schema", choice.jsonSchema());
      stream.putArray("supported_sync_modes").add("full_refresh").add("incremental");
      each.put("sync_mode", choice.syncMode());
      each.put("destination_sync_mode", "append");
      choice.cursorField().ifPresent(field -> each.putArray("cursor_field").add(field));
    }
    return catalog;
  }
}
