package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.Items;
import com.askbosco.data.connector.expression.python.PyTuple;
import com.askbosco.data.connector.expression.python.PythonException;
import com.askbosco.data.connector.expression.python.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Percent encoding. */
final class UrlText {
  private UrlText() {}

  /** Encodes for a query: a space is a plus. */
  static String quotePlus(String text) {
    return quote(text, "").replace("%20", "+");
  }

  /** The filter {@code urlencode}: a text for a path, or a dict or pairs for a query. */
  static String urlencode(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      List<String> parts = new ArrayList<>();
      map.forEach((key, element) -> parts.add(pair(key, element)));
      return String.join("&", parts);
    }
    if (value instanceof List<?> || value instanceof PyTuple) {
      List<String> parts = new ArrayList<>();
      for (Object element : Items.list(value)) {
        List<@Nullable Object> pair = Items.list(element);
        if (pair.size() != 2) {
          throw PythonException.value("urlencode needs pairs");
        }
        parts.add(pair(pair.get(0), pair.get(1)));
      }
      return String.join("&", parts);
    }
    return quote(Text.str(value), "/");
  }

  private static String pair(@Nullable Object key, @Nullable Object value) {
    return quotePlus(Text.str(key)) + "=" + quotePlus(Text.str(value));
  }

  private static String quote(String text, String safe) {
    StringBuilder out = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      int b = octet & 0xff;
      boolean plain = b >= 'a' && b <= 'z'
          || b >= 'A' && b <= 'Z'
          || b >= '0' && b <= '9'
          || "_.-~".indexOf(b) >= 0
          || safe.indexOf(b) >= 0;
      if (plain) {
        out.append((char) b);
      } else {
        out.append('%').append(Character.toUpperCase(Character.forDigit(b >> 4, 16)));
        out.append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
      }
    }
    return out.toString();
  }
}
