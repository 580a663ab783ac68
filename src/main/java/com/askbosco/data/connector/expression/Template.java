package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.ExpressionException.Kind;
import com.askbosco.data.connector.expression.python.Json;
import com.askbosco.data.connector.expression.python.Literals;
import com.askbosco.data.connector.expression.python.PythonException;
import com.askbosco.data.connector.expression.python.RoundTrip;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Truth;
import com.askbosco.data.connector.expression.python.Undefined;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A compiled template such as {@code {{ config['api_key'] }}} or {@code /v1/{{ stream_slice.id }}/items}. Immutable and
 * thread-safe; compile once, evaluate for every record.
 */
public final class Template {
  /** Texts that count as false even though they are not empty. */
  private static final Set<String> FALSE_TEXTS =
      Set.of("", "False", "false", "{}", "[]", "()", "0", "0.0");

  private final String text;
  private final Source source;
  private final List<Part> parts;
  private final int slots;
  private final boolean changes;
  private final boolean constant;

  private Template(String text, Source source, TemplateParser.Compiled compiled) {
    this.text = text;
    this.source = source;
    this.parts = compiled.parts();
    this.slots = compiled.slots();
    this.changes = compiled.changes();
    this.constant = parts.stream().allMatch(Template::isConstant);
  }

  private static boolean isConstant(Part part) {
    return part instanceof Part.Literal
        || part instanceof Part.Print print && print.expression() instanceof Expr.Constant;
  }

  /**
   * Compiles a template.
   *
   * @param text the template; text without any braces is a constant
   * @param allowedRoots the variables that exist where the template stands, such as {@code config} and {@code record};
   *     {@code stream_interval} and {@code stream_partition} are other names of {@code stream_slice}
   * @throws ExpressionException for a syntax error, an unknown variable, function, filter, test or method, or a construct
   *     outside the subset, with its place
   */
  public static Template compile(String text, Set<String> allowedRoots) {
    Source source = new Source(text.replace("\r\n", "\n").replace('\r', '\n'));
    int state = source.text().indexOf("stream_state");
    if (state >= 0) {
      throw source.withdrawn(
          state, "stream_state is no longer supported", "Use stream_interval instead");
    }
    // as Jinja, one line break at the end is not part of the template
    String trimmed = source.text().endsWith("\n") ? cut(source.text()) : source.text();
    return new Template(
        text, source, new TemplateParser(new Source(trimmed), allowedRoots).template());
  }

  /**
   * Compiles a template that may hold what cannot be evaluated, such as a variable that does not exist: as in the reference, it
   * fails whenever it is evaluated.
   *
   * @param late told of what is wrong
   */
  public static Template compile(
      String text, Set<String> allowedRoots, Consumer<ExpressionException> late) {
    try {
      return compile(text, allowedRoots);
    } catch (ExpressionException e) {
      late.accept(e);
      Expr failing = frame -> {
        if (e.kind() == ExpressionException.Kind.WITHDRAWN) {
          throw e; // the only one of which the reference says that the config is wrong
        }
        throw PythonException.value(e.problem());
      };
      List<Part> parts = List.of(new Part.Print(failing, 0));
      return new Template(text, new Source(text), new TemplateParser.Compiled(parts, 0, false));
    }
  }

  private static String cut(String text) {
    return text.substring(0, text.length() - 1);
  }

  /**
   * Renders the template and reads the result as a Python literal: {@code "12"} becomes a number, {@code "007"} stays text,
   * {@code "[1, 'a']"} becomes a list. As in the reference, a {@code TypeError} while rendering gives the template's own text.
   *
   * @return null, {@link Boolean}, {@link Long}, {@link java.math.BigInteger}, {@link Double}, {@link String}, {@link
   *     java.util.List} (tuples too), {@link java.util.Set} or {@link java.util.Map}; lists and maps may be views of the scope
   *     and must not be changed
   * @throws ExpressionException when something undefined is used, a value is bad or a limit is reached
   */
  public @Nullable Object evaluate(Scope scope) {
    return evaluate(scope, Accept.ANY);
  }

  /** As {@link #evaluate(Scope)}, but a literal of a kind that is not accepted stays text. */
  public @Nullable Object evaluate(Scope scope, Accept accept) {
    Frame frame = new Frame(scope, slots, changes);
    try {
      return literal(value(frame), accept);
    } catch (PythonException e) {
      return ownText(e, frame);
    }
  }

  /**
   * The rule for entries of mappings (request parameters, headers, bodies): as {@link #evaluate(Scope, Accept)}, but null when
   * the text is empty or something undefined was used.
   */
  public @Nullable Object evaluateEntry(Scope scope, Accept accept) {
    Frame frame = new Frame(scope, slots, changes);
    try {
      Object value = value(frame);
      return value instanceof Undefined || "".equals(value) ? null : literal(value, accept);
    } catch (PythonException e) {
      return e.kind() == PythonException.Kind.UNDEFINED ? null : ownText(e, frame);
    }
  }

  /** {@link #evaluate(Scope, Accept)} as JSON, always a copy that the caller may change. */
  public JsonNode evaluateJson(Scope scope, Accept accept) {
    return Json.tree(evaluate(scope, accept));
  }

  /**
   * The rendered text, without reading it as a literal.
   *
   * @throws ExpressionException also for a {@code TypeError}
   */
  public String render(Scope scope) {
    Frame frame = new Frame(scope, slots, changes);
    try {
      return Text.str(value(frame));
    } catch (PythonException e) {
      throw source.failed(frame.at, e);
    }
  }

  /**
   * Evaluates a condition: false when the result is empty, zero, false, none, an empty list or mapping, the text {@code false},
   * or when something undefined was used; otherwise true. As in the reference, also true for a {@code TypeError}, such as a
   * comparison with none.
   */
  public boolean test(Scope scope) {
    Frame frame = new Frame(scope, slots, changes);
    try {
      Object value = literal(value(frame), Accept.ANY);
      return value instanceof String words ? !FALSE_TEXTS.contains(words) : Truth.of(value);
    } catch (PythonException e) {
      ExpressionException failure = source.failed(frame.at, e);
      return switch (failure.kind()) {
        case UNDEFINED -> false;
        case TYPE -> true;
        default -> throw failure;
      };
    }
  }

  /** Whether the result is the same in every scope, because the text has no variables and calls nothing. */
  public boolean isConstant() {
    return constant;
  }

  /** The text this was compiled from. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }

  /** The value of a template that is one expression, else its text. */
  private @Nullable Object value(Frame frame) {
    if (parts.size() == 1) {
      if (parts.get(0) instanceof Part.Print print) {
        return print.expression().eval(frame);
      }
      if (parts.get(0) instanceof Part.Literal literal) {
        return literal.text();
      }
    }
    Output out = new Output();
    for (Part part : parts) {
      part.write(frame, out);
    }
    return out.toString();
  }

  /** What reading the value's text as a literal gives; the text is only made where it matters. */
  @SuppressWarnings("ReferenceEquality") // a marker object, compared by identity
  private static @Nullable Object literal(@Nullable Object value, Accept accept) {
    if (value instanceof String text) {
      Object literal = Literals.read(text);
      return literal != Literals.NONE_FOUND && accept.takes(literal) ? literal : text;
    }
    return RoundTrip.survives(value) && accept.takes(value) ? value : Text.str(value);
  }

  private String ownText(PythonException e, Frame frame) {
    ExpressionException failure = source.failed(frame.at, e);
    if (failure.kind() == Kind.TYPE) {
      return text;
    }
    throw failure;
  }
}
