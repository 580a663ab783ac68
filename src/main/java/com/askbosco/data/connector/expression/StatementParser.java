package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.TemplateParser.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the statements {@code if}, {@code for} and {@code set}. */
final class StatementParser {
  private final TemplateParser template;
  private final Names names;
  private final ExpressionParser.Notes notes;

  StatementParser(TemplateParser template, Names names, ExpressionParser.Notes notes) {
    this.template = template;
    this.names = names;
    this.notes = notes;
  }

  Part statement(Token name, Tokens tokens) {
    return switch (name.text()) {
      case "if" -> condition(name, tokens);
      case "for" -> loop(name, tokens);
      case "set" -> set(name, tokens);
      default ->
        throw tokens.wrong(
            name,
            "{% " + name.text() + " %} cannot stand here",
            "Statements are if, elif, else, endif, for, endfor, set, endset, raw and endraw");
    };
  }

  private Part condition(Token opening, Tokens tokens) {
    List<@Nullable Expr> conditions = new ArrayList<>();
    List<Part> branches = new ArrayList<>();
    List<Statement> ends = new ArrayList<>();
    conditions.add(whole(tokens));
    branches.add(template.body(ends, opening, Set.of("elif", "else", "endif")));
    while (!last(ends).name().equals("endif")) {
      Statement divider = last(ends);
      boolean otherwise = divider.name().equals("else");
      if (otherwise) {
        divider.tokens().end();
      }
      conditions.add(otherwise ? null : whole(divider.tokens()));
      branches.add(template.body(
          ends, opening, otherwise ? Set.of("endif") : Set.of("elif", "else", "endif")));
    }
    last(ends).tokens().end();
    return new Part.If(java.util.Collections.unmodifiableList(conditions), List.copyOf(branches));
  }

  private static Statement last(List<Statement> statements) {
    return statements.get(statements.size() - 1);
  }

  private Expr whole(Tokens tokens) {
    Expr value = new ExpressionParser(tokens, names, notes).tuple();
    tokens.end();
    return value;
  }

  private Part loop(Token opening, Tokens tokens) {
    List<Token> targets = targets(tokens, "in");
    tokens.expect("in");
    ExpressionParser expressions = new ExpressionParser(tokens, names, notes);
    Expr elements = expressions.or();
    names.enter();
    Part.Target target = assignable(targets, opening);
    Expr filter = tokens.take("if") ? expressions.expression() : null;
    if (tokens.peek().is("recursive")) {
      throw tokens.wrong(tokens.peek(), "loops cannot be recursive", "");
    }
    tokens.end();
    int loop = names.declare("loop");
    List<Statement> ends = new ArrayList<>();
    Part body = template.body(ends, opening, Set.of("else", "endfor"));
    List<Integer> reset = names.leave();
    Part otherwise = null;
    if (last(ends).name().equals("else")) {
      last(ends).tokens().end();
      otherwise = template.body(ends, opening, Set.of("endfor"));
    }
    last(ends).tokens().end();
    return new Part.For(target, elements, filter, loop, reset, body, otherwise, opening.offset());
  }

  /** The names before {@code in} or {@code =}, with or without brackets. */
  private static List<Token> targets(Tokens tokens, String before) {
    List<Token> targets = new ArrayList<>();
    boolean brackets = tokens.take("(");
    do {
      if (tokens.peek().is(before) && !targets.isEmpty()) {
        break;
      }
      targets.add(tokens.name());
    } while (tokens.take(","));
    if (brackets) {
      tokens.expect(")");
    }
    return targets;
  }

  private Part.Target assignable(List<Token> targets, Token opening) {
    List<Part.Target> variables = new ArrayList<>();
    for (Token target : targets) {
      variables.add(new Part.Variable(names.declare(target.text())));
    }
    return variables.size() == 1
        ? variables.get(0)
        : new Part.Unpack(List.copyOf(variables), opening.offset());
  }

  private Part set(Token opening, Tokens tokens) {
    if (tokens.peekSecond().is(".")) {
      return member(tokens);
    }
    List<Token> targets = targets(tokens, "=");
    if (tokens.take("=")) {
      Expr value = whole(tokens);
      return new Part.Assign(assignable(targets, opening), value);
    }
    tokens.end();
    List<Statement> ends = new ArrayList<>();
    names.enter();
    Part body = template.body(ends, opening, Set.of("endset"));
    names.leave();
    last(ends).tokens().end();
    return new Part.Capture(assignable(targets, opening), body);
  }

  private Part member(Tokens tokens) {
    Token name = tokens.name();
    Expr namespace = names.find(name.text());
    if (!(namespace instanceof Access.Local)) {
      throw tokens.wrong(
          name, "'" + name.text() + "' is no namespace", "Write {% set x = namespace() %} first");
    }
    tokens.expect(".");
    Token attribute = tokens.name();
    tokens.expect("=");
    return new Part.Assign(
        new Part.Member(namespace, attribute.text(), attribute.offset()), whole(tokens));
  }
}
