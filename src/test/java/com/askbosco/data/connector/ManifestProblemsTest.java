package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestProblemsTest {
  private static List<String> problems(String yaml) {
    return catchThrowableOfType(
            ProblemsException.class, () -> Connector.load("test", "manifest.yaml", yaml))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }

  @Test
  void everythingWrongIsSaidAtOnceWithFileAndLine() {
    assertThat(problems("""
        version: 6.60.0
        type: DeclarativeSource
        check: {type: CheckStream, stream_names: [thing]}
        streams:
          - type: DeclarativeStream
            name: things
            retriever:
              type: SimpleRetriever
              paginater: {}
              requester:
                type: HttpRequester
                url_base: https://api.example.com
                http_method: FETCH
                authenticator: {type: BearerAuthenticator}
                error_handler: {type: FancyErrorHandler}
              record_selector:
                extractor: {type: DpathExtracter, field_path: [data]}
        """))
        .containsExactly(
            "manifest.yaml:9: BOSCO-1002 streams[0].retriever.paginater: unknown key `paginater` of SimpleRetriever. Did you mean `paginator`?",
            "manifest.yaml:13: BOSCO-1005 streams[0].retriever.requester.http_method: `FETCH` is not known. Use one of GET, POST, PUT, PATCH, DELETE.",
            "manifest.yaml:14: BOSCO-1003 streams[0].retriever.requester.authenticator: `api_token` of BearerAuthenticator is missing. Add it.",
            "manifest.yaml:15: BOSCO-1005 streams[0].retriever.requester.error_handler: `FancyErrorHandler` is no component type for this place. Use one of DefaultErrorHandler, CompositeErrorHandler, CustomErrorHandler.",
            "manifest.yaml:17: BOSCO-1005 streams[0].retriever.record_selector.extractor: `DpathExtracter` is no component type for this place. Use one of DpathExtractor, CombinedExtractor, ResponseToFileExtractor, CustomRecordExtractor.");
  }

  /** A rig with a mistake, and what is said about it. */
  record Mistake(String what, Rig rig) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Mistake mistake(String what, Rig rig) {
    return new Mistake(what, rig);
  }

  static Stream<Mistake> mistakes() {
    String cursor =
        "incremental_sync: {type: DatetimeBasedCursor, cursor_field: d, datetime_format: \"%Y-%m-%d\", start_datetime: \"2026-01-01\"";
    return Stream.of(
        mistake(
            "unknown name 'recrod'",
            new Rig().requester("request_headers: {a: \"{{ recrod.x }}\"}")),
        mistake(
            "there is no custom extractor `Nope`. Use one of HeaderRowsExtractor, MapEntriesExtractor",
            new Rig()
                .selector(
                    "record_selector: {extractor: {type: CustomRecordExtractor, class_name: a.Nope}}")),
        mistake(
            "HeaderRowsExtractor: unknown setting colour; known are header_paths",
            new Rig()
                .selector(
                    "record_selector: {extractor: {type: CustomRecordExtractor, class_name: HeaderRowsExtractor, colour: red}}")),
        mistake(
            "HeaderRowsExtractor: `rows_path` has to be a list of texts",
            new Rig()
                .selector(
                    "record_selector: {extractor: {type: CustomRecordExtractor, class_name: HeaderRowsExtractor, rows_path: rows}}")),
        mistake(
            "HeaderRowsExtractor: `name_field` has to be a text",
            new Rig()
                .selector(
                    "record_selector: {extractor: {type: CustomRecordExtractor, class_name: HeaderRowsExtractor, name_field: [x]}}")),
        mistake(
            "HeaderRowsExtractor: `header_paths` and `value_fields` have to be of the same length",
            new Rig()
                .selector(
                    "record_selector: {extractor: {type: CustomRecordExtractor, class_name: HeaderRowsExtractor, header_paths: [x]}}")),
        mistake(
            "MapEntriesExtractor: `key_fields` needs a field name",
            new Rig()
                .selector(
                    "record_selector: {extractor: {type: CustomRecordExtractor, class_name: MapEntriesExtractor}}")),
        mistake(
            "`step` and `cursor_granularity` go together",
            new Rig().stream(cursor + ", step: P1D}")),
        mistake(
            "`step` is no ISO-8601 duration: daily",
            new Rig().stream(cursor + ", step: daily, cursor_granularity: P1D}")),
        mistake(
            "`cursor_granularity` is no ISO-8601 duration",
            new Rig().stream(cursor + ", step: P1D, cursor_granularity: D}")),
        mistake(
            "`cursor_granularity` is zero",
            new Rig().stream(cursor + ", step: P1D, cursor_granularity: PT0S}")),
        mistake(
            "RequestOption needs either `field_name` or `field_path`",
            new Rig()
                .requester(
                    "authenticator: {type: ApiKeyAuthenticator, api_token: x, inject_into: {inject_into: header}}")),
        mistake(
            "`field_path` goes with `inject_into: body_json` only",
            new Rig()
                .requester(
                    "authenticator: {type: ApiKeyAuthenticator, api_token: x, inject_into: {inject_into: header, field_path: [a]}}")),
        mistake(
            "ApiKeyAuthenticator needs either `inject_into` or `header`",
            new Rig().requester("authenticator: {type: ApiKeyAuthenticator, api_token: x}")),
        mistake(
            "`use_profile_assertion` needs `profile_assertion`",
            new Rig()
                .requester(
                    "authenticator: {type: OAuthAuthenticator, use_profile_assertion: true}")),
        mistake(
            "OAuthAuthenticator needs `token_refresh_endpoint` or `access_token_value`",
            new Rig()
                .requester(
                    "authenticator: {type: OAuthAuthenticator, client_id: i, client_secret: s}")),
        mistake(
            "`expiration_duration` is no ISO-8601 duration",
            new Rig()
                .requester(
                    "authenticator: {type: SessionTokenAuthenticator, login_requester: {url: \"https://x.example\"}, session_token_path: [a], expiration_duration: long, request_authentication: {type: Bearer}}")),
        mistake(
            "HttpResponseFilter needs `http_codes`, `predicate` or `error_message_contains`",
            new Rig().requester("error_handler: {response_filters: [{action: RETRY}]}")),
        mistake(
            "`Mars` is no time zone",
            new Rig()
                .requester(
                    "error_handler: {response_filters: [{http_codes: [429], action: QUOTA_EXHAUSTED, resume_time_zone: Mars}]}")),
        mistake(
            "the regular expression of a back-off is wrong",
            new Rig()
                .requester(
                    "error_handler: {backoff_strategies: [{type: WaitTimeFromHeader, header: x, regex: \"(\"}]}")),
        mistake("a requester needs `url_base` or `url`", new Rig().base("http_method: GET")),
        mistake(
            "a request has one body",
            new Rig().requester("request_body_json: {a: 1}", "request_body_data: {a: 1}")),
        mistake(
            "in api_budget is no ISO-8601 duration",
            new Rig()
                .root(
                    "api_budget: {policies: [{type: MovingWindowCallRatePolicy, rates: [{limit: 1, interval: minute}], matchers: []}]}")),
        mistake(
            "`url_path_pattern: [` of a matcher is no regular expression",
            new Rig()
                .root(
                    "api_budget: {policies: [{type: MovingWindowCallRatePolicy, rates: [{limit: 1, interval: PT1M}], matchers: [{url_path_pattern: \"[\"}]}]}")),
        mistake(
            "the reference `#/definitions/none` names nothing",
            new Rig().requester("error_handler: {$ref: \"#/definitions/none\"}")),
        mistake(
            "leads back to itself",
            new Rig()
                .root(
                    "definitions: {a: {$ref: \"#/definitions/b\"}, b: {$ref: \"#/definitions/a\"}}")),
        mistake(
            "the references make more than 1000000 parts of this file",
            new Rig().root("definitions: {a0: {}" + doubling(40) + "}")),
        mistake("expected a number, found `many`", new Rig().root("bosco: {max_pages: many}")),
        mistake(
            "expected true or false, found `1`",
            new Rig()
                .selector(
                    "record_selector: {extractor: {field_path: [a]}, transform_before_filtering: 1}")),
        mistake(
            "expected text, found a map",
            new Rig().requester("authenticator: {type: BearerAuthenticator, api_token: {a: b}}")),
        mistake(
            "expected a map, found `x`",
            new Rig()
                .requester(
                    "authenticator: {type: SelectiveAuthenticator, authenticator_selection_path: [a], authenticators: x}")),
        mistake(
            "expected a HttpRequester, found a list",
            new Rig().retriever("type: AsyncRetriever", "creation_requester: []")),
        mistake(
            "`type` is missing, found a map",
            new Rig().requester("authenticator: {api_token: x}")));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsFoundBeforeAnythingIsSent(Mistake each) {
    assertThat(problems(each.rig().yaml()))
        .anySatisfy(
            problem -> assertThat(problem).startsWith("manifest.yaml").contains(each.what()));
  }

  @Test
  void namesOfStreamsAreChecked() {
    String stream =
        "{name: a, retriever: {record_selector: {extractor: {field_path: []}}, requester: {url: \"https://x.example\"}}}";
    assertThat(problems("version: 1\ncheck: {stream_names: [c]}\nstreams:\n- " + stream + "\n- "
            + stream + "\n"))
        .containsExactly(
            "manifest.yaml:1: BOSCO-1006 check.stream_names: there is no stream `c`. Use one of a.",
            "manifest.yaml:5: BOSCO-1007 streams[1]: there are two streams `a`. Rename one.");
    assertThat(problems("version: 1\ncheck: {stream_names: []}\nstreams: []\n"))
        .containsExactly("manifest.yaml:1: BOSCO-1005 streams: there is no stream. Add one.");
    assertThat(problems("- a list"))
        .containsExactly(
            "manifest.yaml:1: BOSCO-1004 expected a DeclarativeSource, found a list. Write its fields.");
    assertThat(problems("a: [")).hasSize(1);
  }

  private static String doubling(int steps) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < steps; i++) {
      String target = "{$ref: \"#/definitions/a" + i + "\"}";
      yaml.append(", a" + (i + 1) + ": {x: " + target + ", y: " + target + "}");
    }
    return yaml.toString();
  }
}
