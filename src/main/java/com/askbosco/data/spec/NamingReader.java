package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.ClientSettings.NamingTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads templates for names of campaigns (rule 13 of the model). A template such as {@code {brand}_{market}_{*}_{funnel}} says
 * what stands where; a part ends before the sign that follows it, the last one takes the rest. {@code regex:} says it as an RE2
 * expression with named groups.
 */
final class NamingReader {
  private static final String IGNORED = "*";

  private NamingReader() {}

  static List<NamingTemplate> readAll(YamlNode node) {
    List<NamingTemplate> templates = new ArrayList<>();
    for (YamlNode item : node.list()) {
      Optional<YamlNode> regex = item.isMap() ? item.optional("regex") : Optional.empty();
      if (item.isMap()) {
        item.onlyKeys(Set.of("regex"));
        item.required("regex");
      }
      String text =
          regex.isPresent() ? SafeRegex.read(regex.get()) : item.isMap() ? "" : fromTemplate(item);
      NamingTemplate template = new NamingTemplate(text, partPatterns(text), item.line());
      if (!text.isEmpty() && template.patternOfPart().isEmpty()) {
        item.problem(
            ErrorCode.CONFIG_BAD_VALUE,
            "a template that finds no part of a name",
            "Name at least one of " + String.join(", ", NamingTemplate.PARTS)
                + ": {brand} in a template, (?P<brand>…) in an expression.");
      }
      templates.add(template);
    }
    return List.copyOf(templates);
  }

  private static String fromTemplate(YamlNode node) {
    String text = node.string();
    StringBuilder regex = new StringBuilder();
    Set<String> seen = new java.util.HashSet<>();
    for (int at = 0; at < text.length(); ) {
      int close = text.charAt(at) == '{' ? text.indexOf('}', at) : -1;
      if (close < 0) {
        regex.append(com.google.re2j.Pattern.quote(text.substring(at, at + 1)));
        at++;
        continue;
      }
      String part = text.substring(at + 1, close);
      at = close + 1;
      if (at < text.length() && text.charAt(at) == '{') {
        node.problem(
            ErrorCode.CONFIG_BAD_VALUE,
            "nothing tells where {" + part + "} ends",
            "Put the sign between it and the next part, such as {brand}_{market}.");
      }
      String values = at < text.length() ? "[^" + escaped(text.charAt(at)) + "]+" : ".+";
      if (part.equals(IGNORED)) {
        regex.append(values);
      } else if (!NamingTemplate.PARTS.contains(part)) {
        node.problem(
            ErrorCode.CONFIG_UNKNOWN_REFERENCE,
            "a name has no part {" + part + "}",
            "Use " + String.join(", ", NamingTemplate.PARTS) + ", or {*} for what is not kept.");
      } else if (!seen.add(part)) {
        node.problem(
            ErrorCode.CONFIG_DUPLICATE, "{" + part + "} stands here twice", "Write {*} once.");
      } else {
        regex.append("(?P<").append(part).append('>').append(values).append(')');
      }
    }
    return node.isScalar() && SafeRegex.check(node, regex.toString()) ? regex.toString() : "";
  }

  private static String escaped(char sign) {
    return "\\]^-[".indexOf(sign) >= 0 ? "\\" + sign : String.valueOf(sign);
  }

  /**
   * For each part that an expression names, the expression for the whole name with that part as its only group: the form which
   * REGEXP_EXTRACT takes.
   */
  private static Map<String, String> partPatterns(String regex) {
    Map<String, String> patterns = new LinkedHashMap<>();
    for (String part : NamingTemplate.PARTS) {
      String only = withOnlyGroup(regex, part);
      if (only.contains("(?P<")) {
        patterns.put(part, "^(?:" + only.replace("(?P<" + part + ">", "(") + ")$");
      }
    }
    return java.util.Collections.unmodifiableMap(patterns);
  }

  /** The expression with one group's name kept and every other group made one that captures nothing. */
  static String withOnlyGroup(String regex, String part) {
    StringBuilder out = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\' && i + 1 < regex.length()) {
        int end = regex.charAt(i + 1) == 'Q' ? regex.indexOf("\\E", i) : -1;
        int stop = regex.charAt(i + 1) == 'Q' ? (end < 0 ? regex.length() : end + 2) : i + 2;
        out.append(regex, i, stop);
        i = stop - 1;
      } else if (inClass) {
        inClass = c != ']';
        out.append(c);
      } else if (c == '[') {
        inClass = true;
        out.append(c);
        // a bracket right after the start of a class is a sign of the class
        int first = i + 1 < regex.length() && regex.charAt(i + 1) == '^' ? i + 2 : i + 1;
        if (first < regex.length() && regex.charAt(first) == ']') {
          out.append(regex, i + 1, first + 1);
          i = first;
        }
      } else if (c == '(' && isNamed(regex, i)) {
        int name = regex.indexOf('<', i) + 1;
        int end = regex.indexOf('>', i);
        out.append(regex.substring(name, end).equals(part) ? "(?P<" + part + ">" : "(?:");
        i = end;
      } else if (c == '(' && !(i + 1 < regex.length() && regex.charAt(i + 1) == '?')) {
        out.append("(?:");
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isNamed(String regex, int at) {
    return regex.startsWith("(?P<", at)
        || (regex.startsWith("(?<", at)
            && !regex.startsWith("(?<=", at)
            && !regex.startsWith("(?<!", at));
  }
}
