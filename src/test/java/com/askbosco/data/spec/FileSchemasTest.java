package com.askbosco.data.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an editor says of a file is what the reader says of its shape. */
class FileSchemasTest {
  private static final Path RESOURCES = Path.of("src/main/resources");

  private static List<String> wrong(String kind, String yaml) {
    JsonNode schema = Objects.requireNonNull(FileSchemas.all().get(kind));
    return JsonSchema.violations(schema, json(yaml)).stream()
        .map(JsonSchema.Violation::text)
        .toList();
  }

  private static JsonNode json(String yaml) {
    return YamlJson.of(YamlFile.parse("x.yaml", yaml).root());
  }

  @ParameterizedTest
  @CsvSource({
    "canon-table, src/main/resources/canon, blocks.yaml",
    "silver-mapping, src/main/resources/connectors, manifest.yaml",
    "metric, metrics, -",
    "client, clients, -",
  })
  void takesEveryFileThatIsShipped(String kind, Path folder, String but) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files
          .filter(file -> file.toString().endsWith(".yaml") && !file.endsWith(but))
          .filter(file -> !kind.equals("silver-mapping") || file.endsWith("silver.yaml"))
          .toList();
      assertThat(all).isNotEmpty();
      for (Path file : all) {
        assertThat(wrong(kind, Files.readString(file))).as(file.toString()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: STRING | type: TEXT | columns.id.type: has to be one of STRING,",
        "required: true | require: true | columns.id.require: the schema knows no such key",
        "disposition: upsert | disposition: merge | disposition: has to be one of replace_slice,",
        "key: [id] | key: id | key: has to be array, not string",
        "version: 2 | version: 0 | version: breaks `minimum` 1",
        "unit: money | unit: euros | columns.paid.unit: has to be one of none, money,",
        "description: A table. | | `description` is missing",
        "cluster: [id] | cluster: [a, b, c, d, e] | cluster: breaks `maxItems` 4",
      })
  void refusesABrokenTable(String was, String now, String message) {
    String table = """
        table: t
        version: 2
        description: A table.
        disposition: upsert
        key: [id]
        cluster: [id]
        columns:
          id: {type: STRING, required: true, description: Its id}
          paid: {type: NUMERIC, unit: money, description: Money}
        """;
    assertThat(wrong("canon-table", table)).isEmpty();
    assertThat(wrong("canon-table", table.replace(was, now == null ? "" : now)))
        .anySatisfy(found -> assertThat(found).startsWith(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{path: cost, unit: micros} | {path: cost, unit: cents}",
        "{path: cost, unit: micros} | {path: cost, const: '0'}",
        "{path: cost, unit: micros} | {unit: micros}",
        "{path: cost, unit: micros} | {path: cost, scale: 6}",
        "when: {exists: id} | when: {present: id}",
        "when: {exists: id} | where: {exists: id}",
        "final_after_days: 28 | final_after_days: -1",
        "{hash: {email: mail}} | {hash: {name: mail}}",
      })
  void refusesABrokenMapping(String was, String now) {
    String mapping = """
        source: s
        streams:
          x:
            final_after_days: 28
            rows:
              - table: fct_x
                when: {exists: id}
                columns:
                  spend: {path: cost, unit: micros}
                  mail: {hash: {email: mail}}
                  id: id
        """;
    assertThat(wrong("silver-mapping", mapping)).isEmpty();
    assertThat(wrong("silver-mapping", mapping.replace(was, now))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "label: ROAS | title: ROAS",
        "unit: ratio | unit: percentage_points",
        "ratio: {of: value, by: spend} | ratio: {of: value}",
        "ratio: {of: value, by: spend} | formula: value / spend",
        "label: ROAS | {label: ROAS, sum: {}}",
        "label: ROAS | {label: ROAS, single: {mart_campaign_daily: reach}}",
      })
  void refusesABrokenMetric(String was, String now) {
    String metric =
        "{label: ROAS, description: Value per spend., unit: ratio, ratio: {of: value, by: spend}}";
    assertThat(wrong("metric", metric)).isEmpty();
    String broken = now.startsWith("{")
        ? metric.replace("{" + was, now.substring(0, now.length() - 1))
        : metric.replace(was, now);
    assertThat(wrong("metric", broken)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "currency: EUR | currency: Euro",
        "time_zone: Europe/Berlin | zone: Europe/Berlin",
        "accounts: ['1'] | accounts: []",
        "since: 2026-01-01 | from: 2026-01-01",
        "model: linear | model: best",
      })
  void refusesABrokenClient(String was, String now) {
    String client = """
        tenant: t
        id: aurora
        name: Aurora
        currency: EUR
        time_zone: Europe/Berlin
        attribution: {model: linear}
        connections:
          - {id: ads, connector: google-ads, credential: none, accounts: ['1'], since: 2026-01-01}
        """;
    assertThat(wrong("client", client)).isEmpty();
    assertThat(wrong("client", client.replace(was, now))).isNotEmpty();
  }

  @Test
  void knowsTheKeysThatTheReadersKnow() {
    JsonNode table = Objects.requireNonNull(FileSchemas.all().get("canon-table"));
    JsonNode mapping = Objects.requireNonNull(FileSchemas.all().get("silver-mapping"));
    assertThat(names(table)).isEqualTo(TableFile.KEYS);
    assertThat(names(table.at("/definitions/column"))).isEqualTo(TableFile.COLUMN_KEYS);
    assertThat(names(mapping)).isEqualTo(MappingFile.KEYS);
    assertThat(names(Objects.requireNonNull(FileSchemas.all().get("metric"))))
        .isEqualTo(MetricFiles.KEYS);
    assertThat(names(mapping.at("/definitions/value/anyOf/2"))).isEqualTo(ValueReader.KEYS);
  }

  private static java.util.Set<String> names(JsonNode schema) {
    java.util.Set<String> names = new java.util.HashSet<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }
}
