package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Optional;

/**
 * A bearer token from a token endpoint, renewed when it expires. With {@code use_profile_assertion} the token is asked for with a
 * signed assertion instead of a refresh token: that is how a service account (JWT, then bearer) is written.
 *
 * @param grantType such as {@code refresh_token} or {@code client_credentials}
 * @param accessTokenValue a token to begin with; without an endpoint it is the only one
 * @param scopes sent as they are, each as a {@code scopes} field
 * @param refreshRequestBody further fields of the form
 * @param sendRefreshRequestAsQueryParams whether the fields go into the query instead
 * @param tokenExpiryDate when the token to begin with expires
 * @param tokenExpiryDateFormat when there is one, the answer holds a time instead of a number of seconds
 * @param refreshTokenErrorStatusCodes which answers mean that the user has to sign in again: status, field and its values
 * @param refreshTokenUpdater for refresh tokens that can be used once: where in the config the tokens are kept
 * @param profileAssertion signs the assertion
 */
@Component(ignored = {"token_expiry_is_time_of_expiration"})
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
    @Default("false") boolean sendRefreshRequestAsQueryParams,
    List<String> scopes,
    Optional<Text> tokenExpiryDate,
    Optional<String> tokenExpiryDateFormat,
    List<Integer> refreshTokenErrorStatusCodes,
    Optional<String> refreshTokenErrorKey,
    List<String> refreshTokenErrorValues,
    Optional<RefreshTokenUpdater> refreshTokenUpdater,
    @Default("false") boolean useProfileAssertion,
    @Default(type = "JwtAuthenticator") Optional<JwtAuthenticator> profileAssertion,
    Place place)
    implements Authenticator {

  /**
   * Where in the config the tokens are kept, and what a new refresh token is called.
   *
   * @param refreshTokenName the field of request and answer
   */
  public record RefreshTokenUpdater(
      @Default("refresh_token") String refreshTokenName,
      List<String> accessTokenConfigPath,
      List<String> refreshTokenConfigPath,
      List<String> tokenExpiryDateConfigPath,
      List<Integer> refreshTokenErrorStatusCodes,
      Optional<String> refreshTokenErrorKey,
      List<String> refreshTokenErrorValues) {

    /** Fills in the usual paths. */
    public RefreshTokenUpdater {
      accessTokenConfigPath = or(accessTokenConfigPath, "access_token");
      refreshTokenConfigPath = or(refreshTokenConfigPath, "refresh_token");
      tokenExpiryDateConfigPath = or(tokenExpiryDateConfigPath, "token_expiry_date");
    }

    private static List<String> or(List<String> path, String field) {
      return path.isEmpty() ? List.of("credentials", field) : path;
    }

    boolean saysWhatARefusalIs() {
      return !refreshTokenErrorStatusCodes.isEmpty()
          || !refreshTokenErrorKey.orElse("").isEmpty()
          || !refreshTokenErrorValues.isEmpty();
    }
  }

  /** Takes the usual names where they are empty, and refuses what can never work. */
  public OAuthAuthenticator {
    clientIdName = or(clientIdName, "client_id");
    clientSecretName = or(clientSecretName, "client_secret");
    refreshTokenName = or(refreshTokenName, "refresh_token");
    accessTokenName = or(accessTokenName, "access_token");
    expiresInName = or(expiresInName, "expires_in");
    grantTypeName = or(grantTypeName, "grant_type");
    grantType = or(grantType, "refresh_token");
    if (refreshTokenUpdater.isEmpty()) {
      if (useProfileAssertion && profileAssertion.isEmpty()) {
        throw new IllegalArgumentException("`use_profile_assertion` needs `profile_assertion`");
      }
      if (!useProfileAssertion && (clientId.isEmpty() || clientSecret.isEmpty())) {
        throw new IllegalArgumentException(
            "OAuthAuthenticator needs `client_id` and `client_secret`; the latter may be empty");
      }
    }
    if (refreshTokenUpdater.isPresent()
        && refreshTokenUpdater.get().saysWhatARefusalIs()
        && refusalSaid(
            refreshTokenErrorStatusCodes, refreshTokenErrorKey, refreshTokenErrorValues)) {
      throw new IllegalArgumentException(
          "`refresh_token_error_…` may stand in the authenticator or in `refresh_token_updater`, not in both");
    }
  }

  private static Text or(Text text, String usual) {
    return text.value().isEmpty() ? new Text(usual, text.place()) : text;
  }

  private static boolean refusalSaid(
      List<Integer> codes, Optional<String> key, List<String> values) {
    return !codes.isEmpty() || !key.orElse("").isEmpty() || !values.isEmpty();
  }

  /** Which answers of the token endpoint mean that the user has to sign in again. */
  public Refusal refusal() {
    if (refreshTokenUpdater.isPresent() && refreshTokenUpdater.get().saysWhatARefusalIs()) {
      RefreshTokenUpdater updater = refreshTokenUpdater.get();
      return new Refusal(
          updater.refreshTokenErrorStatusCodes(),
          updater.refreshTokenErrorKey().orElse(""),
          updater.refreshTokenErrorValues());
    }
    return refusalSaid(refreshTokenErrorStatusCodes, refreshTokenErrorKey, refreshTokenErrorValues)
        ? new Refusal(
            refreshTokenErrorStatusCodes, refreshTokenErrorKey.orElse(""), refreshTokenErrorValues)
        : new Refusal(List.of(400), "error", List.of("invalid_grant", "invalid_permissions"));
  }

  /** Answers with one of the codes whose field has one of the values. */
  public record Refusal(List<Integer> codes, String field, List<String> values) {}
}
