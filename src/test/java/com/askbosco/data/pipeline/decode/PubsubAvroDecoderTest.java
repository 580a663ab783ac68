package com.askbosco.data.pipeline.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.source.pubsub.PubsubAccess;
import com.askbosco.data.pipeline.source.pubsub.PubsubEmulator;
import com.askbosco.data.pipeline.streaming.Message;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.cloud.pubsub.v1.SchemaServiceClient;
import com.google.cloud.pubsub.v1.SchemaServiceSettings;
import com.google.pubsub.v1.Schema.Type;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Avro messages by schemas that Google's emulator keeps. */
@Tag("cloud")
@SuppressWarnings("NullAway") // the emulator is started before all tests
class PubsubAvroDecoderTest {
  private static final String NAME = "projects/bosco-test/schemas/visit";
  private static final String V1 = """
      {"type": "record", "name": "Visit", "fields": [
        {"name": "id", "type": "string"}, {"name": "page", "type": ["null", "string"]}]}
      """;
  private static final String V2 = """
      {"type": "record", "name": "Visit", "fields": [
        {"name": "id", "type": "string"}, {"name": "page", "type": ["null", "string"]}, {"name": "price", "type": "long", "default": 0}]}
      """;
  private static PubsubEmulator pubsub;
  private static String first;
  private static String second;

  private final PubsubAvroDecoder decoder =
      new PubsubAvroDecoder(new PubsubSchemas(PubsubAccess.of(pubsub.endpoint(), null, "")));

  @BeforeAll
  static void start() throws IOException {
    pubsub = PubsubEmulator.start();
    try (SchemaServiceClient schemas = SchemaServiceClient.create(SchemaServiceSettings.newBuilder()
        .setTransportChannelProvider(pubsub.channelProvider())
        .setCredentialsProvider(NoCredentialsProvider.create())
        .build())) {
      first = schemas.createSchema("projects/bosco-test", avro(V1), "visit").getRevisionId();
      second = schemas.commitSchema(NAME, avro(V2)).getRevisionId();
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (pubsub != null) {
      pubsub.close();
    }
  }

  private static com.google.pubsub.v1.Schema avro(String definition) {
    return com.google.pubsub.v1.Schema.newBuilder()
        .setName(NAME)
        .setType(Type.AVRO)
        .setDefinition(definition)
        .build();
  }

  @Test
  void eachMessageIsReadByTheRevisionThatItNames() throws Exception {
    assertThat(first).isNotEqualTo(second);
    GenericData.Record one = new GenericData.Record(new Schema.Parser().parse(V1));
    one.put("id", "a");
    one.put("page", "/home");
    GenericData.Record two = new GenericData.Record(new Schema.Parser().parse(V2));
    two.put("id", "b");
    two.put("price", 250L);

    assertThat(text(binary(one), first, "BINARY")).isEqualTo("{\"id\":\"a\",\"page\":\"/home\"}");
    assertThat(text(binary(two), second, "BINARY"))
        .isEqualTo("{\"id\":\"b\",\"page\":null,\"price\":250}");
  }

  @Test
  void avrosOwnJsonBecomesPlainJson() throws Exception {
    String json = "{\"id\": \"a\", \"page\": {\"string\": \"/home\"}, \"price\": 1}";

    assertThat(text(json.getBytes(StandardCharsets.UTF_8), second, "JSON"))
        .isEqualTo("{\"id\":\"a\",\"page\":\"/home\",\"price\":1}");
  }

  @Test
  void whatIsNoRecordOfItsSchemaIsSaidWithoutQuotingIt() {
    byte[] other = "{\"id\": \"ann@example.com\"}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> text(other, first, "JSON"))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("Avro: the JSON is no record of the schema");
    assertThatThrownBy(() -> text(other, first, "BINARY"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageNotContaining("ann");
    assertThatThrownBy(() -> text(other, "0badc0de", "BINARY"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("no such schema");
    assertThatThrownBy(() -> decoder.decode(new Message(other, 1, "1", Instant.EPOCH, Map.of())))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("does not name its schema");
  }

  private String text(byte[] payload, String revision, String encoding) throws Exception {
    Map<String, String> attributes = Map.of(
        "googclient_schemaname", NAME,
        "googclient_schemarevisionid", revision,
        "googclient_schemaencoding", encoding);
    SourceRecord record = decoder.decode(new Message(payload, 1, "1", Instant.EPOCH, attributes));
    return new String(
        record.buffer(), record.start(), record.end() - record.start(), StandardCharsets.UTF_8);
  }

  private static byte[] binary(GenericData.Record record) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
