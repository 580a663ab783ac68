package com.askbosco.data.spec.manifest;

/** What becomes of keys that the format does not know. */
public enum Strictness {
  /** They are mistakes: for manifests of our own. */
  OWN,
  /** They are warnings, as are keys written twice: for manifests made for other runtimes. */
  FOREIGN
}
