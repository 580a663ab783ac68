package com.askbosco.data.spec.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Texts that are values written as YAML, and trees as JSON and back. */
public final class YamlText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private YamlText() {}

  /**
   * The value that a text stands for: {@code 12} a number, {@code [a]} a list; the text itself where it is no YAML but may well be
   * meant so, such as {@code %Y-%m-%d}.
   *
   * @param formats whether such texts with percent signs and tabs stay texts; else only those whose words YAML knows do
   * @return empty for a text that is neither
   */
  public static Optional<JsonNode> value(String text, boolean formats) {
    ManifestText.Meaning meaning = ManifestText.meaning(text);
    if (meaning.tree() != null) {
      return Optional.of(json(meaning.tree()));
    }
    boolean format = formats
        && meaning
            .problem()
            .matches("(?s)found character '?(%|\\\\t).*that cannot start any token.*"
                + "|(?s).*expected alphabetic or numeric character, but found '?%.*");
    return meaning.grammar() || format
        ? Optional.of(JsonNodeFactory.instance.textNode(text))
        : Optional.empty();
  }

  /** A tree as JSON. */
  public static JsonNode json(Tree tree) {
    return JSON.valueToTree(tree.plain());
  }

  /** JSON as a tree, all of it on one line. */
  public static Tree tree(JsonNode json, int line) {
    if (json.isObject()) {
      Map<String, Tree> map = new LinkedHashMap<>();
      json.properties().forEach(entry -> map.put(entry.getKey(), tree(entry.getValue(), line)));
      return new Tree.Entries(line, map);
    }
    if (json.isArray()) {
      List<Tree> list = new ArrayList<>();
      json.forEach(item -> list.add(tree(item, line)));
      return new Tree.Items(line, list);
    }
    Object value = switch (json.getNodeType()) {
      case BOOLEAN -> json.booleanValue();
      case NUMBER ->
        json.isFloatingPointNumber()
            ? (Object) json.doubleValue()
            : json.canConvertToLong() ? (Object) json.longValue() : json.bigIntegerValue();
      case STRING -> json.textValue();
      default -> null;
    };
    return new Tree.Scalar(line, value);
  }
}
