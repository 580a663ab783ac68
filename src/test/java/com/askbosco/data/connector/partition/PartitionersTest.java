package com.askbosco.data.connector.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.SourceException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RECORD =
      "{\"id\":1,\"a\":{\"b\":[10,{\"c\":11}],\"x1\":12,\"x2\":13},\"d.e\":14,\"n\":null,\"f/g\":15}";

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
      id          | 1
      /id         | 1
      a/b/0       | 10
      a/b/1/c     | 11
      a/b/01      | -
      a/b/2       | -
      a/b/-1      | -
      a/b/x       | -
      d.e         | 14
      d/e         | -
      n           | null
      f/g         | -
      none        | -
      id/x        | -
      a/*/1/c     | 11
      a/x?        | many
      a/x[1]      | 12
      a/x[!1]     | 13
      **/c        | 11
      a/y*        | -
      """)
  void aPathNamesOneValueOrNone(String path, @Nullable String value) {
    List<String> keys = Dpath.split(path);
    if ("many".equals(value)) {
      assertThatThrownBy(() -> Dpath.get(json(RECORD), keys))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("several values");
    } else {
      assertThat(Dpath.get(json(RECORD), keys)).isEqualTo(value == null ? null : json(value));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "false", "0", "0.0", "\"\"", "[]", "{}"})
  void emptyValuesAreNotSent(String value) {
    assertThat(PartitionValues.says(json(value))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "1", "-0.5", "\"0\"", "[0]", "{\"a\":1}"})
  void othersAreSent(String value) {
    assertThat(PartitionValues.says(json(value))).isTrue();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  @Test
  void keysAreInOrderAtEveryDepth() {
    assertThat(PartitionValues.sorted((com.fasterxml.jackson.databind.node.ObjectNode)
                json("{\"b\":[{\"z\":1,\"y\":2}],\"a\":{\"d\":1,\"c\":2.50}}"))
            .toString())
        .isEqualTo("{\"a\":{\"c\":2.5,\"d\":1},\"b\":[{\"y\":2,\"z\":1}]}");
  }
}
