package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.manifest.Strictness;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a config before it is used, and the streams it makes. */
class ConfigTest {
  private final Rig rig = new Rig();

  private static String rules(String yaml) {
    return "spec: {connection_specification: {type: object}, config_normalization_rules: {" + yaml
        + "}}";
  }

  private static String transformation(String yaml) {
    return rules("transformations: [" + yaml + "]");
  }

  private JsonNode transformed(String rule, String config) {
    Connector connector = new Rig().root(transformation(rule)).connector();
    return connector.transformed(rig.json(config), rig.time);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {type: ConfigAddFields, fields: [{path: [b, c], value: "{{ config.a }}"}]} | {"a":1} | {"a":1,"b":{"c":1}}
      {type: ConfigAddFields, fields: [{path: [l, '2'], value: x}]} | {"l":[1]} | {"l":[1,null,"x"]}
      {type: ConfigAddFields, fields: [{path: [l, '0', k], value: x}]} | {"a":1} | {"a":1,"l":[{"k":"x"}]}
      {type: ConfigAddFields, fields: [{path: [b], value: '7', value_type: string}]} | {"a":1} | {"a":1,"b":"7"}
      {type: ConfigAddFields, fields: [{path: [b], value: '7'}], condition: "{{ value == 8 }}"} | {"a":1} | {"a":1}
      {type: ConfigAddFields, fields: [{path: [b], value: '7'}]} | {} | {}
      {type: ConfigRemoveFields, field_pointers: [[a, '*', x], [n, x]]} | {"a":[{"x":1},{"y":2}]} | {"a":[{},{"y":2}]}
      {type: ConfigRemoveFields, field_pointers: [['**', x]]} | {"x":1,"a":{"x":1,"b":{"x":1}}} | {"a":{"b":{}}}
      {type: ConfigRemoveFields, field_pointers: [['[ab]?'], ['[!xa]1']]} | {"a1":1,"b2":2,"c1":3,"x1":4} | {"x1":4}
      {type: ConfigRemoveFields, field_pointers: [[l, '0']]} | {"l":[1,2]} | {"l":[null,2]}
      {type: ConfigRemoveFields, field_pointers: [[a]], condition: "{{ config.b }}"} | {"a":1,"b":false} | {"a":1,"b":false}
      {type: ConfigRemapField, map: {x: "{{ config.b }}"}, field_path: [a]} | {"a":"x","b":2} | {"a":2,"b":2}
      {type: ConfigRemapField, map: {x: y}, field_path: [n, a]} | {"n":{"a":"x"}} | {"n":{"a":"y"}}
      {type: ConfigRemapField, map: {x: y}, field_path: [n, a]} | {"n":5} | {"n":5}
      {type: CustomConfigTransformation, class_name: source.UpperCase, field: a} | {"a":"x"} | {"a":"X"}
      """)
  void transformationsChangeTheConfig(String rule, String config, String expected) {
    assertThat(transformed(rule, config)).isEqualTo(rig.json(expected));
  }

  @Test
  void migrationsComeFirstAndLeaveTheGivenConfigAsItIs() {
    Connector connector = new Rig()
        .root(
            rules(
                "config_migrations: [{transformations: [{type: ConfigRemapField, map: {x: y}, field_path: [a]}]}]"))
        .connector();
    JsonNode given = rig.json("{\"a\":\"x\"}");
    assertThat(connector.migrated(given, rig.time)).isEqualTo(rig.json("{\"a\":\"y\"}"));
    assertThat(given).isEqualTo(rig.json("{\"a\":\"x\"}"));
    assertThat(connector.transformed(given, rig.time)).isSameAs(given);
  }

  @Test
  void aFieldBelowAValueCannotBeSet() {
    assertThatThrownBy(() -> transformed(
            "{type: ConfigAddFields, fields: [{path: [a, b, c], value: x}]}", "{\"a\":{\"b\":1}}"))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("there is a value without fields at b");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
      {type: DpathValidator, field_path: [a], validation_strategy: {type: ValidateAdheresToSchema, base_schema: {type: integer}}} | {"a":1} | -
      {type: DpathValidator, field_path: [a], validation_strategy: {type: ValidateAdheresToSchema, base_schema: {type: integer}}} | {"a":[]} | a:
      {type: DpathValidator, field_path: [a], validation_strategy: {type: ValidateAdheresToSchema, base_schema: '{"type": "integer"}'}} | {"a":"x"} | a: a text that has to be JSON is none
      {type: DpathValidator, field_path: [b], validation_strategy: {type: ValidateAdheresToSchema, base_schema: {type: integer}}} | {"a":"x"} | -
      {type: DpathValidator, field_path: [l, '*'], validation_strategy: {type: CustomValidationStrategy, class_name: LongEnough, least: 2}} | {"l":["xx","y"]} | l.1: shorter than 2
      {type: DpathValidator, field_path: ['l?'], validation_strategy: {type: CustomValidationStrategy, class_name: LongEnough, least: 2}} | {"l1":"xx","l2":"xx"} | leads to several places
      {type: PredicateValidator, value: x, validation_strategy: {type: CustomValidationStrategy, class_name: LongEnough, least: 2}} | {"a":1} | a value of the manifest: shorter than 2
      """)
  void validationsRefuseTheConfig(String rule, String config, String problem) throws Exception {
    Connector connector = new Rig().root(rules("validations: [" + rule + "]")).connector();
    if (problem == null) {
      assertThat(connector.resolve(rig.json(config), rig.access())).isSameAs(connector);
    } else {
      assertThatThrownBy(() -> connector.resolve(rig.json(config), rig.access()))
          .isInstanceOf(BoscoException.class)
          .hasMessageContaining(problem);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
      {type: CustomConfigTransformation, class_name: a.Unknown} | there is no custom config transformation `Unknown`. Use one of UpperCase, or register one.
      {type: CustomConfigTransformation, class_name: UpperCase, x: 1} | UpperCase: `field` is the one setting
      {type: ConfigRemapField, map: text, field_path: [a]} | `map` is no map
      {type: ConfigRemapField, map: {}, field_path: []} | `field_path` is empty
      {type: ConfigMoveFields} | `ConfigMoveFields` is no component type for this place. Use one of ConfigRemapField, ConfigAddFields, ConfigRemoveFields, CustomConfigTransformation.
      """)
  void mistakesInRulesAreFoundAtLoad(String rule, String problem) {
    assertThatThrownBy(() -> new Rig().root(transformation(rule)).connector())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining(problem);
  }

  private static String dynamic(String mapping, String more) {
    return """
        version: 1
        check: {stream_names: [a]}
        dynamic_streams:
        - type: DynamicDeclarativeStream
          stream_template:
            name: t
            retriever:
              record_selector: {extractor: {field_path: [data]}}
              requester: {url_base: "https://api.example.com", path: /t}
          components_resolver:
            type: ConfigComponentsResolver
            stream_config: {configs_pointer: [list]}
            components_mapping:
            - {field_path: [name], value: "{{ components_values['n'] }}"}
            - %s
        %s
        """.formatted(mapping, more);
  }

  private Connector dynamic(String mapping) {
    return Connector.load("t", "m.yaml", dynamic(mapping, ""), Strictness.FOREIGN);
  }

  @Test
  void streamsAreMadeOfTheConfig() throws Exception {
    Connector connector = dynamic(
        "{field_path: [retriever, requester, path], value: \"/{{ components_values.n }}\"}");
    assertThat(connector.streams()).isEmpty();
    Connector resolved =
        connector.resolve(rig.json("{\"list\":[{\"n\":\"a\"},{\"n\":\"b\"}]}"), rig.access());
    assertThat(resolved.streams()).containsOnlyKeys("a", "b");
    assertThat(resolved.dynamicStreams())
        .containsExactly(java.util.Map.entry("dynamic_stream_0", java.util.List.of("a", "b")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
      {field_path: [x], value: y} | [{"n":"a"},{"n":"a"}] | two streams are made with the name `a`
      {field_path: [name], value: "7"} | [{"n":"a"}] | the name of a stream has to be a text, found 7
      {field_path: [name], value: "@x"} | [{"n":"a"}] | the value for @x is no YAML
      {field_path: [retriever, requester], value: "5"} | [{"n":"a"}] | expected a HttpRequester, found `5`
      {field_path: [name, x, y], value: z, create_or_update: true} | [{"n":"a"}] | there is a value without fields at name
      {field_path: [retriever, requester, path], value: "{{ config.a.b.c }}"} | [{"n":"a"}] | a dict has no 'a'
      """)
  void streamsThatCannotBeMadeEndTheRead(String mapping, String list, String problem) {
    assertThatThrownBy(
            () -> dynamic(mapping).resolve(rig.json("{\"list\":" + list + "}"), rig.access()))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void templatesAreReadAtLoad() {
    assertThatThrownBy(() -> Connector.load(
            "t",
            "m.yaml",
            dynamic("{field_path: [x], value: y}", "").replace("requester:", "requestor:")))
        .hasMessageContaining("Did you mean")
        .hasMessageContaining("`requester` of SimpleRetriever is missing");
  }

  @Test
  void foreignManifestsGiveWarnings() {
    Connector connector = Connector.load(
        "t",
        "m.yaml",
        new Rig().root("surprise: 1").requester("path: \"{{ nothing }}\"").yaml(),
        Strictness.FOREIGN);
    assertThat(connector.warnings())
        .extracting(Object::toString)
        .anySatisfy(
            each -> assertThat(each).contains("unknown key `surprise` of DeclarativeSource"))
        .anySatisfy(each -> assertThat(each).contains("unknown name 'nothing'"))
        .anySatisfy(each -> assertThat(each).contains("`path` is written twice"));
  }
}
