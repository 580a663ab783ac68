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
 */
public record Access(
    Transport http, Budgets budgets, Clock clock, Sleeper sleeper, ReadListener listener) {}
