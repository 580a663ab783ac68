package com.askbosco.data.spec;

/**
 * Turns a reference to a secret into the secret. References are {@code env:NAME}, {@code file:path} and
 * {@code secretmanager:projects/p/secrets/s}; a client's file never holds the value itself.
 */
public interface SecretResolver {

  /** Whether this resolver knows references of that kind ({@code env}, {@code file}, …). */
  boolean knows(String reference);

  /**
   * The secret's text, without a line break at its end.
   *
   * @throws com.askbosco.data.model.BoscoException with {@code SECRET_MISSING}, naming the reference and never the value
   */
  String resolve(String reference);
}
