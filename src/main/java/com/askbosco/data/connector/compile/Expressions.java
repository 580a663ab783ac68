package com.askbosco.data.connector.compile;

import com.askbosco.data.connector.expression.ExpressionException;
import com.askbosco.data.connector.expression.Template;
import com.askbosco.data.connector.expression.ValueTemplate;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.manifest.Json;
import com.askbosco.data.spec.manifest.Place;
import com.askbosco.data.spec.manifest.Strictness;
import com.askbosco.data.spec.manifest.Text;
import com.askbosco.data.spec.manifest.Tree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Compiles a manifest's expressions and notes those that are wrong with file and line, so that all are found at once. */
public final class Expressions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Template EMPTY = Template.compile("", Set.of());

  private final YamlFile file;
  private final Strictness strictness;
  private final List<Consumer<Vars>> checks = new ArrayList<>();

  public Expressions(YamlFile file) {
    this(file, Strictness.OWN);
  }

  /**
   * @param strictness whether a variable that does not exist is a mistake, or a warning and a failure when it is used
   */
  public Expressions(YamlFile file, Strictness strictness) {
    this.file = file;
    this.strictness = strictness;
  }

  /** Has something checked or computed as soon as there is a config, before any stream is read. */
  public void whenConfigured(Consumer<Vars> check) {
    checks.add(check);
  }

  /** What was asked for by {@link #whenConfigured}, in the order of the manifest. */
  public List<Consumer<Vars>> checks() {
    return List.copyOf(checks);
  }

  /** Whether the manifest is one of our own, where what is odd is a mistake. */
  public boolean isStrict() {
    return strictness == Strictness.OWN;
  }

  /** Compiles a text; roots are the variables that exist there. */
  public Expr text(Text text, Set<String> roots) {
    try {
      return new Expr(template(text.value(), roots, text.place()), parameters(text.place()));
    } catch (ExpressionException e) {
      problem(text.place(), e);
      return new Expr(EMPTY, Map.of());
    }
  }

  private Template template(String text, Set<String> roots, Place place) {
    return switch (strictness) {
      case OWN -> Template.compile(text, roots);
      case FOREIGN ->
        Template.compile(
            text,
            roots,
            e -> file.warning(
                ErrorCode.EXPRESSION_INVALID, place.line(), place.path(), e.problem(), e.hint()));
    };
  }

  /** Compiles a text that need not be there. */
  public Optional<Expr> text(Optional<Text> text, Set<String> roots) {
    return text.map(t -> text(t, roots));
  }

  /** Compiles several texts. */
  public List<Expr> texts(List<Text> texts, Set<String> roots) {
    return texts.stream().map(t -> text(t, roots)).toList();
  }

  /** Compiles a part of free form. */
  public ExprTree tree(Json json, Set<String> roots) {
    JsonNode value = JSON.valueToTree(plain(json));
    boolean isMap = json.tree() instanceof Tree.Entries;
    String path = json.place().path();
    try {
      return new ExprTree(
          ValueTemplate.compile(value, text -> template(text, roots, json.place())),
          parameters(json.place()),
          isMap,
          path);
    } catch (ExpressionException e) {
      problem(json.place(), e);
      return new ExprTree(
          ValueTemplate.compile(JSON.createObjectNode(), roots), Map.of(), isMap, path);
    }
  }

  /** Compiles a part of free form that need not be there. */
  public Optional<ExprTree> tree(Optional<Json> json, Set<String> roots) {
    return json.map(j -> tree(j, roots));
  }

  /** A part of free form without its expressions evaluated. */
  public static JsonNode literal(Json json) {
    return JSON.valueToTree(plain(json));
  }

  private static @Nullable Object plain(Json json) {
    return json.tree().plain();
  }

  /** Compiles a regular expression that holds no template. */
  public Pattern regex(String regex, Place place, String of) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      problem(
          place,
          ErrorCode.CONFIG_BAD_VALUE,
          "the regular expression of " + of + " is wrong: " + e.getDescription(),
          "");
      return Pattern.compile("");
    }
  }

  /** Notes a problem of the manifest. */
  public void problem(Place place, ErrorCode code, String what, String mend) {
    file.problem(code, place.line(), place.path(), what, mend);
  }

  private void problem(Place place, ExpressionException e) {
    problem(place, ErrorCode.EXPRESSION_INVALID, e.problem(), e.hint());
  }

  private static Map<String, @Nullable Object> parameters(Place place) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    place.parameters().forEach((key, value) -> parameters.put(key, value.plain()));
    return parameters;
  }
}
