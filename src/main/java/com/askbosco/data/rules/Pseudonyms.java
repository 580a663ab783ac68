package com.askbosco.data.rules;

import java.util.Optional;

/** The keys and hashes by which silver knows a person, from what the person is known by outside (rule 15 of the model). */
public final class Pseudonyms {
  private Pseudonyms() {}

  /** Of an e-mail address; empty when it is none. */
  public static Optional<String> ofEmail(String address) {
    return Optional.ofNullable(Personal.email(address));
  }

  /** Of a phone number with its country; empty when it is none. */
  public static Optional<String> ofPhone(String number) {
    return Optional.ofNullable(Personal.phone(number));
  }

  /** Of an id that an account of a source gave. */
  public static String ofId(String tenantId, String source, String accountId, String id) {
    return Keys.sha256(String.join("|", tenantId, source, accountId, id));
  }
}
