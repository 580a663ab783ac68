package com.askbosco.data.pipeline.decode;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.KafkaSettings;
import com.askbosco.data.spec.source.SourceKind;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Which decoder the messages of a stream need. */
public final class Decoders {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Registries of this process, so that all streams share what was asked for once. */
  private static final Map<String, SchemaRegistry> REGISTRIES = new ConcurrentHashMap<>();

  private Decoders() {}

  /**
   * The decoder that the connection's settings ask for, a new one, for one thread.
   *
   * @throws BoscoException when the settings name a schema that is none
   */
  public static Decoder of(MessageStream stream, SecretResolver secrets) {
    Connection connection = stream.connection();
    if (connection.kind() == SourceKind.PUBSUB || connection.kind() == SourceKind.WEBHOOK) {
      return EventDecoders.of(stream, secrets);
    }
    if (connection.kind() == SourceKind.CDC_MONGODB) {
      return new MongoChangeDecoder();
    }
    if (connection.kind() != SourceKind.KAFKA) {
      return new JsonDecoder();
    }
    KafkaSettings settings = KafkaSettings.of(connection.config());
    return switch (settings.format()) {
      case KafkaSettings.Format.Json json -> new JsonDecoder();
      case KafkaSettings.Format.Avro avro -> avro(stream.stream(), avro);
      case KafkaSettings.Format.Registry registry ->
        new RegistryDecoder(REGISTRIES.computeIfAbsent(
            registry.url() + " " + connection.credential(),
            key -> new SchemaRegistry(registry.url(), user(connection, secrets))));
    };
  }

  private static Decoder avro(String stream, KafkaSettings.Format.Avro format) {
    String text = Objects.requireNonNull(format.schemas().get(stream), stream);
    try {
      return new AvroDecoder(new Schema.Parser().parse(text));
    } catch (AvroRuntimeException e) {
      throw new BoscoException(
          ErrorCode.CONFIG_BAD_VALUE,
          "config.schemas." + stream + " is no Avro schema: " + e.getMessage(),
          e);
    }
  }

  /** Name and password for the registry, where the credential holds them. */
  private static Optional<String> user(Connection connection, SecretResolver secrets) {
    if (connection.credential().equals("none")) {
      return Optional.empty();
    }
    try {
      JsonNode credential = JSON.readTree(secrets.resolve(connection.credential()));
      String name = credential.path("registry_username").asText("");
      return name.isEmpty()
          ? Optional.empty()
          : Optional.of(name + ":" + credential.path("registry_password").asText(""));
    } catch (JsonProcessingException e) {
      // Jackson's message quotes the secret
      return Optional.empty();
    }
  }
}
