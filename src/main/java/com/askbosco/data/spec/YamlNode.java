package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A place in a {@link YamlFile}. Accessors note a problem with line and path when the value is missing or of another type, and
 * return a harmless default, so that one reading finds all problems.
 */
public final class YamlNode {
  private final YamlFile file;
  private final @Nullable Node node;
  private final String path;

  YamlNode(YamlFile file, @Nullable Node node, String path) {
    this.file = file;
    this.node = node;
    this.path = path;
  }

  /** The line in the file, from 1; 0 where the document could not be read. */
  public int line() {
    return node == null ? 0 : node.getStartMark().getLine() + 1;
  }

  /** Where in the document, such as {@code connections[0].since}. */
  public String path() {
    return path;
  }

  /** Notes a problem at this place. */
  public void problem(ErrorCode code, String what, String mend) {
    file.problem(code, line(), path, what, mend);
  }

  /** Whether the value is absent or the YAML null. */
  public boolean isNull() {
    return node == null || (node instanceof ScalarNode && Tag.NULL.equals(node.getTag()));
  }

  public boolean isMap() {
    return node instanceof MappingNode;
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  public boolean isScalar() {
    return node instanceof ScalarNode && !isNull();
  }

  /** The scalar as YAML resolved it; empty for null, a map or a list. */
  Optional<ScalarNode> scalar() {
    return node instanceof ScalarNode scalar && !isNull() ? Optional.of(scalar) : Optional.empty();
  }

  /**
   * The scalar as YAML means it: a Boolean, Long, BigDecimal or String, or null for the YAML null and anything that is no
   * scalar. Days and times stay texts.
   */
  public @Nullable Object value() {
    if (!(node instanceof ScalarNode scalar) || isNull()) {
      return null;
    }
    String text = scalar.getValue();
    try {
      if (Tag.BOOL.equals(scalar.getTag())) {
        return Set.of("true", "yes", "on").contains(text.toLowerCase(java.util.Locale.ROOT));
      } else if (Tag.INT.equals(scalar.getTag())) {
        return Long.valueOf(text.replace("_", ""));
      } else if (Tag.FLOAT.equals(scalar.getTag())) {
        return new BigDecimal(text.replace("_", ""));
      }
    } catch (NumberFormatException e) {
      return text; // octal, hexadecimal, infinity: no manifest means them as numbers
    }
    return text;
  }

  /** Notes a problem for every key that is not in the set; the message offers the nearest known one. */
  public YamlNode onlyKeys(Set<String> known) {
    for (String key : map().keySet()) {
      if (!known.contains(key)) {
        String near = nearest(key, known);
        String mend = near == null
            ? "Known keys: " + String.join(", ", known.stream().sorted().toList()) + "."
            : "Did you mean `" + near + "`?";
        YamlNode at = keyAt(key);
        file.problem(
            ErrorCode.CONFIG_UNKNOWN_KEY, at.line(), at.path, "unknown key `" + key + "`", mend);
      }
    }
    return this;
  }

  private YamlNode keyAt(String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
          return new YamlNode(file, scalar, child(key));
        }
      }
    }
    return this;
  }

  /** The entries of a map in the order of the file; of anything else, none. */
  public Map<String, YamlNode> map() {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          entries.put(
              key.getValue(), new YamlNode(file, tuple.getValueNode(), child(key.getValue())));
        }
      }
    }
    return entries;
  }

  private String child(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The value of a key that has to be there. */
  public YamlNode required(String key) {
    Optional<YamlNode> value = optional(key);
    if (value.isEmpty()) {
      file.problem(
          ErrorCode.CONFIG_MISSING_KEY, line(), path, "`" + key + "` is missing", "Add it.");
    }
    return value.orElseGet(() -> new YamlNode(file, null, child(key)));
  }

  /** The value of a key, or empty when it is absent or null. */
  public Optional<YamlNode> optional(String key) {
    YamlNode value = map().get(key);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  /** The items of a list; a problem and none when it is something else. */
  public List<YamlNode> list() {
    List<YamlNode> items = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        items.add(new YamlNode(file, item, path + "[" + items.size() + "]"));
      }
    } else if (node != null) {
      wrongType("a list");
    }
    return items;
  }

  /** The items of a list as text. */
  public List<String> strings() {
    return list().stream().map(YamlNode::string).toList();
  }

  /** The value as text, exactly as written; an empty text and a problem when it is a map or a list. */
  public String string() {
    if (node instanceof ScalarNode scalar && !isNull()) {
      return scalar.getValue();
    }
    if (node != null) {
      wrongType("text");
    }
    return "";
  }

  /** The value as a whole number; 0 and a problem when it is none. */
  public long integer() {
    try {
      return node == null ? 0 : Long.parseLong(string());
    } catch (NumberFormatException e) {
      wrongType("a whole number");
      return 0;
    }
  }

  /** The value as an exact number; 0 and a problem when it is none. */
  public BigDecimal decimal() {
    try {
      return node == null ? BigDecimal.ZERO : new BigDecimal(string());
    } catch (NumberFormatException e) {
      wrongType("a number");
      return BigDecimal.ZERO;
    }
  }

  /** The value as true or false; false and a problem when it is neither. */
  public boolean bool() {
    if (node == null) {
      return false;
    }
    String text = string();
    if (!text.equals("true") && !text.equals("false")) {
      wrongType("true or false");
    }
    return text.equals("true");
  }

  /** The value as a day; 1970-01-01 and a problem when it is none. */
  public LocalDate date() {
    try {
      return node == null ? LocalDate.EPOCH : LocalDate.parse(string());
    } catch (DateTimeParseException e) {
      wrongType("a day such as 2026-03-31");
      return LocalDate.EPOCH;
    }
  }

  /** The value as one of an enum's constants, written in lower case. */
  public <E extends Enum<E>> E oneOf(Class<E> type) {
    E[] constants = type.getEnumConstants();
    if (node == null) {
      return constants[0];
    }
    String text = string();
    for (E constant : constants) {
      if (constant.name().toLowerCase(java.util.Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    problem(
        ErrorCode.CONFIG_BAD_VALUE,
        "`" + text + "` is not known",
        "Use one of "
            + String.join(
                ", ",
                java.util.Arrays.stream(constants)
                    .map(c -> c.name().toLowerCase(java.util.Locale.ROOT))
                    .toList())
            + ".");
    return constants[0];
  }

  private void wrongType(String expected) {
    problem(
        ErrorCode.CONFIG_WRONG_TYPE,
        "expected " + expected + ", found " + found(),
        "Write " + expected + ".");
  }

  private String found() {
    if (node instanceof MappingNode) {
      return "a map";
    }
    if (node instanceof SequenceNode) {
      return "a list";
    }
    return node instanceof ScalarNode scalar ? "`" + scalar.getValue() + "`" : "nothing";
  }

  /** The known word within two edits of the given one, or null. */
  public static @Nullable String nearest(String word, Set<String> known) {
    String best = null;
    int bestDistance = 3;
    for (String candidate : known.stream().sorted().toList()) {
      int distance = distance(word, candidate);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
