package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.connector.TokenWriter;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.SecretResolver;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Writes new tokens into the secret that the credential is kept in; what else the secret holds stays. */
record CredentialWriter(String reference, SecretResolver secrets) implements TokenWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void changed(JsonNode config, Map<List<String>, String> values) {
    // Read anew: another worker may have written since.
    ObjectNode credential = kept();
    values.forEach((path, value) -> {
      ObjectNode at = credential;
      for (String key : path.subList(0, path.size() - 1)) {
        at = at.get(key) instanceof ObjectNode inner ? inner : at.putObject(key);
      }
      at.put(path.get(path.size() - 1), value);
    });
    secrets.replace(reference, credential.toString());
  }

  private ObjectNode kept() {
    try {
      if (JSON.readTree(secrets.resolve(reference)) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // Jackson's message quotes the text, which is the secret: it goes nowhere.
    }
    throw new BoscoException(
        ErrorCode.SECRET_MISSING,
        "The credential " + reference + " is not a JSON object, so no token can be kept in it");
  }
}
