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

  /**
   * Puts another text in place of a secret; when this returns, {@link #resolve} gives it in every process to come.
   *
   * @throws com.askbosco.data.model.BoscoException with {@code STORAGE_FAILED} when the secret stands where it cannot be written,
   *     naming the reference and never the value
   */
  default void replace(String reference, String text) {
    throw new com.askbosco.data.model.BoscoException(
        com.askbosco.data.model.ErrorCode.STORAGE_FAILED,
        "Secret `" + reference
            + "` cannot be replaced where it stands. Keep a credential whose tokens change in a file:"
            + " or in secretmanager:.");
  }
}
