package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.Part.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the text around expressions: braces, comments, raw blocks and white space control. */
final class TemplateParser {
  private static final int MAX_DEPTH = 40;

  private final Source source;
  private final Names names;
  private final ExpressionParser.Notes notes = new ExpressionParser.Notes();
  private final StatementParser statements;
  private int at;
  private boolean trim;
  private int depth;

  TemplateParser(Source source, Set<String> roots) {
    this.source = source;
    this.names = new Names(roots);
    this.statements = new StatementParser(this, names, notes);
  }

  /**
   * A compiled template.
   *
   * @param parts what it writes, in order
   * @param slots how many local variables it has
   * @param changes whether it may change lists or dicts
   */
  record Compiled(List<Part> parts, int slots, boolean changes) {}

  /** Compiles the whole text. */
  Compiled template() {
    List<Part> parts = new ArrayList<>();
    Statement end = block(parts, Set.of());
    if (end != null) {
      throw new IllegalStateException("the parser stopped before the end of the template");
    }
    return new Compiled(List.copyOf(parts), names.slots(), notes.changes);
  }

  /** A statement that closes or divides the block around it. */
  record Statement(String name, Tokens tokens) {}

  /** Compiles a block into one part. */
  Part.Sequence body(List<Statement> closedBy, Token opening, Set<String> stops) {
    if (++depth > MAX_DEPTH) {
      throw source.wrong(opening.offset(), "the blocks are nested too deep", "");
    }
    List<Part> parts = new ArrayList<>();
    Statement end = block(parts, stops);
    if (end == null) {
      throw source.wrong(
          opening.offset(),
          "{% " + opening.text() + " %} is not closed",
          "Write {% end" + opening.text() + " %}");
    }
    closedBy.add(end);
    depth--;
    return new Part.Sequence(List.copyOf(parts));
  }

  /** Compiles up to one of the statements, or to the end of the text (null). */
  private @Nullable Statement block(List<Part> parts, Set<String> stops) {
    String text = source.text();
    while (at < text.length()) {
      int open = nextOpening(at);
      literal(
          at, open < 0 ? text.length() : open, open >= 0 && text.startsWith("-", open + 2), parts);
      if (open < 0) {
        at = text.length();
        return null;
      }
      int inside = open
          + 2
          + (text.startsWith("-", open + 2)
                  || text.startsWith("+", open + 2) && text.charAt(open + 1) == '%'
              ? 1
              : 0);
      switch (text.charAt(open + 1)) {
        case '#' -> comment(open);
        case '{' -> {
          Tokens tokens = inside(inside, "}}");
          int offset = tokens.peek().offset();
          if (tokens.atEnd()) {
            throw source.wrong(open, "there is no expression between the braces", "");
          }
          Expr value = new ExpressionParser(tokens, names, notes).tuple();
          tokens.end();
          parts.add(new Part.Print(value, offset));
        }
        default -> {
          Tokens tokens = inside(inside, "%}");
          Token name = tokens.name();
          if (stops.contains(name.text())) {
            return new Statement(name.text(), tokens);
          }
          if (name.is("raw")) {
            raw(tokens, open, parts);
          } else {
            parts.add(statements.statement(name, tokens));
          }
        }
      }
    }
    return null;
  }

  private int nextOpening(int from) {
    String text = source.text();
    for (int i = text.indexOf('{', from); i >= 0; i = text.indexOf('{', i + 1)) {
      if (i + 1 < text.length() && "{%#".indexOf(text.charAt(i + 1)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private void literal(int from, int to, boolean trimEnd, List<Part> parts) {
    String text = source.text().substring(from, to);
    if (trim) {
      text = text.stripLeading();
    }
    if (trimEnd) {
      text = text.stripTrailing();
    }
    trim = false;
    if (!text.isEmpty()) {
      parts.add(new Literal(text));
    }
  }

  private void comment(int open) {
    int end = source.text().indexOf("#}", open + 2);
    if (end < 0) {
      throw source.wrong(open, "the comment is not closed", "Write #} after it");
    }
    trim = source.text().charAt(end - 1) == '-' && end - 1 >= open + 2;
    at = end + 2;
  }

  private Tokens inside(int from, String close) {
    Lexer.Inside inside = new Lexer(source).read(from, close);
    at = inside.after();
    trim = inside.trim();
    return new Tokens(source, inside.tokens());
  }

  private void raw(Tokens tokens, int open, List<Part> parts) {
    tokens.end();
    java.util.regex.Matcher end = java.util.regex.Pattern.compile(
            "\\{%(?<before>[-+]?)\\s*endraw\\s*(?<after>[-+]?)%\\}")
        .matcher(source.text());
    if (!end.find(at)) {
      throw source.wrong(open, "{% raw %} is not closed", "Write {% endraw %}");
    }
    literal(at, end.start(), end.group("before").equals("-"), parts);
    at = end.end();
    trim = end.group("after").equals("-");
  }
}
