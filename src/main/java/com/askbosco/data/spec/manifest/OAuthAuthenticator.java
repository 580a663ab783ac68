package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Optional;

/**
 * A bearer token from a token endpoint, renewed when it expires. With {@code use_profile_assertion} the token is asked for with a
 * signed assertion instead of a refresh token: that is how a service account (JWT, then bearer) is written.
 *
 * @param grantType such as {@code refresh_token}, {@code client_credentials} or
 *     {@code urn:ietf:params:oauth:grant-type:jwt-bearer}
 * @param refreshRequestBody further fields of the form
 * @param profileAssertion signs the assertion
 */
@Component(
    ignored = {
      "refresh_token_error_status_codes",
      "refresh_token_error_key",
      "refresh_token_error_values"
    })
public record OAuthAuthenticator(
    Optional<Text> tokenRefreshEndpoint,
    @Default("client_id") Text clientIdName,
    Optional<Text> clientId,
    @Default("client_secret") Text clientSecretName,
    Optional<Text> clientSecret,
    @Default("refresh_token") Text refreshTokenName,
    Optional<Text> refreshToken,
    @Default("access_token") Text accessTokenName,
    Optional<Text> accessTokenValue,
    @Default("expires_in") Text expiresInName,
    @Default("grant_type") Text grantTypeName,
    @Default("refresh_token") Text grantType,
    Optional<Json> refreshRequestBody,
    Optional<Json> refreshRequestHeaders,
    List<Text> scopes,
    Optional<Text> tokenExpiryDate,
    Optional<Text> tokenExpiryDateFormat,
    @Default("false") boolean tokenExpiryIsTimeOfExpiration,
    Optional<Json> refreshTokenUpdater,
    @Default("false") boolean useProfileAssertion,
    @Default(type = "JwtAuthenticator") Optional<JwtAuthenticator> profileAssertion,
    Place place)
    implements Authenticator {

  /** Refuses an assertion flow without an assertion. */
  public OAuthAuthenticator {
    if (useProfileAssertion && profileAssertion.isEmpty()) {
      throw new IllegalArgumentException("`use_profile_assertion` needs `profile_assertion`");
    }
  }
}
