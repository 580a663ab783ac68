package com.askbosco.data.connector.schema;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A path to one value: every part is a key, an index, or a pattern of {@code *} and {@code ?} that may fit one key only. Immutable
 * and thread-safe.
 */
public final class Pointer {
  private final List<Expr> parts;

  public Pointer(List<Expr> parts) {
    this.parts = parts;
  }

  /** Whether the path leads nowhere but to where it begins. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /**
   * The value; missing when there is none.
   *
   * @throws SourceException when there are several
   */
  public JsonNode in(JsonNode node, Vars vars) {
    List<String> keys = parts.stream().map(part -> Text.str(part.value(vars))).toList();
    List<JsonNode> found = new ArrayList<>();
    collect(node, keys, 0, found);
    if (found.size() > 1) {
      throw new SourceException(
          ErrorCode.SOURCE_BAD_RESPONSE,
          "the path " + String.join(".", keys) + " leads to more than one value");
    }
    return found.isEmpty() ? MissingNode.getInstance() : found.get(0);
  }

  private static void collect(JsonNode node, List<String> keys, int depth, List<JsonNode> found) {
    if (depth == keys.size()) {
      found.add(node);
      return;
    }
    String key = keys.get(depth);
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        if (matches(key, Integer.toString(i))) {
          collect(node.get(i), keys, depth + 1, found);
        }
      }
    } else {
      node.properties().forEach(field -> {
        if (matches(key, field.getKey())) {
          collect(field.getValue(), keys, depth + 1, found);
        }
      });
    }
  }

  private static boolean matches(String pattern, String key) {
    if (pattern.equals(key)) {
      return true;
    }
    if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
      return false;
    }
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(key).matches();
  }
}
