package com.askbosco.data.gcp;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.SecretResolver;
import com.google.api.gax.rpc.ApiException;
import com.google.cloud.secretmanager.v1.AccessSecretVersionResponse;
import com.google.cloud.secretmanager.v1.SecretManagerServiceClient;
import java.io.IOException;
import java.util.function.Function;
import java.util.zip.CRC32C;

/**
 * Reads {@code secretmanager:projects/p/secrets/s}, the latest version unless one is named. The payload's checksum is compared,
 * which the client does not do. Thread-safe.
 */
public final class SecretManagerSecrets implements SecretResolver {
  private static final String SCHEME = "secretmanager:";

  private final Function<String, AccessSecretVersionResponse> access;

  /**
   * @param access answers the resource name of a version, or throws {@link ApiException}
   */
  SecretManagerSecrets(Function<String, AccessSecretVersionResponse> access) {
    this.access = access;
  }

  /** The one of this process, with the process's own Google credentials; connects when the first secret is asked for. */
  public static SecretManagerSecrets shared() {
    return new SecretManagerSecrets(name -> Client.INSTANCE.accessSecretVersion(name));
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
}
