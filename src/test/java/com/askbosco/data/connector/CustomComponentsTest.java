package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.error.Backoff;
import com.askbosco.data.connector.error.ErrorRules;
import com.askbosco.data.connector.error.Verdict;
import com.askbosco.data.connector.paging.PageEnd;
import com.askbosco.data.connector.paging.Strategy;
import com.askbosco.data.spec.manifest.ErrorHandler.Action;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Components that a manifest names by {@code class_name}. */
class CustomComponentsTest {

  /** Letters as tokens, up to a last one. */
  public static final class Letters implements Strategy.Custom {
    @Override
    public String className() {
      return "LetterPagination";
    }

    @Override
    public Strategy configure(Map<String, JsonNode> settings) {
      if (!settings.containsKey("last")) {
        throw new IllegalArgumentException("`last` is missing");
      }
      String last = settings.get("last").asText();
      return new Strategy() {
        @Override
        public Optional<JsonNode> first() {
          return Optional.of(TextNode.valueOf("a"));
        }

        @Override
        public Optional<JsonNode> next(PageEnd page) {
          String now = page.token().map(JsonNode::asText).orElse("a");
          return now.equals(last)
              ? Optional.empty()
              : Optional.of(TextNode.valueOf(String.valueOf((char) (now.charAt(0) + 1))));
        }

        @Override
        public OptionalLong pageSize(Vars vars) {
          return OptionalLong.empty();
        }
      };
    }
  }

  /** Tries everything that is not good again. */
  public static final class Stubborn implements ErrorRules.Custom {
    @Override
    public String className() {
      return "StubbornHandler";
    }

    @Override
    public ErrorRules configure(Map<String, JsonNode> settings) {
      return new ErrorRules() {
        @Override
        public Verdict judge(Response response, Vars vars, boolean exact) {
          return Verdict.of(
              response.status() < 300 ? Action.SUCCESS : Action.RETRY, FailureType.SYSTEM_ERROR);
        }

        @Override
        public boolean canLeadTo(Action action) {
          return action == Action.RETRY;
        }

        @Override
        public int maxRetries(Vars vars, boolean exact) {
          return Objects.requireNonNull(settings.get("times")).asInt();
        }

        @Override
        public List<Backoff> backoffs() {
          return List.of();
        }
      };
    }
  }

  /** Waits as long as the answer's status says. */
  public static final class StatusWait implements Backoff.Custom {
    @Override
    public String className() {
      return "StatusWait";
    }

    @Override
    public Backoff configure(Map<String, JsonNode> settings) {
      return failed -> Optional.ofNullable(failed.response())
          .map(r -> new Backoff.Wait(Duration.ofSeconds(r.status() - 500L), false, false));
    }
  }

  private static final String PAGES =
      "paginator: {type: DefaultPaginator, page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: p}, pagination_strategy: {class_name: source_x.components.%s}}";

  @Test
  void aPaginationStrategyGivesTheTokens() throws Exception {
    Rig rig = new Rig().retriever(String.format(PAGES, "LetterPagination, last: c"));
    rig.source.by(line -> "{\"data\":[{\"id\":1}]}");

    assertThat(rig.records()).hasSize(3);
    assertThat(rig.source.lines())
        .containsExactly("GET /v1/things?p=a", "GET /v1/things?p=b", "GET /v1/things?p=c");
  }

  @Test
  void anErrorHandlerAndABackoffDecide() throws Exception {
    Rig rig = new Rig()
        .requester(
            "error_handler: {type: CompositeErrorHandler, error_handlers: [{type: CustomErrorHandler, class_name: x.StubbornHandler, times: 2}, {type: DefaultErrorHandler, backoff_strategies: [{type: CustomBackoffStrategy, class_name: StatusWait}]}]}");
    rig.source.then(507, "").then("{\"data\":[{\"id\":1}]}");

    assertThat(rig.records()).hasSize(1);
    assertThat(rig.time.waits()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void aNameThatNobodyRegisteredFailsAtLoadWithThoseThereAre() {
    assertThatThrownBy(() -> new Rig().retriever(String.format(PAGES, "Other")).connector())
        .hasMessageContaining("there is no custom pagination strategy `Other`")
        .hasMessageContaining("LetterPagination");
    assertThatThrownBy(
            () -> new Rig().retriever(String.format(PAGES, "LetterPagination")).connector())
        .hasMessageContaining("LetterPagination: `last` is missing");
  }
}
