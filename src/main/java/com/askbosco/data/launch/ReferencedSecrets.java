package com.askbosco.data.launch;

import com.askbosco.data.gcp.SecretManagerSecrets;
import com.askbosco.data.gcp.logging.LogMask;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.spec.SecretResolver;

/** Secrets of a job in the cloud: those of Secret Manager. Opened on the worker; nothing secret is part of the job. */
public final class ReferencedSecrets implements Secrets {
  private static final long serialVersionUID = 1;

  @Override
  public SecretResolver open() {
    SecretResolver manager = SecretManagerSecrets.shared();
    return new SecretResolver() {
      @Override
      public boolean knows(String reference) {
        return manager.knows(reference);
      }

      @Override
      public String resolve(String reference) {
        if (!knows(reference)) {
          throw new BoscoException(
              ErrorCode.SECRET_MISSING,
              "A job in the cloud cannot read the secret " + reference
                  + ": keep it in Secret Manager");
        }
        String secret = manager.resolve(reference);
        LogMask.learn(secret);
        return secret;
      }
    };
  }
}
