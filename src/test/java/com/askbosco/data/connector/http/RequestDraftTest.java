package com.askbosco.data.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.http.RequestDraft.Part;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.askbosco.data.spec.manifest.RequestOption.Target;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestDraftTest {
  private static RequestDraft draft() {
    return new RequestDraft("POST", "https://h", "");
  }

  static Stream<Arguments> twice() {
    return Stream.of(
        Arguments.of(
            "query parameter `k`", use(d -> d.parameter("k", "a"), d -> d.parameter("k", "a"))),
        Arguments.of("header `k`", use(d -> d.header("k", "a"), d -> d.header("k", "a"))),
        Arguments.of(
            "form field `k`",
            use(d -> d.put(Target.BODY_DATA, "k", 1L), d -> d.put(Target.BODY_DATA, "k", 1L))),
        Arguments.of(
            "JSON body field `k`",
            use(d -> d.put(Target.BODY_JSON, "k", 1L), d -> d.put(Target.BODY_JSON, "k", 2L))),
        Arguments.of(
            "JSON body field `k.n`",
            use(
                d -> d.json(List.of("k", "n"), IntNode.valueOf(1)),
                d -> d.json(List.of("k", "n"), TextNode.valueOf("1")))),
        Arguments.of("as a text and otherwise", use(d -> d.text("a"), d -> d.text("b"))),
        Arguments.of(
            "as a text and otherwise",
            use(d -> d.text("a"), d -> d.put(Target.BODY_DATA, "k", "b"))));
  }

  private static Consumer<RequestDraft> use(
      Consumer<RequestDraft> first, Consumer<RequestDraft> second) {
    return d -> {
      first.accept(d);
      second.accept(d.from(Part.PAGINATOR));
      d.parameters();
      d.headers();
      d.form();
      d.json();
      d.text();
    };
  }

  @ParameterizedTest
  @MethodSource("twice")
  void twoPartsMustNotSetTheSame(String message, Consumer<RequestDraft> use) {
    assertThatThrownBy(() -> use.accept(draft()))
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> assertThat(e.failureType()).contains(FailureType.SYSTEM_ERROR))
        .hasMessageContaining(message);
  }

  @Test
  void withinAPartTheLastWordCounts() {
    RequestDraft draft = draft();
    draft.parameter("k", "a");
    draft.parameter("k", "b");
    draft.json(List.of("k", "n"), IntNode.valueOf(1));
    draft.json(List.of("k", "n"), IntNode.valueOf(2));

    assertThat(draft.parameters()).isEqualTo(Map.of("k", "b"));
    assertThat(draft.json()).hasToString("{\"k\":{\"n\":2}}");
  }

  @Test
  void equalFieldsOfJsonMayComeTwice() {
    RequestDraft draft = draft();
    draft.json(List.of("k", "n"), IntNode.valueOf(1));
    draft.from(Part.SLICES).json(List.of("k", "n"), LongNode.valueOf(1));
    draft.json(List.of("k", "m"), IntNode.valueOf(3));

    assertThat(draft.json()).hasToString("{\"k\":{\"n\":1,\"m\":3}}");
  }

  @Test
  void partsStandInTheirOrderWhoeverSpokeFirst() {
    RequestDraft draft = draft();
    draft.from(Part.SLICES).parameter("d", 1L);
    draft.from(Part.PAGINATOR).parameter("c", 1L);
    draft.from(Part.AUTHENTICATOR).parameter("b", 1L);
    draft.from(Part.REQUESTER).parameter("a", 1L);

    assertThat(draft.parameters().keySet()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void theAuthenticatorWinsOverAHeaderInOtherLetters() {
    RequestDraft draft = draft();
    draft.header("authorization", "a");
    draft.from(Part.AUTHENTICATOR).header("Authorization", "b");

    assertThat(draft.headers()).containsExactly(Map.entry("Authorization", "b"));
  }

  @Test
  void valuesAreHeldToTheirPlace() {
    assertThatThrownBy(() -> draft().parameter("k", Map.of("a", 1))).hasMessageContaining("a map");
    RequestDraft draft = draft();
    draft.json(List.of("k"), IntNode.valueOf(1));
    assertThatThrownBy(() -> draft.json(List.of("k", "n"), IntNode.valueOf(1)))
        .hasMessageContaining("both a value and a map");
    draft.put(Target.PATH, "", "/next");
    assertThat(draft.path()).isEqualTo("/next");
  }
}
