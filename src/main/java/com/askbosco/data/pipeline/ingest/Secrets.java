package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.spec.SecretResolver;
import java.io.Serializable;

/** Opens a resolver of secrets on the worker that needs it. What is serialised is how to open it, never a secret. */
@FunctionalInterface
public interface Secrets extends Serializable {

  /** A resolver; cheap to call, and the resolver may be used by many threads. */
  SecretResolver open();
}
