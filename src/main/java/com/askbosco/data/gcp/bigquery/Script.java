package com.askbosco.data.gcp.bigquery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements that go to BigQuery as one job, in their order. Values are no part of their text: they go along as parameters, so that
 * what keeps the text of statements (job history, audit logs) keeps none of them.
 */
final class Script {
  /** BigQuery takes a text of 1 MB and a request of 10 MB. */
  private static final int MOST_TEXT = 600_000;

  private static final int MOST_VALUES = 4_000_000;
  private static final int MOST_STATEMENTS = 100;
  private static final Pattern POSITION = Pattern.compile(" at \\[(\\d+):(\\d+)]");

  private final List<String> statements = new ArrayList<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private int text;
  private int valuesText;

  Script add(String sql) {
    statements.add(sql);
    text += sql.length() + 2;
    return this;
  }

  /** Takes a value along; returns how statements of this script call it. */
  String value(String value) {
    String name = "value_" + (values.size() + 1);
    values.put(name, value);
    valuesText += value.length();
    return "@" + name;
  }

  /** These statements with another one before them. */
  Script after(String first) {
    Script whole = new Script();
    whole.add(first);
    statements.forEach(whole::add);
    whole.values.putAll(values);
    whole.valuesText = valuesText;
    return whole;
  }

  boolean isEmpty() {
    return statements.isEmpty();
  }

  /** Whether this statement and a value of this length would be too much. */
  boolean isFullWith(String sql, int value) {
    return !statements.isEmpty()
        && (statements.size() >= MOST_STATEMENTS
            || text + sql.length() > MOST_TEXT
            || valuesText + value > MOST_VALUES);
  }

  List<String> statements() {
    return List.copyOf(statements);
  }

  /** Texts by the names of their parameters. */
  Map<String, String> values() {
    return Map.copyOf(values);
  }

  boolean mentions(String name) {
    return statements.stream().anyMatch(sql -> sql.contains(name));
  }

  /** The text of the job. Each statement begins a line of its own. */
  String sql() {
    return String.join(";\n", statements);
  }

  /** Names the job in errors. */
  String told() {
    return told(statements.get(statements.size() - 1));
  }

  /** A statement's beginning, for errors: what comes later may be values. */
  static String told(String sql) {
    return "`" + (sql.length() > 80 ? sql.substring(0, 80) + "…" : sql) + "`";
  }

  /**
   * What an error says of one of several statements.
   *
   * @param what names the statement
   * @param message with positions within that statement
   */
  record Place(String what, String message) {}

  /** The statement that a message of BigQuery's is about: it tells lines of the whole text. */
  Place place(String message) {
    Matcher position = POSITION.matcher(message);
    if (statements.size() == 1) {
      return new Place(told(), message);
    }
    if (!position.find()) {
      return new Place("one of " + statements.size() + " statements up to " + told(), message);
    }
    long line = Long.parseLong(position.group(1));
    for (String statement : statements) {
      long lines = statement.chars().filter(c -> c == '\n').count() + 1;
      if (line <= lines) {
        String there = " at [" + line + ":" + position.group(2) + "]";
        return new Place(
            told(statement),
            message.substring(0, position.start()) + there + message.substring(position.end()));
      }
      line -= lines;
    }
    return new Place(told(), message);
  }
}
