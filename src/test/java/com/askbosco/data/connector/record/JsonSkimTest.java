package com.askbosco.data.connector.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSkimTest {
  private static final ObjectMapper JSON = new ObjectMapper()
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  private static final List<byte[]> PATH = List.of(JsonSkim.key("data"), JsonSkim.key("items"));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> records(String text, List<byte[]> path) {
    byte[] bytes = bytes(text);
    RecordPlaces found = JsonSkim.records(bytes, path);
    if (found == null) {
      return List.of("not ordinary");
    }
    List<String> records = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      int start = found.start(i);
      records.add(new String(bytes, start, found.end(i) - start, StandardCharsets.UTF_8));
    }
    return records;
  }

  @Test
  void findsTheBytesOfRecords() {
    assertThat(records("""
             {"a": [1, {"items": 2}], "data" :\t{"x": null, "items": [ {"n": "\\u00e9é\\ud83d\\ude00"} ,{"b":{"c":[[],{}]}}
             , {"t": true, "f": false, "num": -0.5e+10}] , "z": ""}, "end": 0 }
            """, PATH))
        .containsExactly(
            "{\"n\": \"\\u00e9é\\ud83d\\ude00\"}",
            "{\"b\":{\"c\":[[],{}]}}",
            "{\"t\": true, \"f\": false, \"num\": -0.5e+10}");
    assertThat(records("[{\"a\":1},{\"a\":2}]", List.of()))
        .containsExactly("{\"a\":1}", "{\"a\":2}");
    assertThat(records("{\"data\":{\"items\":[]}}", PATH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]x",
        "{}",
        "{\"data\":{}}",
        "{\"data\":{\"items\":{\"a\":1}}}",
        "{\"data\":{\"items\":null}}",
        "{\"data\":{\"items\":[1]}}",
        "{\"data\":{\"items\":[{}]}}",
        "{\"data\":{\"items\":[{ }]}}",
        "{\"data\":{\"items\":[[{\"a\":1}]]}}",
        "{\"data\":{\"items\":[]},\"data\":{\"items\":[]}}",
        "{\"data\":[{\"items\":[]}]}",
        "{\"d\\u0061ta\":{\"items\":[]}}",
        "{\"data\":{\"items\":[{\"a\":1}]}",
        "{\"data\":{\"items\":[{\"a\":1},]}}",
        "{\"data\":{\"items\":[{\"a\":1 \"b\":2}]}}",
        "{\"data\":{\"items\":[{\"a\":01}]}}",
        "{\"data\":{\"items\":[{\"a\":1.}]}}",
        "{\"data\":{\"items\":[{\"a\":-}]}}",
        "{\"data\":{\"items\":[{\"a\":1e400}]}}",
        "{\"data\":{\"items\":[{\"a\":NaN}]}}",
        "{\"data\":{\"items\":[{\"a\":fulse}]}}",
        "{\"data\":{\"items\":[{\"a\":nul}]}}",
        "{\"data\":{\"items\":[{\"a\":\"\\x\"}]}}",
        "{\"data\":{\"items\":[{\"a\":\"\\u12g4\"}]}}",
        "{\"data\":{\"items\":[{\"a\":\"\\ud83d\"}]}}",
        "{\"data\":{\"items\":[{\"a\":\"\\ude00\"}]}}",
        "{\"data\":{\"items\":[{\"a\":\"\\ud83d\\u0041\"}]}}",
        "{\"data\":{\"items\":[{\"a\":\"\n\"}]}}",
        "{\"data\":{\"items\":[{\"a\"=1}]}}",
        "{\"data\":{\"items\":[{1:1}]}}",
        "\ufeff{\"data\":{\"items\":[]}}"
      })
  void leavesWhatIsNotOrdinaryToTheParser(String text) {
    assertThat(records(text, PATH)).containsExactly("not ordinary");
  }

  @Test
  void leavesWrongUtf8AndDeepNestingToTheParser() {
    byte[] wrong = bytes("[{\"a\":\"?\"}]");
    wrong[7] = (byte) 0xC3;
    assertThat(JsonSkim.records(wrong, List.of())).isNull();
    assertThat(records("[{\"a\":" + "[".repeat(70) + "]".repeat(70) + "}]", List.of()))
        .containsExactly("not ordinary");
    assertThat(records("[{\"a\":" + "[".repeat(50) + "]".repeat(50) + "}]", List.of()))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"b\":null} | {\"a\":1}",
        "{\"b\":null,\"a\":1} | {\"a\":1}",
        "{ \"b\" : null , \"a\" : 1 } | { \"a\" : 1 }",
        "{ \"a\" : 1 , \"b\" : null } | { \"a\" : 1}",
        "{\"a\":1,\"b\":null,\"c\":null,\"d\":2} | {\"a\":1,\"d\":2}",
        "{\"a\":1,\"b\":null,\"c\":null} | {\"a\":1}",
        "{\"a\":null} | {}",
        "{\"a\":null,\"b\":null} | {}",
        "{\"a\":{\"b\":null},\"c\":[null]} | {\"a\":{\"b\":null},\"c\":[null]}"
      })
  void leavesOutFieldsThatAreNullWhereThatIsWanted(String record, String expected) {
    byte[] page = bytes("[" + record + "," + record + ",{\"z\":0}]");
    RecordPlaces found = Objects.requireNonNull(JsonSkim.records(page, List.of()));

    List<SourceRecord> records = LateRecords.of(page, found, true);
    assertThat(records)
        .extracting(JsonSkimTest::text)
        .containsExactly(expected, expected, "{\"z\":0}");
    assertThat(LateRecords.of(page, found, false))
        .extracting(JsonSkimTest::text)
        .containsExactly(record, record, "{\"z\":0}");
    assertThat(records.get(0).isParsed()).isFalse();
    assertThat(records.get(0).tree())
        .isEqualTo(LateRecords.of(page, found, false).get(1).tree());
    assertThat(records.get(0).isParsed()).isTrue();
  }

  private static String text(SourceRecord record) {
    return new String(
        record.buffer(), record.start(), record.end() - record.start(), StandardCharsets.UTF_8);
  }

  @Test
  void findsFieldsOfRecords() {
    byte[] record = bytes("{ \"a\" : 1, \"b\":{\"a\":2}, \"c\":\"x,}\", \"a\": [3] }");
    assertThat(field(record, "a")).isEqualTo("[3]");
    assertThat(field(record, "b")).isEqualTo("{\"a\":2}");
    assertThat(field(record, "c")).isEqualTo("\"x,}\"");
    assertThat(field(record, "d")).isEmpty();
    assertThat(JsonSkim.field(bytes("{\"\\u0061\":1}"), 0, JsonSkim.key("a"))).isNull();
  }

  private static String field(byte[] record, String name) {
    int[] range = Objects.requireNonNull(JsonSkim.field(record, 0, JsonSkim.key(name)));
    return range.length == 0
        ? ""
        : new String(record, range[0], range[1] - range[0], StandardCharsets.UTF_8);
  }

  /** Whatever is taken for ordinary, a parser finds the same records in; what was not changed is ordinary. */
  @Test
  void agreesWithAParserOnTextsThatWereChangedAtRandom() throws IOException {
    Random random = new Random(7);
    int ordinary = 0;
    for (int i = 0; i < 20_000; i++) {
      String text = "{\"n\":" + value(random, 0) + ",\"data\":{\"items\":[" + object(random, 0)
          + "," + object(random, 1) + "]}}";
      assertThat(records(text, PATH)).hasSize(2);
      StringBuilder changed = new StringBuilder(text);
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        int place = random.nextInt(changed.length());
        String with = "\"\\,:[]{}0a-.eu \n".substring(random.nextInt(16)).substring(0, 1);
        switch (random.nextInt(3)) {
          case 0 -> changed.deleteCharAt(place);
          case 1 -> changed.insert(place, with);
          default -> changed.replace(place, place + 1, with);
        }
      }
      String answer = new String(bytes(changed.toString()), StandardCharsets.UTF_8);
      List<String> found = records(answer, PATH);
      if (!found.equals(List.of("not ordinary"))) {
        ordinary++;
        JsonNode items = JSON.reader()
            .without(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .readTree(answer)
            .path("data")
            .path("items");
        assertThat(items).hasSize(found.size());
        for (int k = 0; k < found.size(); k++) {
          assertThat(JSON.reader()
                  .without(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                  .readTree(found.get(k)))
              .isEqualTo(items.get(k));
        }
      }
    }
    assertThat(ordinary).isGreaterThan(1_000);
  }

  private static JsonNode value(Random random, int depth) {
    var nodes = JSON.getNodeFactory();
    return switch (random.nextInt(depth > 3 ? 5 : 7)) {
      case 0 -> nodes.numberNode(random.nextInt());
      case 1 -> nodes.numberNode(random.nextInt(1000) / 8.0);
      case 2 -> nodes.textNode("a\"\\é\n😀/".substring(random.nextInt(6)));
      case 3 -> nodes.booleanNode(random.nextBoolean());
      case 4 -> nodes.nullNode();
      case 5 -> nodes.arrayNode().add(value(random, depth + 1)).add(value(random, depth + 1));
      default -> object(random, depth + 1);
    };
  }

  private static ObjectNode object(Random random, int depth) {
    ObjectNode object = JSON.createObjectNode();
    for (int i = random.nextInt(3); i >= 0; i--) {
      object.set("k" + i, value(random, depth + 1));
    }
    return object;
  }
}
