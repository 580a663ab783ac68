package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetyTest {
  private static final String NEXT =
      "paginator: {type: DefaultPaginator, page_token_option: {type: RequestPath}, pagination_strategy: {type: CursorPagination, cursor_value: \"{{ response.next }}\"}}";
  private static final String GOOD = "{\"data\":[{\"id\":1}]}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example.net/v1/things",
        "http://api.example.com/v1/things",
        "https://api.example.com:8443/v1/things",
        "https://user@api.example.com/v1/things",
        "https://169.254.169.254/latest/meta-data",
        "https://",
        "https://api.example.com:x/"
      })
  void aNextPageElsewhereIsRefused(String next) {
    Rig rig = new Rig().retriever(NEXT);
    rig.source.then("{\"next\":\"" + next + "\",\"data\":[{}]}");

    assertThat(catchThrowableOfType(SourceException.class, rig::records).code())
        .isEqualTo(ErrorCode.SOURCE_HOST_REFUSED);
    assertThat(rig.source.requests()).hasSize(1);
  }

  @Test
  void onlyHttpIsSpoken() {
    Rig rig = new Rig().base("url_base: \"ftp://api.example.com\"");

    assertThatThrownBy(rig::records)
        .hasMessageContaining("only http and https may be called, not ftp");
  }

  @Test
  void aRedirectOnTheSameHostIsFollowed() throws Exception {
    Rig rig = new Rig().requester("authenticator: {type: BearerAuthenticator, api_token: t-99}");
    rig.source.then(302, "", "Location", "/v2/things").then(GOOD);

    assertThat(rig.records()).containsExactly("{\"id\":1}");
    assertThat(rig.source.lines()).containsExactly("GET /v1/things", "GET /v2/things");
    assertThat(rig.source.header(1, "Authorization")).isEqualTo("Bearer t-99");
  }

  @Test
  void aRedirectToAnotherAllowedHostGetsNoCredentials() throws Exception {
    Rig rig = new Rig()
        .root("bosco: {hosts: [files.example.com]}")
        .requester(
            "http_method: POST",
            "request_body_json: {secret: x}",
            "authenticator: {type: ApiKeyAuthenticator, api_token: t-99, header: X-Key}");
    rig.source.then(307, "", "Location", "https://files.example.com/f").then(GOOD);

    assertThat(rig.records()).containsExactly("{\"id\":1}");
    assertThat(rig.source.header(1, "X-Key")).isEmpty();
    assertThat(rig.source.lines().get(1)).isEqualTo("POST /f");
  }

  @Test
  void aRedirectAfterAPostBecomesAGet() throws Exception {
    Rig rig = new Rig().requester("http_method: POST", "request_body_json: {a: 1}");
    rig.source.then(303, "", "Location", "done").then(GOOD);
    rig.records();

    assertThat(rig.source.lines()).containsExactly("POST /v1/things {\"a\":1}", "GET /v1/done");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example.net/", "http://[", "javascript:alert(1)"})
  void aRedirectElsewhereIsRefused(String location) {
    Rig rig = new Rig();
    for (int i = 0; i < 6; i++) {
      rig.source.then(302, "", "Location", location);
    }

    assertThat(catchThrowableOfType(SourceException.class, rig::records).code())
        .isIn(ErrorCode.SOURCE_HOST_REFUSED, ErrorCode.SOURCE_BAD_RESPONSE);
    assertThat(rig.source.requests()).hasSize(1);
  }

  @Test
  void onlyTheOverrideMayBeInAPrivateNetwork() throws Exception {
    Rig rig = new Rig()
        .base("url_base: \"{{ config.get('api_root', 'https://api.example.com') }}/v1\"")
        .config("{\"api_root\":\"http://127.0.0.1:9/x\"}");
    rig.source.then(GOOD);
    rig.records();
    assertThat(rig.source.requests().get(0).privateAllowed()).isTrue();

    Rig real = new Rig();
    real.source.then(GOOD);
    real.records();
    assertThat(real.source.requests().get(0).privateAllowed()).isFalse();
    assertThat(real.source.requests().get(0).maxBytes()).isEqualTo(256L << 20);
  }

  @Test
  void secretsAreInNoMessage() {
    Rig rig = new Rig()
        .root(
            "spec: {type: Spec, connection_specification: {type: object, properties: {shop: {type: string, airbyte_secret: true}, nested: {oneOf: [{properties: {pin: {airbyte_secret: true}}}]}}}}")
        .base("url_base: \"https://api.example.com/{{ config['shop'] }}\"")
        .requester(
            "error_handler: {response_filters: [{http_codes: [400], action: FAIL, error_message: \"{{ response['echo'] }}\"}]}")
        .config(
            "{\"shop\":\"hidden-shop\",\"api_token\":\"tok/en 1\",\"nested\":{\"pin\":987654},\"deep\":{\"client_secret\":[\"abcdef\"]},\"token_uri\":\"https://login\",\"short_key\":\"x\"}");
    rig.source.then(
        400, "{\"echo\":\"hidden-shop, tok/en 1, tok%2Fen+1, 987654, abcdef at https://login\"}");

    assertThatThrownBy(rig::records)
        .hasMessage(
            "GET https://api.example.com/***/things answered 400: ***, ***, ***, ***, *** at https://login");
  }

  @Test
  void tokensLearnedWhileReadingAreSecretsToo() {
    Rig rig = new Rig()
        .requester(
            "authenticator: {type: OAuthAuthenticator, token_refresh_endpoint: \"https://login.example.com/t\", client_id: i, client_secret: s, grant_type: client_credentials}",
            "error_handler: {response_filters: [{http_codes: [400], action: FAIL, error_message: \"{{ response['echo'] }}\"}]}");
    rig.source
        .then("{\"access_token\":\"learned-1\"}")
        .then(400, "{\"echo\":\"Bearer learned-1\"}");

    assertThatThrownBy(rig::records).hasMessageEndingWith("answered 400: Bearer ***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: OAuthAuthenticator, token_refresh_endpoint: \"https://login.example.com/t\", client_id: i, client_secret: s, grant_type: client_credentials}",
        "{type: SessionTokenAuthenticator, login_requester: {url_base: \"https://api.example.com\", path: /login}, session_token_path: [access_token], request_authentication: {type: Bearer}}"
      })
  void aTokenLearnedByAnotherSliceIsASecretToo(String authenticator) throws Exception {
    Rig rig = new Rig()
        .requester(
            "authenticator: " + authenticator,
            "error_handler: {response_filters: [{http_codes: [400], action: FAIL, error_message: \"{{ response['echo'] }}\"}]}");
    rig.source.then("{\"access_token\":\"learned-1\"}").then(GOOD);
    rig.records();
    rig.source.then(400, "{\"echo\":\"Bearer learned-1\"}");

    assertThatThrownBy(rig::records).hasMessageEndingWith("answered 400: Bearer ***");
  }

  @Test
  void aVeryLongMessageIsCut() {
    Rig rig = new Rig()
        .requester(
            "error_handler: {response_filters: [{http_codes: [400], action: FAIL, error_message: \"{{ response['echo'] }}\"}]}");
    rig.source.then(400, "{\"echo\":\"" + "long ".repeat(1000) + "\"}");

    assertThat(catchThrowableOfType(SourceException.class, rig::records).getMessage())
        .hasSize(601);
  }

  @Test
  void nothingIsSetTwice() {
    String key =
        "authenticator: {type: ApiKeyAuthenticator, api_token: b, inject_into: {inject_into: %s, field_name: k}}";
    for (String[] each : new String[][] {
      {"request_parameters: {k: a}", "request_parameter", "query parameter `k`"},
      {"request_headers: {k: a}", "header", "header `k`"},
      {"request_body_data: {k: a}", "body_data", "form field `k`"},
      {"request_body_json: {k: a}", "body_json", "JSON body field `k`"},
    }) {
      Rig rig = new Rig().requester(each[0], String.format(key, each[1]));
      BoscoException e = catchThrowableOfType(BoscoException.class, rig::records);
      assertThat(e.code()).isEqualTo(ErrorCode.MANIFEST_INVALID);
      assertThat(e).hasMessageContaining(each[2]).hasMessageContaining("twice");
    }
  }

  @Test
  void aLineBreakMakesNoSecondHeader() throws Exception {
    Rig rig = new Rig()
        .requester("request_headers: {X-A: \"{{ config['v'] }}\"}")
        .config("{\"v\":\"a\\r\\nX-B: c\"}");
    rig.source.then(GOOD);
    rig.records();

    assertThat(rig.source.header(0, "X-A")).isEqualTo("a  X-B: c");
  }
}
