package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** References, parameters and defaults, seen in what is sent. */
class ManifestFormatTest {
  private static String asked(String yaml) throws Exception {
    Rig rig = new Rig();
    rig.source.by(line -> "{\"data\":[]}");
    Connector connector = Connector.load("test", "m.yaml", yaml);
    try (Pages pages = connector.open(
        connector.streams().keySet().iterator().next(), rig.json("{}"), null, null, rig.access())) {
      pages.next();
    }
    return rig.source.lines().get(0) + " " + rig.source.header(0, "X-P");
  }

  @Test
  void referencesAreMergedUnderTheOwnKeys() throws Exception {
    assertThat(asked("""
        version: 1
        check: {stream_names: [s]}
        definitions:
          base:
            requester: {type: HttpRequester, url_base: "https://x.example/", path: base, request_headers: {X-P: base}}
          retriever:
            requester:
              $ref: "#/definitions/base/requester"
              path: "/own/"
            record_selector: "#/definitions/selectors/0"
          selectors: [{extractor: {field_path: [data]}}]
          a/b: {name: s, $ref: "#/definitions/rest"}
          rest: {retriever: {$ref: "#/definitions/retriever"}}
        streams:
          - {$ref: "#/definitions/a/b"}
        """)).isEqualTo("GET /own/ base");
  }

  @Test
  void parametersGoDownAndInnerOnesWin() throws Exception {
    assertThat(asked("""
        version: 1
        check: {stream_names: [s]}
        streams:
          - $parameters: {name: s, path: outer, url_base: "https://x.example", p: 1}
            retriever:
              $parameters: {path: "in/{{ parameters['name'] }}"}
              record_selector: {extractor: {field_path: [data]}}
              requester:
                $parameters: {p: 2}
                http_method: GET
                request_headers: {X-P: "{{ parameters.p }}-{{ parameters['name'] }}"}
        """)).isEqualTo("GET /in/s 2-s");
  }

  @Test
  void mergeKeysAndAnchorsAreUnderstood() throws Exception {
    assertThat(asked("""
        version: 1
        check: {stream_names: [s]}
        definitions:
          r: &r {url_base: "https://x.example", path: a, request_headers: {X-P: merged}}
        streams:
          - name: s
            retriever:
              record_selector: {extractor: {field_path: [data]}}
              requester: {<<: *r, path: b}
        """)).isEqualTo("GET /b merged");
  }

  private static String sent(String... requester) throws Exception {
    Rig rig = new Rig()
        .requester(requester)
        .config("{\"list\":[1,2],\"no\":null,\"yes\":true,\"n\":\"12\"}");
    rig.source.by(line -> "{\"data\":[]}");
    rig.records();
    return rig.source.lines().get(0) + " " + rig.source.header(0, "Content-Type");
  }

  @Test
  void valuesAreWrittenAsTheReferenceDoes() throws Exception {
    assertThat(
            sent(
                "request_parameters: {a: \"{{ config['list'] }}\", b: \"{{ config['yes'] }}\", c: 5, d: \"\", e: \"x y~*\", f: true}"))
        .isEqualTo("GET /v1/things?a=1&a=2&b=True&c=5&e=x+y~%2A&f=True ");
    assertThat(sent("request_parameters: \"{{ {'k': 'v'} }}\"")).isEqualTo("GET /v1/things?k=v ");
    assertThat(
            sent(
                "request_body_json: {n: \"{{ config['n'] }}\", no: \"{{ config['no'] }}\", s: \"0012\", l: [1, {x: y}]}"))
        .isEqualTo(
            "GET /v1/things {\"n\":12,\"s\":\"0012\",\"l\":[1,{\"x\":\"y\"}]} application/json");
    assertThat(sent("request_body_json: \"{{ {'k': config['list']} }}\""))
        .isEqualTo("GET /v1/things {\"k\":[1,2]} application/json");
    assertThat(sent("request_body_data: {a: \"{{ config['n'] }}\", b: x/y}"))
        .isEqualTo("GET /v1/things a=12&b=x%2Fy application/x-www-form-urlencoded");
    assertThat(sent("request_body_data: \"plain {{ config['n'] }}\""))
        .isEqualTo("GET /v1/things plain 12 ");
  }

  @Test
  void typedBodiesAreSent() throws Exception {
    assertThat(sent("request_body: {type: RequestBodyJsonObject, value: {a: 1}}"))
        .isEqualTo("GET /v1/things {\"a\":1} application/json");
    assertThat(sent("request_body: {type: RequestBodyPlainText, value: \"<a/>\"}"))
        .isEqualTo("GET /v1/things <a/> ");
    assertThat(sent("request_body: {type: RequestBodyUrlEncodedForm, value: {a: b}}"))
        .isEqualTo("GET /v1/things a=b application/x-www-form-urlencoded");
    assertThat(
            sent(
                "request_body: {type: RequestBodyGraphQL, value: {query: \"{ shop { name } }\", variables: {n: \"{{ config['n'] }}\"}}}"))
        .isEqualTo(
            "GET /v1/things {\"query\":\"{ shop { name } }\",\"variables\":{\"n\":12}} application/json");
  }
}
