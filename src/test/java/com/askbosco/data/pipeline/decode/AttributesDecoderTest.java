package com.askbosco.data.pipeline.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.streaming.Message;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributesDecoderTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
          the payload stays as it came | { "a" : 1.10,  "b":"ä" } | { "a" : 1.10,  "b":"ä" ,"_attributes":{"v":"2","w":"x\\"y"}}
          white space behind it        | '{"a":1}  '  | {"a":1,"_attributes":{"v":"2","w":"x\\"y"}}
          an empty object              | {}           | {"_attributes":{"v":"2","w":"x\\"y"}}
          a payload that pretends      | {"_attributes":{"v":"9"},"a":1.50} | {"_attributes":{"v":"2","w":"x\\"y"},"a":1.5}
          no object                    | [1]          | [1]
          a text                       | "a"          | "a"
          """)
  void namedAttributesStandAtTheEndOfTheRecord(String what, String payload, String expected)
      throws Exception {
    Message message = new Message(
        payload.getBytes(StandardCharsets.UTF_8),
        1,
        "1",
        Instant.EPOCH,
        Map.of("v", "2", "w", "x\"y", "other", "not asked for"));

    SourceRecord record = new AttributesDecoder(
            new JsonDecoder(), List.of("v", "w", "missing"), "_attributes")
        .decode(message);

    String text = new String(
        record.buffer(), record.start(), record.end() - record.start(), StandardCharsets.UTF_8);
    assertThat(text).isEqualTo(expected);
    assertThat(new ObjectMapper().readTree(text))
        .isEqualTo(new ObjectMapper().readTree(record.tree().toString()));
  }
}
