package com.askbosco.data.rules.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.model.ProblemsException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a contract may say, and which edits of a released one are refused. */
class ContractsTest {
  private static final String V1 = """
      {
        "type": "object",
        "properties": {
          "id": {"type": "string"},
          "n": {"type": ["integer", "null"]},
          "e": {"enum": ["a b", "c|d"]},
          "r": {"type": "number", "minimum": 0, "maximum": 10},
          "o": {"type": ["object", "null"], "properties": {"p": {"type": "string"}}},
          "list": {"type": "array", "items": {"type": "string"}}
        },
        "required": ["id"]
      }
      """;

  private static Map<String, String> released(String text) {
    Map<String, String> files = new HashMap<>(Map.of("s.v1.json", text));
    files.put("released.yaml", Contracts.read("c", files).release());
    return files;
  }

  @Test
  void aReleasedContractIsUsedAndTheHighestVersionIsInForce() {
    Map<String, String> files = released(V1);
    assertThat(Contracts.load("c", files).latest("s").orElseThrow().label()).isEqualTo("v1");
    files.put("s.v2.json", V1.replace("\"id\"", "\"key\""));
    files.put("released.yaml", Contracts.read("c", files).release());

    Contracts both = Contracts.load("c", files);
    assertThat(both.latest("s").orElseThrow().label()).isEqualTo("v2");
    assertThat(both.versions("s")).hasSize(2);
    assertThat(both.latest("other")).isEmpty();
    assertThat(both.sinceVersionBefore(both.versions("s").get(1)))
        .containsExactly(
            new Change("id", "the field is gone", true, 1),
            new Change("key", "a new field that is required", true, 4));
    assertThat(both.sinceRelease(both.versions("s").get(0))).isEmpty();
  }

  @Test
  void aVersionThatWasNotReleasedIsNotUsed() {
    assertThatThrownBy(() -> Contracts.load("c", Map.of("s.v1.json", V1)))
        .hasMessage("c/s.v1.json:1: BOSCO-1305 this version was not released. "
            + "Run `./bosco contracts release`: from then on its promises are kept.");
  }

  /** Edits of a released version: text, what stands instead, and what is said when it is refused. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "\"id\": {\"type\": \"string\"}#\"id\": {\"type\": \"integer\"}#4: BOSCO-1304 id: type string became integer",
        "[\"integer\", \"null\"]#[\"integer\"]#5: BOSCO-1304 n: type integer|null became integer",
        "[\"integer\", \"null\"]#[\"string\", \"null\"]#5: BOSCO-1304 n: type integer|null became string|null",
        "[\"integer\", \"null\"]#[\"number\", \"string\", \"null\"]#",
        "[\"a b\", \"c|d\"]#[\"a b\"]#6: BOSCO-1304 e: the allowed values changed",
        "[\"a b\", \"c|d\"]#[\"a b\", \"c|d\", \"x\"]#",
        "\"maximum\": 10#\"maximum\": 9.5#7: BOSCO-1304 r: the range 0..10 became 0..9.5",
        "\"maximum\": 10#\"maximum\": 11#",
        ", \"maximum\": 10##",
        "\"minimum\": 0#\"minimum\": 1#7: BOSCO-1304 r: the range 0..10 became 1..10",
        "\"required\": [\"id\"]#\"required\": []#4: BOSCO-1304 id: is no longer required",
        "\"required\": [\"id\"]#\"required\": [\"id\", \"n\"]#5: BOSCO-1304 n: is required now",
        "\"p\": {\"type\": \"string\"}#\"p\": {\"type\": \"string\"}, \"q\": {}#",
        "\"p\": {\"type\": \"string\"}#\"q\": {\"type\": \"string\"}#8: BOSCO-1304 o.p: the field is gone",
        "\"items\": {\"type\": \"string\"}#\"items\": {\"type\": \"object\"}#9: BOSCO-1304 list[]: type string became object",
        "\"id\": {\"type\": \"string\"}#\"id\": {\"type\": [\"string\", \"null\"]}#4: BOSCO-1304 id: type string became string|null",
        "\"id\": {\"type\": \"string\"}#\"id\": {\"description\": \"the key\", \"type\": \"string\"}#",
      })
  void anEditThatTakesAPromiseBackIsRefusedWithItsLine(String old, String now, String refused) {
    Map<String, String> files = released(V1);
    files.put("s.v1.json", edited(old, now));
    if (refused == null || refused.isEmpty()) {
      assertThat(Contracts.load("c", files).latest("s")).isPresent();
      assertThat(Contracts.read("c", files).release()).contains("s");
      return;
    }
    ProblemsException e =
        catchThrowableOfType(ProblemsException.class, () -> Contracts.load("c", files));
    assertThat(e).hasMessageStartingWith("c/s.v1.json:" + refused);
    assertThat(e.problems()).hasSize(1);
    assertThat(e).hasMessageContaining("s.v2.json: `./bosco contracts new`");
    assertThatThrownBy(() -> Contracts.read("c", files).release())
        .isInstanceOf(ProblemsException.class);
  }

  private static String edited(String old, String now) {
    assertThat(V1).contains(old);
    return V1.replace(old, now == null ? "" : now);
  }

  @Test
  void aReleaseThatWasEditedByHandOrLostItsFileIsRefused() {
    Map<String, String> files = released(V1);
    String release = Objects.requireNonNull(files.get("released.yaml"));
    files.put("released.yaml", release.replace("n: integer|null", "n: integer"));
    assertThatThrownBy(() -> Contracts.read("c", files))
        .hasMessageContaining(
            "c/released.yaml:4: BOSCO-1304 s.v1: this release was edited by hand");
    files.put("released.yaml", release);
    files.put("t.v1.json", files.remove("s.v1.json"));
    assertThatThrownBy(() -> Contracts.load("c", files))
        .hasMessageContaining("s.v1: was released and its file is gone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "{\"type\": \"object\", \"oneOf\": []}#BOSCO-1002 oneOf: unknown key `oneOf`",
        "{\"type\": \"object\", \"patternProperties\": {}}#BOSCO-1002 patternProperties: unknown key",
        "{\"type\": \"object\", \"additionalProperties\": false}#BOSCO-1303 additionalProperties: a contract cannot forbid",
        "{\"type\": \"object\", \"required\": [\"id\"]}#BOSCO-1303 required[0]: `id` is required and not among",
        "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"text\"}}}#BOSCO-1005 properties.a.type: `text` is not known",
        "{\"type\": \"object\", \"properties\": {\"a b\": {}}}#BOSCO-1303 properties.a b: `a b` is no name",
        "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\", \"minimum\": 1}}}#BOSCO-1303 properties.a.minimum: only a number",
        "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"number\", \"x-known-values\": [\"1\"]}}}#BOSCO-1303 properties.a.x-known-values: only texts",
        "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": []}}}#BOSCO-1303 properties.a.type: no type",
        "{\"type\": \"object\", \"properties\": {\"a\": {\"x-max-rejected\": 1}}}#BOSCO-1002 properties.a.x-max-rejected: unknown key",
        "{\"type\": \"object\", \"x-max-rejected\": 20}#BOSCO-1303 x-max-rejected: `20.0` is no share",
        "{\"type\": \"object\", \"$schema\": \"http://json-schema.org/draft-04/schema\"}#BOSCO-1303 $schema: ",
        "{\"type\": \"array\"}#BOSCO-1303 a record is an object",
        "{\"type\": \"object\",}#BOSCO-1001 not valid JSON",
        "{\"type\": \"object\", \"properties\": {\"a\": {\"enum\": [{}]}}}#BOSCO-1303 properties.a.enum[0]: a value of",
      })
  void whatIsNotReadIsRefusedWithItsPlace(String schema, String said) {
    assertThatThrownBy(() -> Contracts.read("c", Map.of("s.v1.json", schema)))
        .hasMessageContaining("c/s.v1.json:1: " + said);
  }

  @Test
  void aFileOfAnotherNameIsRefused() {
    assertThatThrownBy(() -> Contracts.read("c", Map.of("s.json", V1)))
        .hasMessageContaining("c/s.json: BOSCO-1303 this is no name of a contract");
  }
}
