package com.askbosco.data.spec.source;

import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlNode;
import java.util.Set;

/**
 * The settings of a connection that is no HTTP API, which stand under {@code config} in a client's file. They hold no secret: that
 * is where {@code credential} points.
 */
public sealed interface SourceSettings
    permits FilesSettings,
        JdbcSettings,
        KafkaSettings,
        PostgresChangesSettings,
        PubsubSettings,
        WebhookSettings {

  /**
   * Reads settings. What is wrong is noted in the file of the node.
   *
   * @param kind any but {@link SourceKind#HTTP}, whose settings the manifest knows
   * @param streams the streams of the connection
   */
  static SourceSettings read(SourceKind kind, YamlNode config, Set<String> streams) {
    return switch (kind) {
      case FILES -> FilesSettings.read(config, streams);
      case JDBC -> JdbcSettings.read(config, streams);
      case KAFKA -> KafkaSettings.read(config, streams);
      case CDC_MONGODB -> KafkaSettings.ofChanges(config, streams);
      case PUBSUB -> PubsubSettings.read(config, streams);
      case WEBHOOK -> WebhookSettings.read(config, streams);
      case CDC_POSTGRES -> PostgresChangesSettings.read(config, streams);
      case HTTP -> throw new IllegalArgumentException("A manifest reads its own settings");
    };
  }

  /**
   * Reads settings that were checked before, from the JSON text a plan carries.
   *
   * @throws com.askbosco.data.model.ProblemsException when they were not
   */
  static SourceSettings of(SourceKind kind, String config, Set<String> streams) {
    YamlFile file = YamlFile.parse("config", config);
    SourceSettings settings = read(kind, file.root(), streams);
    file.check();
    return settings;
  }
}
