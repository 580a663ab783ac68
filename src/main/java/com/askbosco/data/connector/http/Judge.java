package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.error.Verdict;
import com.askbosco.data.connector.expression.ExpressionException;
import com.askbosco.data.connector.record.MalformedBodyException;
import com.askbosco.data.connector.record.ParsedBody;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.Action;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides by the rules of a call what an answer means, and makes of it what is wanted when it is good. */
final class Judge {
  private static final ObjectMapper JSON = new ObjectMapper()
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());
  private static final byte[] NOTHING = {'{', '}'};

  private final Session session;
  private final String label;

  /**
   * @param label the request as messages name it
   */
  Judge(Session session, String label) {
    this.session = session;
    this.label = label;
  }

  <T> Judged<T> judge(Call<T> call, Sender.Answer answer) {
    Response response = answer.response();
    boolean exact = session.exact();
    boolean ok = exact ? response.status() < 400 : true;
    ParsedBody body = null;
    MalformedBodyException malformed = null;
    if (ok) {
      try {
        body = call.parser().parse(response.body());
      } catch (MalformedBodyException e) {
        malformed = e;
      }
    }
    Vars vars = call.vars().inner();
    ParsedBody parsed = body;
    // Few rules look at these.
    vars.later("no_json", () -> content(response, parsed).isMissingNode());
    vars.later("response", () -> {
      JsonNode content = content(response, parsed);
      return content.isMissingNode() ? JsonNodeFactory.instance.objectNode() : content;
    });
    vars.later("headers", () -> headers(response)).set("request_url", bare(answer));
    Verdict verdict = call.rules().judge(response, vars, exact);
    return switch (verdict.action()) {
      case SUCCESS, IGNORE -> {
        if (exact) {
          yield new Judged<>(read(call, response, ok, body, malformed), null, false, vars);
        }
        yield strict(call, response, verdict, body, malformed, vars);
      }
      case RETRY -> {
        ErrorCode code = response.status() == 408 || response.status() == 504
            ? ErrorCode.SOURCE_TIMEOUT
            : ErrorCode.SOURCE_UNAVAILABLE;
        yield problem(Retries.Kind.RETRY, code, response, verdict, vars);
      }
      case RATE_LIMITED ->
        problem(Retries.Kind.RATE_LIMITED, ErrorCode.SOURCE_RATE_LIMITED, response, verdict, vars);
      case QUOTA_EXHAUSTED ->
        problem(Retries.Kind.QUOTA, ErrorCode.SOURCE_QUOTA_USED_UP, response, verdict, vars);
      case RESET_PAGINATION, REDUCE_PAGE_SIZE, SPLIT_REQUEST_WINDOW ->
        throw new PageRefusedException(
            verdict.action(), session.redactor().clean(message(response, verdict)));
      case REFRESH_TOKEN_THEN_RETRY -> {
        Retries.Kind kind = exact ? Retries.Kind.RETRY : Retries.Kind.FAIL;
        Judged<T> found = problem(kind, ErrorCode.SOURCE_UNAUTHORISED, response, verdict, vars);
        yield new Judged<>(null, found.problem(), true, vars);
      }
      case FAIL -> {
        Judged<T> found =
            problem(Retries.Kind.FAIL, failed(response, verdict), response, verdict, vars);
        // Ours renews a refused token; the reference only where the manifest says so.
        yield new Judged<>(null, found.problem(), !exact && response.status() == 401, vars);
      }
    };
  }

  /** What the reference makes of an answer that is not refused: a status that is not good has no content and no next page. */
  private <T> T read(
      Call<T> call,
      Response response,
      boolean ok,
      @Nullable ParsedBody body,
      @Nullable MalformedBodyException malformed) {
    try {
      if (!ok) {
        return call.reading().read(response, Optional.empty());
      }
      // What is no JSON is taken for an empty object there.
      ParsedBody content = malformed == null ? body : call.parser().parse(NOTHING);
      return call.reading().read(response, Optional.ofNullable(content));
    } catch (MalformedBodyException e) {
      throw wrong(ErrorCode.SOURCE_BAD_RESPONSE, e);
    } catch (ExpressionException e) {
      throw wrong(e.code(), e);
    }
  }

  private SourceException wrong(ErrorCode code, Exception e) {
    return new SourceException(
        code,
        session.redactor().clean(label + ": " + e.getMessage()),
        FailureType.of(code),
        null,
        e);
  }

  /** What our own pipelines make of it: an answer that cannot be read is asked for again. */
  private <T> Judged<T> strict(
      Call<T> call,
      Response response,
      Verdict verdict,
      @Nullable ParsedBody body,
      @Nullable MalformedBodyException malformed,
      Vars vars) {
    boolean ignored = verdict.action() == Action.IGNORE;
    try {
      if (body == null && !ignored && response.status() != 204 && malformed != null) {
        throw malformed;
      }
      T value =
          call.reading().read(response, ignored ? Optional.empty() : Optional.ofNullable(body));
      return new Judged<>(value, null, false, vars);
    } catch (MalformedBodyException | ExpressionException e) {
      return new Judged<>(
          null,
          new Retries.Failure(
              Retries.Kind.RETRY,
              ErrorCode.SOURCE_BAD_RESPONSE,
              label + ": " + e.getMessage(),
              verdict,
              null),
          false,
          vars);
    }
  }

  private <T> Judged<T> problem(
      Retries.Kind kind, ErrorCode code, Response response, Verdict verdict, Vars vars) {
    return new Judged<>(
        null,
        new Retries.Failure(kind, code, message(response, verdict), verdict, null),
        false,
        vars);
  }

  private static ErrorCode failed(Response response, Verdict verdict) {
    if (response.status() == 401 || response.status() == 403) {
      return ErrorCode.SOURCE_UNAUTHORISED;
    }
    if (verdict.type() == null) {
      return ErrorCode.SOURCE_REFUSED;
    }
    return switch (verdict.type()) {
      case TRANSIENT_ERROR -> ErrorCode.SOURCE_UNAVAILABLE;
      // A content that says "the configuration is wrong" under a harmless status code speaks of the
      // credential.
      case CONFIG_ERROR ->
        verdict.byContent() ? ErrorCode.SOURCE_UNAUTHORISED : ErrorCode.SOURCE_REFUSED;
      case SYSTEM_ERROR -> ErrorCode.SOURCE_REFUSED;
    };
  }

  private String message(Response response, Verdict verdict) {
    String what = verdict.message().isEmpty() ? "" : ": " + verdict.message();
    return label + " answered " + response.status() + what;
  }

  /** The answer as JSON; it is only read where somebody looks at it. */
  private static JsonNode content(Response response, @Nullable ParsedBody body) {
    if (body != null && body.isJson() && !body.whole().isNull()) {
      return body.whole();
    }
    try {
      return JSON.readTree(response.body());
    } catch (IOException | StackOverflowError e) {
      return MissingNode.getInstance();
    }
  }

  private static String bare(Sender.Answer answer) {
    UrlParts parts = UrlParts.of(answer.last().uri().toString());
    return new UrlParts(parts.scheme(), parts.authority(), parts.path(), "", "").text();
  }

  /** Response headers as expressions see them: several values joined, found in any letters. */
  static Map<String, String> headers(Response response) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    response.headers().forEach((name, values) -> headers.put(name, String.join(", ", values)));
    return headers;
  }
}
