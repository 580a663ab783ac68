package com.askbosco.data.gcp;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.SecretResolver;
import com.google.api.gax.rpc.ApiException;
import com.google.cloud.secretmanager.v1.AccessSecretVersionResponse;
import com.google.cloud.secretmanager.v1.SecretManagerServiceClient;
import com.google.cloud.secretmanager.v1.SecretPayload;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/**
 * Reads {@code secretmanager:projects/p/secrets/s}, the latest version unless one is named. The payload's checksum is compared,
 * which the client does not do. Thread-safe.
 */
public final class SecretManagerSecrets implements SecretResolver {
  private static final String SCHEME = "secretmanager:";

  private final Function<String, AccessSecretVersionResponse> access;
  private final BiConsumer<String, SecretPayload> add;
  private final Consumer<String> retire;

  /**
   * @param access answers the resource name of a version, or throws {@link ApiException}
   */
  SecretManagerSecrets(Function<String, AccessSecretVersionResponse> access) {
    this(access, (name, payload) -> {
      throw new IllegalStateException("not to be written");
    });
  }

  /**
   * @param add adds a version to the secret of that name, or throws {@link ApiException}
   */
  SecretManagerSecrets(
      Function<String, AccessSecretVersionResponse> access, BiConsumer<String, SecretPayload> add) {
    this(access, add, secret -> {});
  }

  private SecretManagerSecrets(
      Function<String, AccessSecretVersionResponse> access,
      BiConsumer<String, SecretPayload> add,
      Consumer<String> retire) {
    this.access = access;
    this.add = add;
    this.retire = retire;
  }

  /** Those that a client reaches; it is asked for when the first secret is. */
  static SecretManagerSecrets of(Supplier<SecretManagerServiceClient> client) {
    return new SecretManagerSecrets(
        name -> client.get().accessSecretVersion(name),
        (name, payload) -> client.get().addSecretVersion(name, payload),
        name -> OldVersions.retire(client.get(), name));
  }

  /** The one of this process, with the process's own Google credentials; connects when the first secret is asked for. */
  public static SecretManagerSecrets shared() {
    return of(() -> Client.INSTANCE);
  }

  private static final class Client {
    static final SecretManagerServiceClient INSTANCE = connect();

    private static SecretManagerServiceClient connect() {
      try {
        return SecretManagerServiceClient.create();
      } catch (IOException e) {
        throw new BoscoException(
            ErrorCode.SECRET_MISSING,
            "Cannot connect to Secret Manager with this machine's credentials: " + e.getMessage(),
            e);
      }
    }
  }

  @Override
  public boolean knows(String reference) {
    return reference.startsWith(SCHEME);
  }

  @Override
  public String resolve(String reference) {
    String name = reference.substring(SCHEME.length());
    String version = name.contains("/versions/") ? name : name + "/versions/latest";
    AccessSecretVersionResponse response;
    try {
      response = access.apply(version);
    } catch (ApiException e) {
      throw new BoscoException(
          ErrorCode.SECRET_MISSING,
          "Cannot read " + reference + ": " + e.getStatusCode().getCode(),
          e);
    }
    byte[] payload = response.getPayload().getData().toByteArray();
    if (response.getPayload().hasDataCrc32C()) {
      CRC32C crc = new CRC32C();
      crc.update(payload);
      if (crc.getValue() != response.getPayload().getDataCrc32C()) {
        throw new BoscoException(
            ErrorCode.SECRET_MISSING, "The secret " + reference + " arrived damaged");
      }
    }
    return new String(payload, java.nio.charset.StandardCharsets.UTF_8).stripTrailing();
  }

  /** Adds a version, which is the latest then, and retires old ones; a reference to one version cannot be replaced. */
  @Override
  public void replace(String reference, String text) {
    String name = reference.substring(SCHEME.length());
    if (name.contains("/versions/")) {
      SecretResolver.super.replace(reference, text);
      return;
    }
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    try {
      add.accept(
          name,
          SecretPayload.newBuilder()
              .setData(ByteString.copyFrom(bytes))
              .setDataCrc32C(crc.getValue())
              .build());
    } catch (ApiException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED,
          "Cannot add a version to " + reference + ": " + e.getStatusCode().getCode(),
          e);
    }
    retire.accept(name);
  }
}
