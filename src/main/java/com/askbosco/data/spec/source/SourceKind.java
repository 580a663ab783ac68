package com.askbosco.data.spec.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a connection is read. */
public enum SourceKind {
  /** Requests, as the connector's manifest says. */
  HTTP,
  /** Files in a folder, a bucket or on an SFTP server. */
  FILES,
  /** Tables of a database, by JDBC. */
  JDBC,
  /** Topics of a Kafka broker. */
  KAFKA,
  /** Subscriptions of Google Pub/Sub. */
  PUBSUB,
  /** Calls of a vendor to our receiver, which hands them on through Pub/Sub. */
  WEBHOOK,
  /** Changes of a PostgreSQL database, by logical replication. */
  CDC_POSTGRES,
  /** Changes of a MongoDB database, as Debezium writes them to topics of a Kafka broker. */
  CDC_MONGODB;

  /** As it is written in a client's file, such as {@code cdc-postgres}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of that name. */
  public static Optional<SourceKind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
  }

  /** Whether messages come without end; the others are read in slices that are complete or not there. */
  public boolean isMessages() {
    return switch (this) {
      case HTTP, FILES, JDBC -> false;
      case KAFKA, PUBSUB, WEBHOOK, CDC_POSTGRES, CDC_MONGODB -> true;
    };
  }
}
