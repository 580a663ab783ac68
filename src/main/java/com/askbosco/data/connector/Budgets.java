package com.askbosco.data.connector;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Call budgets and access tokens of one credential. Thread-safe: all slices read with the credential share one instance, so that
 * together they keep its rate and use one access token.
 */
public final class Budgets {
  private static final ConcurrentHashMap<String, Budgets> SHARED = new ConcurrentHashMap<>();

  /** Budgets of a credential, used by nobody yet. */
  public Budgets() {}

  /** The one instance of this process for a credential; the key names the credential without holding it. */
  public static Budgets shared(String credentialKey) {
    return SHARED.computeIfAbsent(credentialKey, key -> new Budgets());
  }
}
