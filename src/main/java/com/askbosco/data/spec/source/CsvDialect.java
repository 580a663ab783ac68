package com.askbosco.data.spec.source;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How rows of text are written. Characters are ASCII; 0 stands for none.
 *
 * @param delimiter between fields; empty to find it out from the first rows
 * @param quote around fields that hold delimiters or line breaks; doubled within them
 * @param escape before a quote or delimiter that is meant as itself, besides doubling
 * @param comment begins a line that is no row
 * @param header whether the first row names the columns
 * @param columns their names, where there is no header or it is not to be used
 * @param skipLines lines before the first row
 * @param nullText an unquoted field of this text is null, as an empty one is
 */
public record CsvDialect(
    Optional<Character> delimiter,
    char quote,
    char escape,
    char comment,
    boolean header,
    List<String> columns,
    int skipLines,
    String nullText) {
  /** What holds when a connection says nothing. */
  public static final CsvDialect USUAL =
      new CsvDialect(Optional.empty(), '"', '\0', '\0', true, List.of(), 0, "");

  private static final Set<String> KEYS = Set.of(
      "delimiter", "quote", "escape", "comment", "header", "columns", "skip_lines", "null_text");

  static CsvDialect read(YamlNode node) {
    node.onlyKeys(KEYS);
    return new CsvDialect(
        node.optional("delimiter").map(CsvDialect::character),
        node.optional("quote").map(CsvDialect::characterOrNone).orElse('"'),
        node.optional("escape").map(CsvDialect::characterOrNone).orElse('\0'),
        node.optional("comment").map(CsvDialect::characterOrNone).orElse('\0'),
        node.optional("header").map(YamlNode::bool).orElse(true),
        node.optional("columns").map(YamlNode::strings).orElse(List.of()),
        node.optional("skip_lines").map(CsvDialect::lines).orElse(0),
        node.optional("null_text").map(YamlNode::string).orElse(""));
  }

  private static int lines(YamlNode node) {
    long lines = node.integer();
    if (lines < 0 || lines > 10_000) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "`" + lines + "` lines", "Write 0 to 10000.");
      return 0;
    }
    return (int) lines;
  }

  private static char characterOrNone(YamlNode node) {
    return node.isScalar() && node.string().equals("none") ? '\0' : character(node);
  }

  private static char character(YamlNode node) {
    String text = node.string();
    String one = text.equals("tab") || text.equals("\\t") ? "\t" : text;
    if (node.isScalar()
        && (one.length() != 1
            || one.charAt(0) > '~'
            || one.charAt(0) == '\n'
            || one.charAt(0) == '\r'
            || Character.isLetterOrDigit(one.charAt(0)))) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + text + "` cannot stand between or around fields",
          "Write one ASCII character such as ; or tab, or none.");
      return ',';
    }
    return one.isEmpty() ? ',' : one.charAt(0);
  }
}
