package com.askbosco.data.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"type\": \"object\", \"required\": [\"a\"]} | {\"a\": 1} |",
        "{\"type\": \"object\", \"required\": [\"a\"]} | {\"b\": 1} | : required",
        "{\"type\": \"integer\"} | 1.0 |",
        "{\"type\": \"integer\"} | 1.5 | : type",
        "{\"type\": \"integer\"} | true | : type",
        "{\"type\": \"number\"} | \"1\" | : type",
        "{\"type\": [\"null\", \"string\"]} | null |",
        "{\"type\": [\"null\", \"string\"]} | 1 | : type",
        "{\"type\": \"array\", \"items\": {\"type\": \"string\"}} | [\"a\", 2] | [1]: type",
        "{\"items\": [{\"type\": \"string\"}], \"additionalItems\": false} | [\"a\", 2] | [1]: false",
        "{\"enum\": [1, \"a\"]} | 1.0 |",
        "{\"enum\": [1, \"a\"]} | \"b\" | : enum",
        "{\"const\": \"a\"} | \"b\" | : const",
        "{\"minimum\": 1, \"maximum\": 3} | 2 |",
        "{\"minimum\": 1} | 0 | : minimum",
        "{\"maximum\": 3} | 4 | : maximum",
        "{\"exclusiveMinimum\": 1} | 1 | : exclusiveMinimum",
        "{\"exclusiveMaximum\": 3} | 3 | : exclusiveMaximum",
        "{\"minLength\": 2} | \"a\" | : minLength",
        "{\"maxLength\": 1} | \"ab\" | : maxLength",
        "{\"pattern\": \"^[0-9]+$\"} | \"12\" |",
        "{\"pattern\": \"^[0-9]+$\"} | \"1a\" | : pattern",
        "{\"pattern\": \"(?P<x>a)\"} | \"b\" |",
        "{\"additionalProperties\": false, \"properties\": {\"a\": {}}} | {\"a\": 1, \"b\": 2} | b: additionalProperties",
        "{\"additionalProperties\": {\"type\": \"string\"}} | {\"b\": 2} | b: type",
        "{\"patternProperties\": {\"^n_\": {\"type\": \"number\"}}, \"additionalProperties\": false} | {\"n_a\": \"x\"} | n_a: type",
        "{\"dependencies\": {\"a\": [\"b\"]}} | {\"a\": 1} | : dependencies",
        "{\"minItems\": 1} | [] | : minItems",
        "{\"maxItems\": 1} | [1, 2] | : maxItems",
        "{\"uniqueItems\": true} | [1, 1] | : uniqueItems",
        "{\"minProperties\": 1} | {} | : minProperties",
        "{\"maxProperties\": 0} | {\"a\": 1} | : maxProperties",
        "{\"allOf\": [{\"type\": \"string\"}, {\"minLength\": 2}]} | \"a\" | : minLength",
        "{\"anyOf\": [{\"type\": \"string\"}, {\"type\": \"null\"}]} | 1 | : anyOf",
        "{\"oneOf\": [{\"type\": \"number\"}, {\"type\": \"integer\"}]} | 1 | : oneOf",
        "{\"oneOf\": [{\"required\": [\"a\"]}, {\"required\": [\"b\"]}]} | {\"a\": 1} |",
        "{\"not\": {\"type\": \"string\"}} | \"a\" | : not",
        "{\"if\": {\"required\": [\"a\"]}, \"then\": {\"required\": [\"b\"]}} | {\"a\": 1} | : required",
        "{\"if\": {\"required\": [\"a\"]}, \"else\": {\"required\": [\"b\"]}} | {\"c\": 1} | : required",
        "{\"$ref\": \"#/definitions/t\", \"definitions\": {\"t\": {\"type\": \"string\"}}} | 1 | : type",
        "{\"$ref\": \"http://example.com/s\"} | 1 |",
        "{\"$ref\": \"#\"} | 1 |",
        "{\"properties\": {\"a\": {\"properties\": {\"b\": {\"type\": \"string\"}}}}} | {\"a\": {\"b\": 1}} | a.b: type",
        "false | 1 | : false",
        "true | 1 |",
      })
  void schemasAllowAndRefuse(String schema, String value, String expected) throws Exception {
    String found = String.join(
        ", ",
        JsonSchema.violations(JSON.readTree(schema), JSON.readTree(value)).stream()
            .map(v -> v.path() + ": " + v.keyword())
            .toList());
    assertThat(found).isEqualTo(expected == null ? "" : expected);
  }
}
