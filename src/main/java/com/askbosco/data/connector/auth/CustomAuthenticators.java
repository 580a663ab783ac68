package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Registry;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Auth;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Authenticator;
import java.util.Map;

/** Finds registered authenticators. */
final class CustomAuthenticators {
  private CustomAuthenticators() {}

  static Auth compile(Authenticator.CustomAuthenticator spec, Expressions expressions) {
    return Registry.find(
            CustomAuthenticator.class,
            "authenticator",
            spec.className(),
            spec.rest(),
            spec.place(),
            expressions,
            CustomAuthenticator::configure)
        .<Auth>map(Shown::new)
        .orElse(Auth.NONE);
  }

  private record Shown(CustomAuthenticator.Credential credential) implements Auth {
    @Override
    public void apply(RequestDraft draft, Vars vars, Session session) {
      headers(vars, session).forEach(draft::header);
    }

    @Override
    public void again(RequestDraft draft, Vars vars, Session session) {
      headers(vars, session).forEach(draft::replaceHeader);
    }

    private Map<String, String> headers(Vars vars, Session session) {
      try {
        Map<String, String> headers =
            credential.headers(Authenticators.config(vars), session.access().clock());
        headers.values().forEach(session.redactor()::add);
        return headers;
      } catch (IllegalArgumentException e) {
        throw new SourceException(
            ErrorCode.SOURCE_REFUSED,
            session.redactor().clean(String.valueOf(e.getMessage())),
            null,
            e);
      }
    }
  }
}
