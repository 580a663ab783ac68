package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.spec.SecretResolver;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts together what a manifest sees as {@code config}. */
final class SourceConfig {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SourceConfig() {}

  /**
   * The config of a slice: the credential's keys, then the connection's, then {@code account_id} and, for a simulated vendor,
   * {@code api_root}. A credential that is a plain text is offered as {@code api_key} and {@code access_token}.
   */
  static ObjectNode of(Connection connection, Slice slice, SecretResolver secrets) {
    ObjectNode config = JSON.createObjectNode();
    if (!connection.credential().equals("none")) {
      config.setAll(credential(connection.credential(), secrets));
    }
    return complete(config, connection, slice);
  }

  /** The same without the credential, enough to take records out of stored pages. */
  static ObjectNode withoutSecret(Connection connection, Slice slice) {
    return complete(JSON.createObjectNode(), connection, slice);
  }

  private static ObjectNode complete(ObjectNode config, Connection connection, Slice slice) {
    try {
      config.setAll((ObjectNode) JSON.readTree(connection.config()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The plan wrote a config that is no JSON object", e);
    }
    config.put("account_id", slice.accountId());
    if (!connection.apiRoot().isEmpty()) {
      config.put("api_root", connection.apiRoot());
    }
    return config;
  }

  private static ObjectNode credential(String reference, SecretResolver secrets) {
    String text = secrets.resolve(reference);
    if (!text.stripLeading().startsWith("{")) {
      return JSON.createObjectNode().put("api_key", text).put("access_token", text);
    }
    try {
      JsonNode parsed = JSON.readTree(text);
      if (parsed instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // Jackson's message quotes the text, which is the secret: it goes nowhere.
    }
    throw new BoscoException(
        ErrorCode.SECRET_MISSING, "The credential " + reference + " is not a JSON object");
  }
}
