package com.askbosco.data.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Free-form YAML as JSON: texts stay texts, so a quoted {@code "007"} keeps its zeros. */
public final class YamlJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private YamlJson() {}

  /** The value with everything in it; numbers are exact, a day stays a text. */
  public static JsonNode of(YamlNode value) {
    if (value.isMap()) {
      ObjectNode object = JSON.objectNode();
      value.map().forEach((key, child) -> object.set(key, of(child)));
      return object;
    }
    if (value.isList()) {
      ArrayNode array = JSON.arrayNode();
      value.list().forEach(child -> array.add(of(child)));
      return array;
    }
    Optional<ScalarNode> scalar = value.scalar();
    return scalar.isEmpty() ? JSON.nullNode() : scalar(scalar.get());
  }

  private static JsonNode scalar(ScalarNode node) {
    String text = node.getValue();
    if (Tag.BOOL.equals(node.getTag())) {
      return JSON.booleanNode(!text.equalsIgnoreCase("false")
          && !text.equalsIgnoreCase("no")
          && !text.equalsIgnoreCase("off"));
    }
    try {
      if (Tag.INT.equals(node.getTag())) {
        return JSON.numberNode(new BigInteger(text));
      }
      if (Tag.FLOAT.equals(node.getTag())) {
        return JSON.numberNode(new BigDecimal(text));
      }
    } catch (NumberFormatException e) {
      return JSON.textNode(text); // YAML's octal, sexagesimal and infinite numbers are not meant
    }
    return JSON.textNode(text);
  }
}
