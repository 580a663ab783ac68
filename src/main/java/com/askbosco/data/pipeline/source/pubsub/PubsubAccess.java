package com.askbosco.data.pipeline.source.pubsub;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.SourceKind;
import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.GoogleCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.auth.oauth2.GoogleCredentials;
import io.grpc.ManagedChannelBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How Pub/Sub is reached: Google's own with credentials, or an emulator without.
 *
 * @param emulator {@code host:port} of an emulator; empty for Google's own
 * @param key a service account's key as JSON; empty for the credentials of the process
 */
public record PubsubAccess(String emulator, String key) {
  /** The variable that Google's tools read the address of an emulator from, as {@code host:port}. */
  public static final String EMULATOR = "PUBSUB_EMULATOR_HOST";

  private static final List<String> SCOPES = List.of("https://www.googleapis.com/auth/pubsub");
  private static final int LARGEST_RESPONSE = 20 << 20;

  /**
   * The one a connection names.
   *
   * @param endpoint the connection's endpoint, such as {@code http://127.0.0.1:8085}, or empty
   * @param variable what {@link #EMULATOR} holds, if anything
   * @param key a service account's key, or empty
   */
  public static PubsubAccess of(String endpoint, @Nullable String variable, String key) {
    if (!endpoint.isEmpty()) {
      URI uri = URI.create(endpoint);
      if (uri.getHost() == null || uri.getPort() < 0) {
        throw new BoscoException(
            ErrorCode.CONFIG_BAD_VALUE,
            "`" + endpoint
                + "` is no emulator of Pub/Sub. Write its address with a port, such as http://localhost:8085, or leave `endpoint` out for Google's own.");
      }
      return new PubsubAccess(uri.getHost() + ":" + uri.getPort(), "");
    }
    return new PubsubAccess(variable == null ? "" : variable, key);
  }

  /** The one that events of a connection are read by. */
  public static PubsubAccess of(Connection connection, SecretResolver secrets) {
    // A webhook's credential is what its vendor signs with; its events are read as this process.
    String key =
        connection.kind() == SourceKind.PUBSUB && !connection.credential().equals("none")
            ? secrets.resolve(connection.credential())
            : "";
    return of(connection.apiRoot(), System.getenv(EMULATOR), key);
  }

  /** A channel; an emulator speaks without TLS, and is sent no credential. */
  public TransportChannelProvider channel() {
    InstantiatingGrpcChannelProvider.Builder builder =
        InstantiatingGrpcChannelProvider.newBuilder().setMaxInboundMessageSize(LARGEST_RESPONSE);
    if (emulator.isEmpty()) {
      return builder.setEndpoint("pubsub.googleapis.com:443").build();
    }
    return builder
        .setEndpoint(emulator)
        .setChannelConfigurator(ManagedChannelBuilder::usePlaintext)
        .build();
  }

  /** Who asks. */
  public CredentialsProvider credentials() {
    if (!emulator.isEmpty()) {
      return NoCredentialsProvider.create();
    }
    if (key.isEmpty()) {
      return GoogleCredentialsProvider.newBuilder().setScopesToApply(SCOPES).build();
    }
    try {
      return FixedCredentialsProvider.create(GoogleCredentials.fromStream(
              new ByteArrayInputStream(key.getBytes(StandardCharsets.UTF_8)))
          .createScoped(SCOPES));
    } catch (IOException e) {
      // Its message may quote the key.
      throw new BoscoException(
          ErrorCode.SECRET_MISSING,
          "The credential is no key of a service account. Keep its JSON where `credential` points, or write none.");
    }
  }

  /** What it means that no connection could be made: mostly that the process has no credentials. */
  public static BoscoException unreachable(IOException cause) {
    return new BoscoException(
        ErrorCode.SOURCE_UNAUTHORISED,
        "Cannot connect to Pub/Sub: " + cause.getMessage() + " For an emulator set " + EMULATOR
            + ", or name its address as the connection's `endpoint`.",
        cause);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return emulator.isEmpty() ? "Pub/Sub" : "Pub/Sub emulator at " + emulator;
  }
}
