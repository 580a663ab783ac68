package com.askbosco.data.pipeline.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.pipeline.streaming.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Avro's types are in JSON. */
class AvroDecoderTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "null"                                            | null              | null
      "boolean"                                         | true              | true
      "int"                                             | -7                | -7
      "long"                                            | 9223372036854775807 | 9223372036854775807
      "double"                                          | 0.1               | 0.1
      "float"                                           | 1.5               | 1.5
      "string"                                          | "ä\\"\\u0001😀"    | "ä\\"\\u0001😀"
      "bytes"                                           | "\\u0000\\u00ff"  | "AP8="
      ["null", "string"]                                | {"string": "x"}   | "x"
      ["null", "string"]                                | null              | null
      {"type": "array", "items": "int"}                 | [1, 2, 3]         | [1,2,3]
      {"type": "map", "values": "long"}                 | {"a": 1}          | {"a":1}
      {"type": "enum", "name": "E", "symbols": ["A", "B"]} | "B"            | "B"
      {"type": "fixed", "name": "F", "size": 2}         | "\\u0001\\u0002"  | "AQI="
      {"type": "int", "logicalType": "date"}            | 20542             | "2026-03-30"
      {"type": "int", "logicalType": "time-millis"}     | 3661001           | "01:01:01.001"
      {"type": "long", "logicalType": "time-micros"}    | 3661000001        | "01:01:01.000001"
      {"type": "long", "logicalType": "timestamp-micros"} | 1774864800000001 | "2026-03-30T10:00:00.000001Z"
      {"type": "long", "logicalType": "timestamp-millis"} | -1              | "1969-12-31T23:59:59.999Z"
      """)
  void everyTypeIsWhatPeopleWouldWrite(String schema, String value, String json) throws Exception {
    String record = "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"v\",\"type\":"
        + schema + "}]}";
    Schema parsed = new Schema.Parser().parse(record);

    assertThat(decode(parsed, binary(parsed, "{\"v\":" + value + "}")))
        .isEqualTo("{\"v\":" + json + "}");
  }

  @Test
  void sizesThatTheBytesDoNotHoldAreNotBelieved() {
    Schema nulls = new Schema.Parser()
        .parse(
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"v\",\"type\":{\"type\":\"array\",\"items\":\"null\"}}]}");
    // 2^40 items without a byte of their own
    byte[] bomb = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x40, 0};

    assertThatThrownBy(() -> decode(nulls, bomb)).isInstanceOf(UnreadableException.class);
    Schema text = new Schema.Parser()
        .parse(
            "{\"type\":\"record\",\"name\":\"T\",\"fields\":[{\"name\":\"v\",\"type\":\"string\"}]}");
    byte[] long1 = {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f, 'a'};
    assertThatThrownBy(() -> decode(text, long1)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void recordsThatHoldThemselvesEndBeforeTheStackDoes() {
    Schema list = new Schema.Parser()
        .parse(
            "{\"type\":\"record\",\"name\":\"L\",\"fields\":[{\"name\":\"n\",\"type\":[\"null\",\"L\"]}]}");
    byte[] deep = new byte[100_000];
    java.util.Arrays.fill(deep, (byte) 2);

    assertThatThrownBy(() -> decode(list, deep)).isInstanceOf(UnreadableException.class);
  }

  private static String decode(Schema schema, byte[] payload) throws UnreadableException {
    return new AvroDecoder(schema)
        .decode(new Message(payload, 0, "", Instant.EPOCH, Map.of()))
        .tree()
        .toString();
  }

  private static byte[] binary(Schema schema, String json) throws IOException {
    Object value = new GenericDatumReader<>(schema)
        .read(
            null,
            DecoderFactory.get()
                .jsonDecoder(
                    schema,
                    new java.io.ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<>(schema).write(value, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
