package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Auth;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The authenticator that a value of the config names. */
final class SelectiveAuth implements Auth {
  private final List<String> path;
  private final Map<String, Auth> choices;

  SelectiveAuth(List<String> path, Map<String, Auth> choices) {
    this.path = path;
    this.choices = choices;
  }

  /**
   * The one that the config names.
   *
   * @throws BoscoException when it names none
   */
  Auth chosen(Vars vars) {
    JsonNode value = Authenticators.config(vars);
    for (String key : path) {
      value = value.isArray() && key.matches("\\d{1,9}")
          ? value.path(Integer.parseInt(key))
          : value.path(key);
    }
    Auth auth = value.isMissingNode() ? null : choices.get(Authenticators.text(value));
    if (auth == null) {
      throw new BoscoException(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + String.join(".", path) + "` of the config names no way to sign in; use one of "
              + String.join(", ", choices.keySet()));
    }
    return auth;
  }

  @Override
  public void apply(RequestDraft draft, Vars vars, Session session) throws InterruptedException {
    chosen(vars).apply(draft, vars, session);
  }

  @Override
  public void again(RequestDraft draft, Vars vars, Session session) throws InterruptedException {
    chosen(vars).again(draft, vars, session);
  }

  @Override
  public Renewal renew(Request refused, Vars vars, Session session) throws InterruptedException {
    return chosen(vars).renew(refused, vars, session);
  }

  @Override
  public void learn(Request request, Response response, Vars vars, Session session) {
    chosen(vars).learn(request, response, vars, session);
  }

  @Override
  public boolean hasAlternative(Request limited, Vars vars, Session session) {
    return chosen(vars).hasAlternative(limited, vars, session);
  }
}
