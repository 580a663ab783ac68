package com.askbosco.data.warehouse.mart;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mart's header asks of its rows besides unique keys and values that are there.
 *
 * @param nonNegative columns that are never below zero
 * @param accepted columns with the texts they may hold; NULL is for {@code not_null} to judge
 * @param references columns whose values stand in a column of another table
 */
record MartTests(
    List<String> nonNegative, Map<String, List<String>> accepted, List<Reference> references) {
  static final MartTests NONE = new MartTests(List.of(), Map.of(), List.of());
  private static final Pattern TARGET = Pattern.compile("(silver|gold)\\.(\\w+)\\.(\\w+)");

  /** A column whose values stand in {@code schema.table.target}. */
  record Reference(String column, String schema, String table, String target) {}

  /** Reads the {@code tests} of a header; problems are noted in it. */
  static MartTests read(YamlNode tests) {
    Map<String, List<String>> accepted = new LinkedHashMap<>();
    tests
        .optional("accepted")
        .ifPresent(
            node -> node.map().forEach((column, texts) -> accepted.put(column, texts.strings())));
    List<Reference> references = new ArrayList<>();
    tests
        .optional("references")
        .ifPresent(node -> node.map().forEach((column, target) -> {
          Matcher matcher = TARGET.matcher(target.string());
          if (matcher.matches()) {
            references.add(
                new Reference(column, matcher.group(1), matcher.group(2), matcher.group(3)));
          } else {
            target.problem(
                ErrorCode.CONFIG_BAD_VALUE,
                "`" + target.string() + "` names no column",
                "Write it like silver.dim_campaign.campaign_key.");
          }
        }));
    return new MartTests(
        tests.optional("non_negative").map(YamlNode::strings).orElse(List.of()),
        accepted,
        references);
  }

  /** The mart's columns the tests name. */
  List<String> columns() {
    List<String> columns = new ArrayList<>(nonNegative);
    columns.addAll(accepted.keySet());
    references.forEach(reference -> columns.add(reference.column()));
    return columns;
  }
}
