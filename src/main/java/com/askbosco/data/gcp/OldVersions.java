package com.askbosco.data.gcp;

import com.google.api.gax.rpc.ApiException;
import com.google.cloud.secretmanager.v1.SecretManagerServiceClient;
import com.google.cloud.secretmanager.v1.SecretVersion;
import com.google.cloud.secretmanager.v1.SecretVersion.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retires versions that newer ones have replaced, since each that can be read is a key that can be stolen and is paid for: the two
 * newest stay, so that a worker which holds the one before goes on, some more are disabled, and what is older is destroyed.
 */
final class OldVersions {
  /** The new one, and the one that workers may still hold. */
  static final int ENABLED = 2;

  /** Newest versions that are not destroyed: a mistake can be taken back by hand. */
  static final int KEPT = 5;

  private static final Logger LOG = LoggerFactory.getLogger(OldVersions.class);

  private OldVersions() {}

  /** Retires versions of a secret. What goes wrong is logged and left to the next rotation: the new version is there. */
  static void retire(SecretManagerServiceClient client, String secret) {
    try {
      int newer = 0;
      // Newest first, as the service lists them.
      for (SecretVersion version : client.listSecretVersions(secret).iterateAll()) {
        if (version.getState() == State.DESTROYED) {
          continue;
        }
        if (newer >= KEPT) {
          client.destroySecretVersion(version.getName());
        } else if (newer >= ENABLED && version.getState() == State.ENABLED) {
          client.disableSecretVersion(version.getName());
        }
        newer++;
      }
    } catch (ApiException e) {
      LOG.warn(
          "Old versions of {} were not retired: {}", secret, e.getStatusCode().getCode());
    }
  }
}
