package com.askbosco.data.launch.webhook;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.SecretResolver;
import java.util.Map;

/**
 * Secrets that a test changes.
 *
 * @param texts by reference
 */
record MapSecrets(Map<String, String> texts) implements SecretResolver {
  @Override
  public boolean knows(String reference) {
    return true;
  }

  @Override
  public String resolve(String reference) {
    String text = texts.get(reference);
    if (text == null) {
      throw new BoscoException(ErrorCode.SECRET_MISSING, "There is no " + reference);
    }
    return text;
  }
}
