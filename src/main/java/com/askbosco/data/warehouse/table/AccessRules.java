package com.askbosco.data.warehouse.table;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Pii;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who sees which rows and columns in BigQuery, from the {@code environment.json} that Terraform writes. Once a table has one row access
 * policy, whoever is in none sees no row, jobs included: those who see everything are named first.
 *
 * @param rowAccess by rows
 * @param policyTags names of policy tags by class of personal data, in lower case
 */
public record AccessRules(RowAccess rowAccess, Map<String, String> policyTags) {
  private static final ObjectMapper JSON = JsonMapper.builder()
      .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  /**
   * Who sees rows.
   *
   * @param everything members such as {@code group:analysts@example.com} who see all rows
   * @param clients members who see a client's rows alone, by the client's id
   */
  public record RowAccess(List<String> everything, Map<String, List<String>> clients) {

    /** Copies. */
    public RowAccess {
      everything = List.copyOf(everything);
      clients = new TreeMap<>(clients);
    }
  }

  /** Copies the tags. */
  public AccessRules {
    policyTags = Map.copyOf(policyTags);
  }

  /** Reads an {@code environment.json}. */
  public static AccessRules parse(String json) {
    try {
      return JSON.readValue(json, AccessRules.class);
    } catch (JsonProcessingException e) {
      throw new BoscoException(
          ErrorCode.USAGE,
          "This is no environment.json with row_access and policy_tags: " + e.getOriginalMessage(),
          e);
    }
  }

  /**
   * The statements that set the policies of tables with a {@code client_id}; each may be run again. Of a table, the policy of those who
   * see everything comes first, so that at no moment a job sees less.
   *
   * @param tables the tables that hold rows, such as {@code gold.mart_seo}, and their layouts
   */
  public List<String> statements(Map<String, TableLayout> tables) {
    List<String> statements = new ArrayList<>();
    new TreeMap<>(tables).forEach((table, layout) -> {
      if (layout.columns().contains("client_id")) {
        statements.add(policy("everything", table, rowAccess.everything(), "TRUE"));
        rowAccess.clients().forEach((client, members) -> {
          if (!members.isEmpty()) {
            statements.add(policy(
                "client_" + client.replaceAll("[^A-Za-z0-9_]", "_"),
                table,
                members,
                "client_id = " + text(client)));
          }
        });
      }
    });
    return statements;
  }

  private static String policy(String name, String table, List<String> members, String filter) {
    return "CREATE OR REPLACE ROW ACCESS POLICY " + name + " ON " + table + "\nGRANT TO ("
        + members.stream().map(AccessRules::text).collect(Collectors.joining(", "))
        + ")\nFILTER USING (" + filter + ")";
  }

  /** The policy tag of each column of personal data, by table and column; BigQuery sets them by its API, not by SQL. */
  public Map<String, Map<String, String>> tags(Collection<TableSpec> canon) {
    Map<String, Map<String, String>> tags = new TreeMap<>();
    for (TableSpec spec : canon) {
      for (TableLayout layout : TableLayout.ofCanon(spec)) {
        Map<String, String> columns = new TreeMap<>();
        for (TableSpec.Column column : spec.columns()) {
          if (column.pii() != Pii.NONE && layout.columns().contains(column.name())) {
            columns.put(column.name(), tag(spec, column));
          }
        }
        if (!columns.isEmpty()) {
          tags.put("silver." + layout.versioned(layout.version()), columns);
        }
      }
    }
    return tags;
  }

  /**
   * The policy tag of {@code payload}, what a vendor sent as it came: what stands in it cannot be known.
   *
   * @param tables those that have such a column: those of bronze and the dead letters
   */
  public Map<String, Map<String, String>> payloads(Collection<String> tables) {
    Map<String, Map<String, String>> tags = new TreeMap<>();
    tables.forEach(table ->
        tags.put(table, Map.of("payload", tag(Pii.FREE_TEXT, table + ".payload"))));
    return tags;
  }

  private String tag(TableSpec spec, TableSpec.Column column) {
    return tag(column.pii(), "silver." + spec.name() + "." + column.name());
  }

  private String tag(Pii kind, String column) {
    String word = kind.name().toLowerCase(Locale.ROOT);
    String tag = policyTags.get(word);
    if (tag == null) {
      throw new BoscoException(
          ErrorCode.USAGE,
          "environment.json has no policy tag `" + word + "`, which " + column
              + " needs. Run terraform apply and take the file anew.");
    }
    return tag;
  }

  private static String text(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
