package com.askbosco.data.warehouse.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.googlesql.BigQueryStatements;
import com.askbosco.data.warehouse.googlesql.TableSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AccessRulesTest {
  private static final String ENVIRONMENT = """
      {"project": "p", "row_access": {"everything": ["serviceAccount:marts@p.iam", "group:analysts@example.com"],
       "clients": {"north-wind": ["group:north@example.com"], "nobody": []}},
       "policy_tags": {"hashed": "projects/p/t/1", "pseudonym": "projects/p/t/2", "free_text": "projects/p/t/3"}}
      """;

  private final Collection<TableSpec> canon = Canon.load().values();
  private final AccessRules rules = AccessRules.parse(ENVIRONMENT);

  private Map<String, TableLayout> tables() {
    Map<String, TableLayout> tables = new TreeMap<>();
    canon.forEach(spec -> TableLayout.ofCanon(spec)
        .forEach(layout -> tables.put("silver." + layout.versioned(layout.version()), layout)));
    return tables;
  }

  @Test
  void thoseWhoSeeEverythingComeBeforeThoseWhoSeeOneClient() {
    assertThat(
            rules.statements(Map.of("silver.fct_order__v1", tables().get("silver.fct_order__v1"))))
        .containsExactly("""
                CREATE OR REPLACE ROW ACCESS POLICY everything ON silver.fct_order__v1
                GRANT TO ("serviceAccount:marts@p.iam", "group:analysts@example.com")
                FILTER USING (TRUE)""", """
                CREATE OR REPLACE ROW ACCESS POLICY client_north_wind ON silver.fct_order__v1
                GRANT TO ("group:north@example.com")
                FILTER USING (client_id = "north-wind")""");
  }

  /** The whole canon's, each found right by GoogleSQL. */
  @Test
  void everyPolicyIsOneBigQueryTakes() {
    Map<String, TableLayout> tables = tables();
    BigQueryStatements bigQuery = new BigQueryStatements(tables.entrySet().stream()
        .map(table -> new TableSchema(
            "silver",
            table.getKey().substring("silver.".length()),
            table.getValue().fields().stream()
                .map(field -> new TableSchema.Column(field.name(), field.type().name()))
                .toList()))
        .toList());
    List<String> statements = rules.statements(tables);

    assertThat(statements).hasSizeGreaterThan(100);
    statements.forEach(
        statement -> assertThat(bigQuery.check("policy", statement).kind())
            .isEqualTo("CreateRowAccessPolicyStmt"));
  }

  @Test
  void everyColumnOfPersonalDataGetsTheTagOfItsClass() {
    Map<String, Map<String, String>> tags = rules.tags(canon);

    long personal = canon.stream()
        .flatMap(spec -> spec.columns().stream())
        .filter(column -> column.pii() != TableSpec.Pii.NONE)
        .count();
    assertThat(personal).isPositive();
    assertThat(tags.values().stream().mapToLong(Map::size).sum()).isGreaterThanOrEqualTo(personal);
    assertThat(
            tags.values().stream().flatMap(columns -> columns.values().stream()).distinct())
        .isSubsetOf("projects/p/t/1", "projects/p/t/2", "projects/p/t/3");
    assertThat(rules.payloads(List.of("bronze.shopify", "ops.ctl_quarantine")))
        .isEqualTo(Map.of(
            "bronze.shopify", Map.of("payload", "projects/p/t/3"),
            "ops.ctl_quarantine", Map.of("payload", "projects/p/t/3")));
    assertThatThrownBy(() -> new AccessRules(rules.rowAccess(), Map.of()).tags(canon))
        .hasMessageContaining("environment.json has no policy tag");
  }
}
