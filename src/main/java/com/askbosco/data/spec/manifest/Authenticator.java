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
        Authenticator.LegacySessionTokenAuthenticator,
        Authenticator.CustomAuthenticator,
        RateLimitedMultipleTokenAuthenticator,
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
   * @param passphrase opens an encrypted private key
   * @param requestOption where the token goes; the header {@code Authorization} when absent
   */
  record JwtAuthenticator(
      Text secretKey,
      Algorithm algorithm,
      @Default("false") boolean base64EncodeSecretKey,
      @Default("1200") int tokenDuration,
      Optional<Text> headerPrefix,
      Optional<JwtHeaders> jwtHeaders,
      Optional<Json> additionalJwtHeaders,
      Optional<JwtPayload> jwtPayload,
      Optional<Json> additionalJwtPayload,
      Optional<Text> passphrase,
      @Default(type = "RequestOption") Optional<RequestOption> requestOption)
      implements Authenticator {}

  /** What a token's header says of the key and the content. */
  record JwtHeaders(Optional<Text> kid, @Default("JWT") Text typ, Optional<Text> cty) {}

  /** Who issues a token, for whom. */
  record JwtPayload(Optional<Text> iss, Optional<Text> sub, Optional<Text> aud) {}

  /** Signature algorithms. */
  enum Algorithm {
    HS256,
    HS384,
    HS512,
    ES256,
    ES256K,
    ES384,
    ES512,
    RS256,
    RS384,
    RS512,
    PS256,
    PS384,
    PS512,
    EdDSA
  }

  /**
   * A token that a log-in request gives.
   *
   * @param expirationDuration ISO-8601 duration a token is good for; for ever when absent
   */
  record SessionTokenAuthenticator(
      @Default(type = "HttpRequester") HttpRequester loginRequester,
      List<String> sessionTokenPath,
      Optional<String> expirationDuration,
      SessionTokenRequest requestAuthentication,
      @Default(type = "JsonDecoder") Optional<Decoder> decoder)
      implements Authenticator {}

  /**
   * A session token of the config while the source accepts it, else one that user and password give.
   *
   * @param loginUrl added to the requester's {@code url_base} as it is
   * @param sessionTokenResponseKey the field of the log-in answer
   * @param validateSessionUrl added to {@code url_base} too; asked before every use of the config's token
   */
  record LegacySessionTokenAuthenticator(
      Text header,
      Text loginUrl,
      Optional<Text> sessionToken,
      Text sessionTokenResponseKey,
      Optional<Text> username,
      Optional<Text> password,
      Text validateSessionUrl)
      implements Authenticator {}

  /** One that is written in Java and registered; see {@code connector.auth.CustomAuthenticator}. */
  @Component(open = true)
  record CustomAuthenticator(String className, Map<String, Json> rest, Place place)
      implements Authenticator {}

  /** How a session token is shown. */
  sealed interface SessionTokenRequest {

    /** In a header, parameter or body. */
    @Component(name = "ApiKey")
    record SessionTokenRequestApiKeyAuthenticator(
        @Default("{{ session_token }}") Text apiToken,
        @Default(type = "RequestOption") RequestOption injectInto)
        implements SessionTokenRequest {}

    /** As a bearer token. */
    @Component(name = "Bearer")
    record SessionTokenRequestBearerAuthenticator() implements SessionTokenRequest {}
  }
}
