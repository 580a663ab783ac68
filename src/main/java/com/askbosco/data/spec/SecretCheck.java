package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import java.util.Optional;

/** Looks whether a secret can be used, before anything runs. */
@FunctionalInterface
public interface SecretCheck {

  /** Does not look; a secret that is missing is found when it is used. */
  SecretCheck LATER = reference -> Optional.empty();

  /**
   * Why a secret cannot be used.
   *
   * @return {@code SECRET_MISSING}, or {@code CONFIG_REFUSED} where a client's file may not point; empty when it can be used
   */
  Optional<ErrorCode> problem(SecretReference reference);
}
