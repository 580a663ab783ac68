package com.askbosco.data.pipeline.source.jdbc;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.SecretReference;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.JdbcSettings;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Optional;

/**
 * Who reads a database. Never printed: {@link #toString} hides the rest.
 *
 * @param user the user
 * @param password the password; empty when a key or the server's trust stands for it
 * @param privateKey a private key in PEM, where the database takes one
 * @param ca certificates in PEM of whoever signed the server's; empty for those that Java knows
 */
record Login(
    String user, Optional<String> password, Optional<String> privateKey, Optional<String> ca) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The credential of a connection: a password alone, or a JSON object with {@code user} (or {@code username}), {@code password}, {@code private_key},
   * {@code ca} and {@code host}. A credential that names its host is sent to no other.
   */
  static Login of(String reference, JdbcSettings settings, SecretResolver secrets) {
    if (SecretReference.parse(reference)
        .map(known -> known.kind() == SecretReference.Kind.NONE)
        .orElse(true)) {
      return new Login(
          user(settings.user(), reference), Optional.empty(), Optional.empty(), Optional.empty());
    }
    String text = secrets.resolve(reference);
    if (!text.stripLeading().startsWith("{")) {
      return new Login(
          user(settings.user(), reference), Optional.of(text), Optional.empty(), Optional.empty());
    }
    JsonNode object = parsed(text, reference);
    text(object, "host").ifPresent(host -> {
      if (!host.toLowerCase(Locale.ROOT).equals(settings.host().toLowerCase(Locale.ROOT))) {
        throw new BoscoException(
            ErrorCode.CONFIG_REFUSED,
            "The credential " + reference + " belongs to another host than " + settings.host());
      }
    });
    return new Login(
        user(
            settings.user().or(() -> text(object, "user")).or(() -> text(object, "username")),
            reference),
        text(object, "password"),
        text(object, "private_key"),
        text(object, "ca"));
  }

  private static JsonNode parsed(String text, String reference) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // Jackson's message quotes the text, which is the secret: it goes nowhere.
      throw new BoscoException(
          ErrorCode.SECRET_MISSING, "The credential " + reference + " is not a JSON object");
    }
  }

  private static Optional<String> text(JsonNode object, String key) {
    return Optional.ofNullable(object.get(key))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }

  private static String user(Optional<String> user, String reference) {
    return user.orElseThrow(() -> new BoscoException(
        ErrorCode.CONFIG_MISSING_KEY,
        "Nobody says who reads the database. Write `user` under `config`, or put it into the credential "
            + reference + " as {\"user\": …, \"password\": …}."));
  }

  @Override
  public String toString() {
    return "Login of " + user;
  }
}
