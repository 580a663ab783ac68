package com.askbosco.data.pipeline.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.streaming.Message;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wire format of schema registries against a registry over HTTP, whose answers are those of the real ones. */
class RegistryDecoderTest {
  private static final String FIRST = """
      {"type": "record", "name": "Order", "fields": [
        {"name": "id", "type": "string"},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "total", "type": {"type": "bytes", "logicalType": "decimal", "precision": 20, "scale": 2}}]}
      """;
  private static final String SECOND = """
      {"type": "record", "name": "Order", "fields": [
        {"name": "id", "type": "string"},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "total", "type": {"type": "bytes", "logicalType": "decimal", "precision": 20, "scale": 2}},
        {"name": "coupon", "type": ["null", "string"], "default": null}]}
      """;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> schemas = new HashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int failing;
  private HttpServer server;
  private SchemaRegistry registry;
  private RegistryDecoder decoder;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.createContext("/", this::answer);
    server.start();
    registry = registry(Optional.of("reader:pass"));
    decoder = new RegistryDecoder(registry);
    register(1, FIRST);
    register(2, SECOND);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private SchemaRegistry registry(Optional<String> user) {
    return new SchemaRegistry(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/", user, Duration.ofDays(1));
  }

  private void register(int id, String schema) throws IOException {
    schemas.put("/schemas/ids/" + id, "{\"schema\":" + JSON.writeValueAsString(schema) + "}");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    asked.add(path);
    String user = "Basic "
        + Base64.getEncoder().encodeToString("reader:pass".getBytes(StandardCharsets.UTF_8));
    int status = failing > 0
        ? failing
        : user.equals(exchange.getRequestHeaders().getFirst("Authorization"))
            ? schemas.containsKey(path) ? 200 : 404
            : 401;
    byte[] body = (status == 200 ? schemas.getOrDefault(path, "") : "{\"error_code\":40403}")
        .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Message message(int id, byte[] body) {
    return new Message(
        ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(id).put(body).array(),
        7,
        "",
        Instant.EPOCH,
        Map.of());
  }

  private static byte[] avro(String schema, Map<String, Object> values) throws IOException {
    Schema parsed = new Schema.Parser().parse(schema);
    GenericData.Record record = new GenericData.Record(parsed);
    values.forEach(record::put);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericData.Record>(parsed).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static Map<String, Object> order(String id) {
    Map<String, Object> order = new HashMap<>();
    order.put("id", id);
    order.put("at", 1_774_864_800_123L);
    order.put(
        "total",
        ByteBuffer.wrap(new BigDecimal("12345678901234.56").unscaledValue().toByteArray()));
    return order;
  }

  private String text(Message message) throws UnreadableException {
    return decoder.decode(message).tree().toString();
  }

  @Test
  void aStreamChangesItsSchemaAtAnyMessage() throws Exception {
    Map<String, Object> second = order("b");
    second.put("coupon", "SPRING");

    assertThat(text(message(1, avro(FIRST, order("a")))))
        .isEqualTo(
            "{\"id\":\"a\",\"at\":\"2026-03-30T10:00:00.123Z\",\"total\":12345678901234.56}");
    assertThat(text(message(2, avro(SECOND, second))))
        .isEqualTo(
            "{\"id\":\"b\",\"at\":\"2026-03-30T10:00:00.123Z\",\"total\":12345678901234.56,\"coupon\":\"SPRING\"}");
    assertThat(text(message(1, avro(FIRST, order("c"))))).contains("\"c\"");
    assertThat(asked).containsExactly("/schemas/ids/1", "/schemas/ids/2");
  }

  @Test
  void messagesMayBeJsonWhoseSchemaIsRegistered() throws Exception {
    schemas.put("/schemas/ids/3", "{\"schema\":\"{}\",\"schemaType\":\"JSON\"}");

    assertThat(text(message(3, "{\"a\":1.5}".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("{\"a\":1.5}");
  }

  @Test
  void schemasAreMadeOfThoseTheyReferTo() throws Exception {
    schemas.put(
        "/subjects/com.shop.Money/versions/4",
        "{\"schema\":"
            + JSON.writeValueAsString(
                "{\"type\":\"enum\",\"name\":\"Money\",\"namespace\":\"com.shop\",\"symbols\":[\"EUR\",\"USD\"]}")
            + "}");
    String schema =
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"m\",\"type\":\"com.shop.Money\"}]}";
    schemas.put(
        "/schemas/ids/4",
        "{\"schema\":" + JSON.writeValueAsString(schema)
            + ",\"references\":[{\"name\":\"com.shop.Money\",\"subject\":\"com.shop.Money\",\"version\":4}]}");

    assertThat(text(message(4, new byte[] {2}))).isEqualTo("{\"m\":\"USD\"}");
  }

  @Test
  void anUnknownNumberIsADeadLetterAndIsNotAskedForAtEveryMessage() {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> decoder.decode(message(99, new byte[] {1})))
          .isInstanceOf(UnreadableException.class)
          .hasMessage("the registry does not know schema 99")
          .extracting("code")
          .isEqualTo(ErrorCode.ROW_SCHEMA_UNKNOWN);
    }
    assertThat(asked).containsExactly("/schemas/ids/99");
  }

  @Test
  void schemasThatCannotBeUsedAreDeadLetters() throws Exception {
    schemas.put("/schemas/ids/5", "{\"schema\":\"syntax\",\"schemaType\":\"PROTOBUF\"}");
    register(6, "{\"type\":\"nothing\"}");

    assertThatThrownBy(() -> decoder.decode(message(5, new byte[0])))
        .hasMessageContaining("of type PROTOBUF");
    assertThatThrownBy(() -> decoder.decode(message(6, new byte[0])))
        .hasMessageContaining("is no Avro schema");
  }

  @Test
  void brokenBodiesAreDeadLettersWhateverIsInThem() throws Exception {
    byte[] whole = avro(FIRST, order("a"));
    Random random = new Random(1);
    for (int cut = 0; cut < whole.length; cut++) {
      Message broken = message(1, Arrays.copyOf(whole, cut));
      assertThatThrownBy(() -> decoder.decode(broken)).isInstanceOf(UnreadableException.class);
    }
    for (int i = 0; i < 20_000; i++) {
      byte[] noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      try {
        decoder.decode(message(1 + random.nextInt(2), noise));
      } catch (UnreadableException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.ROW_UNREADABLE);
      }
    }
    assertThatThrownBy(() -> decoder.decode(message(1, Arrays.copyOf(whole, whole.length + 1))))
        .hasMessageContaining("left over");
    assertThatThrownBy(() -> decoder.decode(
            new Message("{}".getBytes(StandardCharsets.UTF_8), 0, "", Instant.EPOCH, Map.of())))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("format: json");
  }

  @Test
  void aRegistryThatDoesNotAnswerIsNoReasonForADeadLetter() {
    failing = 503;

    assertThatThrownBy(() -> decoder.decode(message(1, new byte[] {1})))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("HTTP 503")
        .hasMessageContaining("Nothing is lost")
        .extracting("code")
        .isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
    failing = 0;
    assertThat(registry.find(1)).isInstanceOf(SchemaRegistry.Found.Avro.class);
  }

  @Test
  void whoMayNotAskIsToldWhatIsMissing() {
    assertThatThrownBy(() -> registry(Optional.empty()).find(1))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("registry_username")
        .extracting("code")
        .isEqualTo(ErrorCode.SOURCE_UNAUTHORISED);
  }
}
