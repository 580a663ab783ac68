package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.spec.manifest.OAuthAuthenticator.RefreshTokenUpdater;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens that are kept in the config, because the refresh token can be used once. New ones are written back before anything sees
 * them: a process that ends after the exchange has lost nothing.
 */
final class RotatingTokens {
  private static final Logger LOG = LoggerFactory.getLogger(RotatingTokens.class);

  /** Gets new tokens. */
  @FunctionalInterface
  interface Source {
    OAuth.Fresh get() throws InterruptedException;
  }

  private final RefreshTokenUpdater paths;

  RotatingTokens(RefreshTokenUpdater paths) {
    this.paths = paths;
  }

  /** The config's token while it is good, else a new one that the config then has. All streams see the same config. */
  String token(Vars vars, Session session, Source source) throws InterruptedException {
    ObjectNode config = Authenticators.config(vars);
    synchronized (config) {
      if (TokenStore.now(session).isAfter(expiry(config))) {
        put(source.get(), vars, session);
      }
      return text(config, paths.accessTokenConfigPath(), "");
    }
  }

  /** Puts new tokens into the config and has it kept. */
  void put(OAuth.Fresh fresh, Vars vars, Session session) {
    ObjectNode config = Authenticators.config(vars);
    Map<List<String>, String> values = values(fresh);
    set(config, paths.accessTokenConfigPath(), fresh.token());
    values.forEach((path, value) -> {
      if (!path.equals(paths.accessTokenConfigPath())) {
        set(config, path, value);
      }
    });
    session.access().tokens().changed(config.deepCopy(), values);
  }

  private Map<List<String>, String> values(OAuth.Fresh fresh) {
    Map<List<String>, String> values = new LinkedHashMap<>();
    if (fresh.token() != null) {
      values.put(paths.accessTokenConfigPath(), fresh.token());
    }
    fresh.refreshToken().ifPresent(t -> values.put(paths.refreshTokenConfigPath(), t));
    values.put(paths.tokenExpiryDateConfigPath(), TokenAnswer.text(fresh.expiry()));
    return values;
  }

  /** When the config's token expires; it has when the config does not say. */
  Instant expiry(ObjectNode config) {
    String text = text(config, paths.tokenExpiryDateConfigPath(), "");
    return text.isEmpty() ? Instant.MIN : TokenAnswer.time(text);
  }

  String refreshToken(ObjectNode config) {
    return text(config, paths.refreshTokenConfigPath(), "");
  }

  /** The config's token. */
  TokenStore.@Nullable Token first(ObjectNode config) {
    String token = text(config, paths.accessTokenConfigPath(), "");
    return token.isEmpty() ? null : new TokenStore.Token(token, expiry(config));
  }

  /**
   * Has new tokens kept that belong to a config which others have a copy of. Without declared paths the refresh token is written
   * to wherever the config has the old one.
   */
  static void keep(
      Optional<RotatingTokens> declared,
      OAuth.Fresh fresh,
      Optional<String> old,
      Vars vars,
      Session session) {
    ObjectNode config = Authenticators.config(vars).deepCopy();
    Map<List<String>, String> values = new LinkedHashMap<>();
    if (declared.isPresent()) {
      values.putAll(declared.get().values(fresh));
    } else if (old.isPresent() && fresh.refreshToken().isPresent()) {
      String first = old.get();
      find(config, first, new ArrayList<>())
          .forEach(path -> values.put(path, fresh.refreshToken().get()));
      if (fresh.refreshToken().get().equals(first)) {
        return;
      }
    }
    if (!values.isEmpty()) {
      values.forEach((path, value) -> set(config, path, value));
      try {
        session.access().tokens().changed(config, values);
      } catch (BoscoException e) {
        if (declared.isPresent()) {
          throw e;
        }
        // The manifest does not say that the old token is used up, so the read may go on.
        LOG.warn("A new refresh token could not be kept: {}", e.getMessage());
      }
    }
  }

  private static List<List<String>> find(JsonNode node, String value, List<String> path) {
    List<List<String>> found = new ArrayList<>();
    if (node.isTextual() && node.textValue().equals(value) && !value.isEmpty()) {
      found.add(List.copyOf(path));
    }
    node.properties().forEach(field -> {
      path.add(field.getKey());
      found.addAll(find(field.getValue(), value, path));
      path.remove(path.size() - 1);
    });
    return found;
  }

  private static String text(ObjectNode config, List<String> path, String otherwise) {
    JsonNode found = config;
    for (String key : path) {
      found = found.isObject() ? found.path(key) : MissingNode.getInstance();
    }
    return found.isMissingNode() ? otherwise : Authenticators.text(found);
  }

  private static void set(ObjectNode config, List<String> path, @Nullable String value) {
    ObjectNode at = config;
    for (String key : path.subList(0, path.size() - 1)) {
      at = at.get(key) instanceof ObjectNode inner ? inner : at.putObject(key);
    }
    at.set(path.get(path.size() - 1), JsonNodeFactory.instance.textNode(value));
  }
}
