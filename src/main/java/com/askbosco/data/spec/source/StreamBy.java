package com.askbosco.data.spec.source;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells by a word of a message which stream it belongs to.
 *
 * @param place where the word stands: {@code attribute}, {@code header} or {@code field}
 * @param name its name there; fields inside others have dots
 * @param streams the stream of each word
 * @param other the stream of a word that is not among them
 */
public record StreamBy(String place, String name, Map<String, String> streams, String other) {

  /**
   * Reads it.
   *
   * @param places the places there are, with commas between
   * @param streams the streams of the connection
   */
  static StreamBy read(YamlNode node, String places, Set<String> streams) {
    Set<String> known = Set.of(places.split(",", -1));
    Set<String> keys = new java.util.TreeSet<>(known);
    keys.add("values");
    keys.add("other");
    node.onlyKeys(keys);
    String place = known.stream()
        .sorted()
        .filter(key -> node.optional(key).isPresent())
        .findFirst()
        .orElse("");
    if (place.isEmpty()) {
      node.problem(
          ErrorCode.CONFIG_MISSING_KEY,
          "what tells the stream?",
          "Name it in `" + String.join("` or `", known.stream().sorted().toList()) + "`.");
    }
    Map<String, String> byWord = new TreeMap<>();
    YamlNode values = node.required("values");
    values.map().forEach((word, stream) -> byWord.put(word, stream(stream, streams)));
    Optional<String> other = node.optional("other").map(value -> stream(value, streams));
    return new StreamBy(
        place,
        node.optional(place).map(YamlNode::string).orElse(""),
        byWord,
        other.orElseGet(() -> streams.stream().sorted().findFirst().orElse("")));
  }

  private static String stream(YamlNode node, Set<String> streams) {
    String stream = node.string();
    if (node.isScalar() && !streams.contains(stream)) {
      String near = YamlNode.nearest(stream, streams);
      node.problem(
          ErrorCode.CONFIG_UNKNOWN_REFERENCE,
          "there is no stream `" + stream + "` in this connection",
          near == null
              ? "Streams: " + String.join(", ", streams.stream().sorted().toList()) + "."
              : "Did you mean `" + near + "`?");
    }
    return stream;
  }

  /** The stream of a word; of none, too, the one for all others. */
  public String of(String word) {
    return streams.getOrDefault(word, other);
  }
}
