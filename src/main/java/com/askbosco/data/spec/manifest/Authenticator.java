package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a request shows who asks. */
public sealed interface Authenticator
    permits Authenticator.NoAuth,
        Authenticator.ApiKeyAuthenticator,
        Authenticator.BearerAuthenticator,
        Authenticator.BasicHttpAuthenticator,
        Authenticator.SelectiveAuthenticator,
        Authenticator.JwtAuthenticator,
        Authenticator.SessionTokenAuthenticator,
        OAuthAuthenticator {

  /** Nothing is shown. */
  record NoAuth() implements Authenticator {}

  /**
   * A key in a header, parameter or body.
   *
   * @param header the header's name; older manifests write it instead of {@code inject_into}
   */
  record ApiKeyAuthenticator(
      Optional<Text> apiToken,
      Optional<Text> header,
      @Default(type = "RequestOption") Optional<RequestOption> injectInto,
      Place place)
      implements Authenticator {}

  /** {@code Authorization: Bearer}. */
  record BearerAuthenticator(Text apiToken) implements Authenticator {}

  /** {@code Authorization: Basic}. */
  record BasicHttpAuthenticator(Text username, Optional<Text> password) implements Authenticator {}

  /**
   * One of several, named by a value of the config.
   *
   * @param authenticatorSelectionPath path of that value
   */
  record SelectiveAuthenticator(
      List<String> authenticatorSelectionPath, Map<String, Authenticator> authenticators)
      implements Authenticator {}

  /**
   * A token signed here.
   *
   * @param secretKey the shared secret, or the private key in PEM form
   * @param tokenDuration seconds a token is good for
   */
  record JwtAuthenticator(
      Text secretKey,
      Algorithm algorithm,
      @Default("false") boolean base64EncodeSecretKey,
      @Default("1200") int tokenDuration,
      Optional<Text> headerPrefix,
      Optional<Json> jwtHeaders,
      Optional<Json> additionalJwtHeaders,
      Optional<Json> jwtPayload,
      Optional<Json> additionalJwtPayload,
      @Default(type = "RequestOption") Optional<RequestOption> requestOption)
      implements Authenticator {}

  /** Signature algorithms. */
  enum Algorithm {
    HS256,
    HS384,
    HS512,
    RS256,
    RS384,
    RS512,
    ES256,
    ES384
  }

  /**
   * A token that a log-in request gives.
   *
   * @param expirationDuration ISO-8601 duration a token is good for; for ever when absent
   */
  record SessionTokenAuthenticator(
      @Default(type = "HttpRequester") HttpRequester loginRequester,
      List<Text> sessionTokenPath,
      Optional<String> expirationDuration,
      SessionTokenRequest requestAuthentication,
      @Default(type = "JsonDecoder") Optional<Decoder> decoder)
      implements Authenticator {}

  /** How a session token is shown. */
  sealed interface SessionTokenRequest {

    /** In a header, parameter or body. */
    @Component(name = "ApiKey")
    record SessionTokenRequestApiKeyAuthenticator(
        @Default(type = "RequestOption") RequestOption injectInto) implements SessionTokenRequest {}

    /** As a bearer token. */
    @Component(name = "Bearer")
    record SessionTokenRequestBearerAuthenticator() implements SessionTokenRequest {}
  }
}
