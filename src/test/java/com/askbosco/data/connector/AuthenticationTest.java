package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
  private static final String GOOD = "{\"data\":[{\"id\":1}]}";
  private static final String OAUTH =
      "authenticator: {type: OAuthAuthenticator, token_refresh_endpoint: \"https://login.example.com/token\", client_id: \"{{ config['id'] }}\", client_secret: \"{{ config['client_secret'] }}\", refresh_token: \"{{ config['refresh_token'] }}\", scopes: [a, b], refresh_request_body: {audience: x}, refresh_request_headers: {X-Extra: y}}";
  private static final String CREDENTIAL =
      "{\"id\":\"me\",\"client_secret\":\"s3cr3t-value\",\"refresh_token\":\"r-1/2\"}";

  /** An authenticator, and what a request looks like with it. */
  record Simple(String yaml, String header, String value, String line) {}

  static Stream<Simple> simple() {
    return Stream.of(
        new Simple("{type: NoAuth}", "Authorization", "", "GET /v1/things"),
        new Simple(
            "{type: BearerAuthenticator, api_token: \"{{ config['key'] }}\"}",
            "Authorization",
            "Bearer k-99",
            "GET /v1/things"),
        new Simple(
            "{type: BasicHttpAuthenticator, username: \"{{ config['key'] }}\", password: pw}",
            "Authorization",
            "Basic ay05OTpwdw==",
            "GET /v1/things"),
        new Simple(
            "{type: BasicHttpAuthenticator, username: user}",
            "Authorization",
            "Basic dXNlcjo=",
            "GET /v1/things"),
        new Simple(
            "{type: ApiKeyAuthenticator, api_token: \"{{ config['key'] }}\", inject_into: {inject_into: header, field_name: X-Key}}",
            "X-Key",
            "k-99",
            "GET /v1/things"),
        new Simple(
            "{type: ApiKeyAuthenticator, api_token: \"{{ config['key'] }}\", header: X-Old}",
            "X-Old",
            "k-99",
            "GET /v1/things"),
        new Simple(
            "{type: ApiKeyAuthenticator, api_token: \"{{ config['key'] }}\", inject_into: {inject_into: request_parameter, field_name: key}}",
            "X-Old",
            "",
            "GET /v1/things?key=k-99"),
        new Simple(
            "{type: SelectiveAuthenticator, authenticator_selection_path: [auth, kind], authenticators: {key: {type: BearerAuthenticator, api_token: chosen}, none: {type: NoAuth}}}",
            "Authorization",
            "Bearer chosen",
            "GET /v1/things"));
  }

  @ParameterizedTest
  @MethodSource("simple")
  void credentialsGoWhereTheManifestSays(Simple each) throws Exception {
    Rig rig = new Rig()
        .requester("authenticator: " + each.yaml())
        .config("{\"key\":\"k-99\",\"auth\":{\"kind\":\"key\"}}");
    rig.source.then(GOOD);
    rig.records();

    assertThat(rig.source.header(0, each.header())).isEqualTo(each.value());
    assertThat(rig.source.lines()).containsExactly(each.line());
  }

  @Test
  void aSelectionThatNamesNothingIsAMistakeOfTheConfig() {
    Rig rig = new Rig()
        .requester(
            "authenticator: {type: SelectiveAuthenticator, authenticator_selection_path: [kind], authenticators: {key: {type: NoAuth}}}");

    assertThatThrownBy(rig::records)
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("`kind` of the config names no way to sign in; use one of key");
  }

  @Test
  void aTokenIsFetchedOnceAndSharedByAllSlicesOfACredential() throws Exception {
    Rig rig = new Rig().requester(OAUTH).config(CREDENTIAL);
    rig.source.then("{\"access_token\":\"t-1\",\"expires_in\":3600}").then(GOOD).then(GOOD);
    rig.records();
    rig.records();

    assertThat(rig.source.lines())
        .containsExactly(
            "POST /token grant_type=refresh_token&client_id=me&client_secret=s3cr3t-value&refresh_token=r-1%2F2&scopes=a&scopes=b&audience=x",
            "GET /v1/things", "GET /v1/things");
    assertThat(rig.source.header(0, "Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(rig.source.header(0, "X-Extra")).isEqualTo("y");
    assertThat(rig.source.header(2, "Authorization")).isEqualTo("Bearer t-1");
  }

  @Test
  void anAnswerOfTheTokenEndpointThatIsCutOffIsAskedForAgain() throws Exception {
    Rig rig = new Rig().requester(OAUTH).config(CREDENTIAL);
    rig.source.then("{\"access_tok").then("{\"access_token\":\"t-1\"}").then(GOOD);

    assertThat(rig.records()).containsExactly("{\"id\":1}");
    assertThat(rig.source.header(2, "Authorization")).isEqualTo("Bearer t-1");
    assertThat(rig.time.waits()).containsExactly(Duration.ofMillis(500));

    Rig never = new Rig().requester(OAUTH).config(CREDENTIAL);
    never.source.then("{\"access_tok").then("<html>").then("");
    assertThatThrownBy(never::records).hasMessageContaining("the token endpoint answered no JSON");
    assertThat(never.source.requests()).hasSize(3);
  }

  @Test
  void aTokenIsRenewedBeforeItExpires() throws Exception {
    Rig rig = new Rig().requester(OAUTH).config(CREDENTIAL);
    rig.source
        .then("{\"access_token\":\"t-1\",\"expires_in\":\"3600\",\"refresh_token\":\"rotated\"}")
        .then(GOOD)
        .then("{\"access_token\":\"t-2\",\"expires_in\":3600}")
        .then(GOOD);
    rig.records();
    rig.time.advance(Duration.ofSeconds(3541));
    rig.records();

    assertThat(rig.source.header(3, "Authorization")).isEqualTo("Bearer t-2");
    assertThat(rig.source.lines().get(2)).contains("refresh_token=rotated");
  }

  @Test
  void aRefusedTokenIsRenewedOnce() throws Exception {
    Rig rig = new Rig().requester(OAUTH).config(CREDENTIAL);
    rig.source
        .then("{\"access_token\":\"t-1\"}")
        .then(401, "{}")
        .then("{\"access_token\":\"t-2\"}")
        .then(GOOD);

    assertThat(rig.records()).containsExactly("{\"id\":1}");
    assertThat(rig.source.header(3, "Authorization")).isEqualTo("Bearer t-2");
    assertThat(rig.time.waits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{type: DefaultErrorHandler, response_filters: [{http_codes: [401], action: REFRESH_TOKEN_THEN_RETRY}]}"
      })
  void aTokenThatIsRefusedAgainNeedsAPerson(String handler) {
    Rig rig = new Rig().requester(OAUTH).config(CREDENTIAL);
    if (!handler.isEmpty()) {
      rig.requester("error_handler: " + handler);
    }
    rig.source
        .then("{\"access_token\":\"t-1\"}")
        .then(401, "{}")
        .then("{\"access_token\":\"t-2\"}")
        .then(401, "{}");

    assertThat(catchThrowableOfType(SourceException.class, rig::records).code())
        .isEqualTo(ErrorCode.SOURCE_UNAUTHORISED);
    assertThat(rig.source.requests()).hasSize(4);
  }

  @Test
  void aRevokedRefreshTokenNeedsAPersonAndIsNotShown() {
    Rig rig = new Rig().requester(OAUTH).config(CREDENTIAL);
    rig.source.then(400, "{\"error\":\"invalid_grant\",\"hint\":\"r-1/2\"}");

    SourceException e = catchThrowableOfType(SourceException.class, rig::records);
    assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAUTHORISED);
    assertThat(e).hasMessageContaining("Sign in again").hasMessageNotContaining("r-1/2");
  }

  @Test
  void anAnswerWithoutATokenIsABadResponse() {
    Rig rig = new Rig().requester(OAUTH).config(CREDENTIAL);
    rig.source.then("{\"token_type\":\"bearer\"}");

    assertThat(catchThrowableOfType(SourceException.class, rig::records).code())
        .isEqualTo(ErrorCode.SOURCE_BAD_RESPONSE);
  }

  @Test
  void aConfigWithoutRefreshTokenSendsNothing() {
    Rig rig = new Rig()
        .requester(OAUTH)
        .config("{\"id\":\"me\",\"client_secret\":\"x\",\"refresh_token\":\"\"}");

    assertThat(catchThrowableOfType(BoscoException.class, rig::records).code())
        .isEqualTo(ErrorCode.SECRET_MISSING);
    assertThat(rig.source.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "token_expiry_date_format: \"%Y-%m-%dT%H:%M:%SZ\" | 2026-04-01T07:00:00Z | 3541",
        "token_expiry_date_format: \"%s\" | 1775026800 | 3541",
        "grant_type: client_credentials | 100 | 91",
      })
  void expiryIsReadAsTheManifestSays(String more, String expires, long after) throws Exception {
    Rig rig = new Rig()
        .requester(
            "authenticator: {type: OAuthAuthenticator, token_refresh_endpoint: \"https://login.example.com/token\", client_id: i, client_secret: s, refresh_token: r-12, "
                + more + "}");
    String token = "{\"nested\":{\"access_token\":\"t-1\",\"expires_in\":\"" + expires + "\"}}";
    rig.source.then(token).then(GOOD).then(GOOD).then(token).then(GOOD);
    rig.records();
    rig.time.advance(Duration.ofSeconds(after - 2));
    rig.records();
    rig.time.advance(Duration.ofSeconds(2));
    rig.records();

    assertThat(rig.source.requests()).hasSize(5);
  }

  @Test
  void anAccessTokenOfTheConfigNeedsNoEndpoint() throws Exception {
    Rig rig = new Rig()
        .requester(
            "authenticator: {type: OAuthAuthenticator, client_id: i, client_secret: s, refresh_token: r, access_token_value: \"{{ config['t'] }}\"}")
        .config("{\"t\":\"given\"}");
    rig.source.then(GOOD);
    rig.records();

    assertThat(rig.source.header(0, "Authorization")).isEqualTo("Bearer given");
  }

  @Test
  void aSessionTokenIsKeptUntilItExpiresOrIsRefused() throws Exception {
    Rig rig = new Rig()
        .requester(
            "authenticator: {type: SessionTokenAuthenticator, login_requester: {url_base: \"https://login.example.com\", path: /in, http_method: POST, request_body_json: {user: u}}, session_token_path: [session, id], expiration_duration: PT1H, request_authentication: {type: ApiKey, inject_into: {inject_into: header, field_name: X-Session}}}");
    rig.source
        .then("{\"session\":{\"id\":\"s-100\"}}")
        .then(GOOD)
        .then(GOOD)
        .then("{\"session\":{\"id\":\"s-200\"}}")
        .then(401, "{}")
        .then("{\"session\":{\"id\":\"s-300\"}}")
        .then(GOOD);
    rig.records();
    rig.records();
    rig.time.advance(Duration.ofHours(1));
    rig.records();

    assertThat(rig.source.lines().get(0)).isEqualTo("POST /in {\"user\":\"u\"}");
    assertThat(rig.source.header(2, "X-Session")).isEqualTo("s-100");
    assertThat(rig.source.header(4, "X-Session")).isEqualTo("s-200");
    assertThat(rig.source.header(6, "X-Session")).isEqualTo("s-300");
  }

  @Test
  void aSessionTokenMayBeABearerTokenForEver() throws Exception {
    Rig rig = new Rig()
        .requester(
            "authenticator: {type: SessionTokenAuthenticator, login_requester: {url_base: \"https://login.example.com\"}, session_token_path: [id], request_authentication: {type: Bearer}}");
    rig.source.then("{}").then("{\"id\":\"s-100\"}").then(GOOD);
    rig.records();

    assertThat(rig.source.header(2, "Authorization")).isEqualTo("Bearer s-100");
  }
}
