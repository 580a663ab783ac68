package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Session;

/** Gives the token to show; may send requests to get it. Compiled and thread-safe. */
@FunctionalInterface
interface TokenSource {

  /** The token as it stands in the request, with any word before it. */
  String token(Vars vars, Session session) throws InterruptedException;
}
