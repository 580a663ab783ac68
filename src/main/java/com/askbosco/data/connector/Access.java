package com.askbosco.data.connector;

import java.time.Clock;

/**
 * What reading needs from outside.
 *
 * @param http sends requests
 * @param budgets call budgets and access tokens of the credential in use; share one instance among all slices of a credential
 * @param clock the time, for token expiry, budgets and {@code now_utc()}; may stand still (waits are then counted as time passed)
 * @param sleeper every wait goes through it
 * @param listener told of requests, retries and waits
 * @param tokens keeps tokens that a source replaced
 * @param retries most retries of a call; fewer where the manifest says so
 */
public record Access(
    Transport http,
    Budgets budgets,
    Clock clock,
    Sleeper sleeper,
    ReadListener listener,
    TokenWriter tokens,
    int retries) {

  /** Access that keeps no tokens: only for credentials whose refresh token can be used again. */
  public Access(
      Transport http, Budgets budgets, Clock clock, Sleeper sleeper, ReadListener listener) {
    this(http, budgets, clock, sleeper, listener, TokenWriter.NONE, Integer.MAX_VALUE);
  }

  /** The same with tokens kept elsewhere. */
  public Access keeping(TokenWriter writer) {
    return new Access(http, budgets, clock, sleeper, listener, writer, retries);
  }

  /** The same with another listener. */
  public Access listening(ReadListener other) {
    return new Access(http, budgets, clock, sleeper, other, tokens, retries);
  }

  /** The same for someone who wants to know soon: what fails so often again has failed. */
  public Access retrying(int most) {
    return new Access(http, budgets, clock, sleeper, listener, tokens, most);
  }
}
