package com.askbosco.data.pipeline.source.kafka;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.KafkaSettings;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/** What the consumer is told. A user of ours chooses few of these: keys that name files or classes would let him read this machine. */
final class ConsumerSettings {
  /** Messages of one poll. */
  static final int MOST_MESSAGES = 4_000;

  /**
   * The broker answers when it has so much, or after {@link #COLLECT}: a few requests a second where little comes, large ones where
   * much does. How many messages a commit has is decided behind the reader.
   */
  private static final int ENOUGH_BYTES = 1 << 20;

  private static final Duration COLLECT = Duration.ofMillis(50);
  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_BYTES_OF_PARTITION = 4 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ConsumerSettings() {}

  static Map<String, Object> of(
      Connection connection, KafkaSettings settings, SecretResolver secrets, Duration refresh) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(
        ConsumerConfig.GROUP_ID_CONFIG,
        settings
            .group()
            .orElse("bosco." + connection.clientId() + "." + connection.connectionId()));
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "bosco-" + connection.connectionId());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_MESSAGES);
    properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, ENOUGH_BYTES);
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) COLLECT.toMillis());
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_BYTES);
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MOST_BYTES_OF_PARTITION);
    properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, (int) refresh.toMillis());
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    properties.put("security.protocol", settings.security().protocol());
    if (settings.security() != KafkaSettings.Security.PLAINTEXT) {
      secure(properties, settings.security(), credential(connection, secrets), connection);
    }
    return properties;
  }

  private static void secure(
      Map<String, Object> properties,
      KafkaSettings.Security security,
      JsonNode credential,
      Connection connection) {
    if (security.hasPassword()) {
      String user = credential.path("username").asText("");
      String password = credential.path("password").asText("");
      if (user.isEmpty() || password.isEmpty()) {
        throw missing(connection, "`username` and `password`");
      }
      String module = security.mechanism().equals("PLAIN")
          ? "org.apache.kafka.common.security.plain.PlainLoginModule"
          : "org.apache.kafka.common.security.scram.ScramLoginModule";
      properties.put(SaslConfigs.SASL_MECHANISM, security.mechanism());
      properties.put(
          SaslConfigs.SASL_JAAS_CONFIG,
          module + " required username=" + quoted(user) + " password=" + quoted(password) + ";");
    }
    if (security.protocol().endsWith("SSL")) {
      pem(properties, SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG, credential, "ca");
      if (credential.hasNonNull("ca")) {
        properties.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
      }
      pem(properties, SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, credential, "certificate");
      pem(properties, SslConfigs.SSL_KEYSTORE_KEY_CONFIG, credential, "private_key");
      if (credential.hasNonNull("private_key")) {
        properties.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PEM");
      }
    }
  }

  private static void pem(
      Map<String, Object> properties, String key, JsonNode credential, String name) {
    if (credential.hasNonNull(name)) {
      properties.put(key, credential.path(name).asText());
    }
  }

  /** A text as JAAS reads it: nothing in it can end it. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static JsonNode credential(Connection connection, SecretResolver secrets) {
    if (connection.credential().equals("none")) {
      return JSON.createObjectNode();
    }
    try {
      JsonNode credential = JSON.readTree(secrets.resolve(connection.credential()));
      if (credential.isObject()) {
        return credential;
      }
    } catch (JsonProcessingException e) {
      // Jackson's message quotes the text, which is the secret: it goes nowhere.
    }
    throw missing(connection, "a JSON object with `username` and `password`");
  }

  private static BoscoException missing(Connection connection, String what) {
    return new BoscoException(
        ErrorCode.SECRET_MISSING,
        "The credential " + connection.credential() + " of connection "
            + connection.connectionId() + " lacks " + what
            + ". Write {\"username\": …, \"password\": …} there; for TLS of your own also `ca`, `certificate`,"
            + " `private_key` as PEM");
  }
}
