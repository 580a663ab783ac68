package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.manifest.Strictness;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a manifest's text is, it gives a connector or problems. {@code -Dbosco.fuzz=100000} tries that many texts. */
class ManifestFuzzTest {
  private static final int COUNT = Integer.getInteger("bosco.fuzz", 4_000);

  private static final String SOUND = """
      version: 6.0.0
      type: DeclarativeSource
      check: {type: CheckStream, stream_names: [a]}
      definitions:
        requester: &r
          type: HttpRequester
          url_base: "https://api.example.com"
          path: "/{{ parameters['path'] }}"
          authenticator: {type: BearerAuthenticator, api_token: "{{ config['key'] }}"}
          error_handler: {type: DefaultErrorHandler, response_filters: [{http_codes: [429], action: RATE_LIMITED}]}
        loop: {$ref: "#/definitions/requester"}
      streams:
      - type: DeclarativeStream
        name: a
        primary_key: [id]
        $parameters: {path: things, size: 10, name: ""}
        retriever:
          type: SimpleRetriever
          requester: {$ref: "#/definitions/loop", request_parameters: {q: "{{ stream_interval['start_time'] }}"}}
          record_selector: {extractor: {field_path: [data]}, record_filter: {condition: "{{ record.x > 1 }}"}}
          paginator:
            type: DefaultPaginator
            pagination_strategy: {type: PageIncrement, page_size: 10}
            page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
          partition_router: {type: ListPartitionRouter, cursor_field: c, values: [x, y]}
        incremental_sync:
          type: DatetimeBasedCursor
          cursor_field: updated
          datetime_format: "%Y-%m-%d"
          start_datetime: "{{ config['start_date'] }}"
          step: P1D
          cursor_granularity: P1D
        transformations:
        - {type: AddFields, fields: [{path: [y], value: "{{ record['x'] }}"}]}
      - {type: ConditionalStreams, condition: "{{ config.on }}", streams: ["#/streams/0"]}
      dynamic_streams:
      - type: DynamicDeclarativeStream
        stream_template: {$ref: "#/streams/0"}
        components_resolver:
          type: ConfigComponentsResolver
          stream_config: {type: StreamConfig, configs_pointer: [list]}
          components_mapping: [{type: ComponentMappingDefinition, field_path: [name], value: "{{ components_values.name }}"}]
      spec:
        type: Spec
        connection_specification: {type: object, properties: {key: {type: string, airbyte_secret: true}}}
        config_normalization_rules:
          config_migrations:
          - {type: ConfigMigration, transformations: [{type: ConfigRemapField, map: {a: b}, field_path: [k]}]}
          validations:
          - {type: DpathValidator, field_path: [k], validation_strategy: {type: ValidateAdheresToSchema, base_schema: {type: string}}}
      """;

  private static final List<String> WORDS = List.of(
      "$ref: \"#/\"",
      "$ref: \"#/streams\"",
      "\"#/streams/0/retriever\"",
      "$parameters: {type: X}",
      "$parameters: []",
      "&x",
      "*x",
      "*r",
      "<<: *r",
      "<<: 1",
      "{",
      "}",
      "[",
      "]",
      "- ",
      ": ",
      "\n",
      "  ",
      "null",
      "yes",
      "12",
      "1.5e+400",
      "2020-01-01",
      "\"",
      "'",
      "#",
      "{{",
      "}}",
      "{% for x in y %}",
      "{{ record['a'] ~ }}",
      "type: ",
      "class_name: a.b.C",
      "type: CustomRetriever",
      "type: XmlDecoder",
      "type: DatetimeBasedCursor",
      "type: [string]",
      "!!binary x",
      "\u0000",
      "\uFFFF",
      "é",
      "---\n",
      "? ",
      "|\n",
      ">-\n",
      "bosco: {max_pages: 5}\n",
      "P1M",
      "%Q",
      "[[[[[[[[[[",
      "0x",
      "-");

  private final Random random = new Random(20260115);

  private String mutated(List<String> lines) {
    List<String> text = new ArrayList<>(lines);
    for (int change = 1 + random.nextInt(4); change > 0; change--) {
      int at = random.nextInt(text.size());
      String line = text.get(at);
      int cut = random.nextInt(line.length() + 1);
      String word = WORDS.get(random.nextInt(WORDS.size()));
      switch (random.nextInt(7)) {
        case 0 -> text.set(at, line.substring(0, cut) + word + line.substring(cut));
        case 1 -> text.set(at, line.substring(0, cut));
        case 2 -> text.add(at, text.get(random.nextInt(text.size())));
        case 3 -> text.set(at, line.replaceFirst("\\w+:", "x:"));
        case 4 ->
          text.set(
              at, line.replaceFirst(":.*", ": " + java.util.regex.Matcher.quoteReplacement(word)));
        case 5 -> text.set(at, " ".repeat(random.nextInt(6)) + line.strip());
        default -> {
          if (text.size() > 1) {
            text.remove(at);
          }
        }
      }
    }
    return String.join("\n", text);
  }

  @Test
  void everyTextIsAConnectorOrProblems() {
    List<String> lines = SOUND.lines().toList();
    assertThat(Connector.load("fuzz", "m.yaml", SOUND).streams()).containsOnlyKeys("a");
    int good = 0;
    for (int i = 0; i < COUNT; i++) {
      String text = mutated(lines);
      Strictness strictness = random.nextBoolean() ? Strictness.OWN : Strictness.FOREIGN;
      try {
        Connector.load("fuzz", "m.yaml", text, strictness);
        good++;
      } catch (ProblemsException e) {
        assertThat(e.problems()).as(text).isNotEmpty();
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("input " + i + "\n" + text, e);
      }
    }
    assertThat(good).isBetween(COUNT / 20, COUNT * 19 / 20);
  }
}
