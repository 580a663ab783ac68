package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Pii;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes identifiers out of rows whose persons refused (rule 15 of the model), as {@code governance/consent.yaml} says. Immutable. */
final class Consent {
  private static final String FILE = "governance/consent.yaml";
  private static final Set<String> KEYS = Set.of("refused", "clear", "replace");

  private static final class Shipped {
    static final String TEXT = text();

    private static String text() {
      try (InputStream in = Consent.class.getClassLoader().getResourceAsStream(FILE)) {
        if (in == null) {
          throw new IllegalStateException(FILE + " is not on the class path");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + FILE, e);
      }
    }
  }

  private final List<Refusal> refusals;

  private Consent(List<Refusal> refusals) {
    this.refusals = List.copyOf(refusals);
  }

  /**
   * One column of consent.
   *
   * @param column its position
   * @param values what refuses
   * @param cleared positions of what is left out then
   * @param replaced positions of what is replaced, by the position it is replaced from
   */
  private record Refusal(
      int column, Set<String> values, List<Integer> cleared, Map<Integer, Integer> replaced) {}

  /** What the product's file says of a table. */
  static Consent of(TableSpec table) {
    return read(FILE, Shipped.TEXT, table);
  }

  /** What a file says of a table; problems with it are thrown all at once. */
  static Consent read(String name, String yaml, TableSpec table) {
    YamlFile file = YamlFile.parse(name, yaml);
    List<Refusal> refusals = new ArrayList<>();
    file.root()
        .required("tables")
        .optional(table.name())
        .ifPresent(node -> node.map().forEach((column, rule) -> {
          rule.onlyKeys(KEYS);
          Map<Integer, Integer> replaced = new java.util.TreeMap<>();
          rule.optional("replace")
              .map(YamlNode::map)
              .orElse(Map.of())
              .forEach((to, from) ->
                  replaced.put(position(table, to, rule), position(table, from.string(), from)));
          refusals.add(new Refusal(
              position(table, column, rule),
              Set.copyOf(rule.required("refused").strings()),
              rule.required("clear").list().stream()
                  .map(each -> optional(table, each))
                  .toList(),
              replaced));
        }));
    file.check();
    return new Consent(refusals);
  }

  private static int optional(TableSpec table, YamlNode node) {
    int position = position(table, node.string(), node);
    TableSpec.Column column = table.columns().get(position);
    if (column.required() || column.pii() == Pii.NONE) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + column.name() + "` cannot be left out",
          "Name a column that is personal and not required, or write `replace`.");
    }
    return position;
  }

  private static int position(TableSpec table, String column, YamlNode at) {
    Integer position = table.positions().get(column);
    if (position == null) {
      at.problem(
          ErrorCode.CONFIG_UNKNOWN_REFERENCE,
          table.name() + " has no column `" + column + "`",
          "Name one of its columns.");
      return 0;
    }
    return position;
  }

  /** Whether rows of the table need no look. */
  boolean isEmpty() {
    return refusals.isEmpty();
  }

  /** Takes out of a row what its person refused. */
  void enforce(@Nullable Object[] values) {
    for (Refusal refusal : refusals) {
      if (values[refusal.column()] instanceof String said && refusal.values().contains(said)) {
        refusal.cleared().forEach(position -> values[position] = null);
        refusal.replaced().forEach((to, from) -> values[to] = values[from]);
      }
    }
  }
}
