package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.Transport;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.error.Verdict;
import com.askbosco.data.connector.expression.ExpressionException;
import com.askbosco.data.connector.record.MalformedBodyException;
import com.askbosco.data.connector.record.ParsedBody;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.Action;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request until its answer is good or there is no point in going on: judges answers by the manifest's rules, waits, renews
 * a refused token once. Whatever cannot be read as what it should be is asked for again and never taken for empty.
 */
public final class Exchange {
  private final Session session;
  private final Sender sender;

  public Exchange(Session session) {
    this.session = session;
    this.sender = new Sender(session);
  }

  /**
   * Sends the call.
   *
   * @throws SourceException when it cannot be answered
   * @throws ResetPaginationException when the source asks to begin anew
   */
  public <T> T send(Call<T> call) throws InterruptedException {
    Retries retries = new Retries(session, call.rules(), call.vars());
    boolean renewed = false;
    RequestDraft draft = call.draft().make();
    call.auth().apply(draft, call.vars(), session);
    for (boolean again = false; ; again = true) {
      if (again) {
        call.auth().again(draft, call.vars(), session);
      }
      Request request = sender.build(draft);
      String label = sender.label(request);
      Response response;
      try {
        response = sender.send(request, call.vars());
      } catch (IOException e) {
        retries.next(failure(label, e), null);
        continue;
      }
      call.auth().learn(request, response, session);
      Judged<T> judged = judge(call, response, label);
      if (judged.problem() == null) {
        return judged.value();
      }
      if (judged.refused()
          && !renewed
          && call.auth().renew(request, call.vars(), session) == Auth.Renewal.RENEWED) {
        renewed = true;
        session.access().listener().onRetry(1, "the token was refused; asking for a new one");
        continue;
      }
      retries.next(judged.problem(), response);
    }
  }

  /** What became of an answer: a value, or a problem. */
  private record Judged<T>(@Nullable T result, Retries.@Nullable Failure problem, boolean refused) {
    T value() {
      if (result == null) {
        throw new IllegalStateException("A good answer has a value");
      }
      return result;
    }
  }

  private <T> Judged<T> judge(Call<T> call, Response response, String label) {
    ParsedBody body = null;
    MalformedBodyException malformed = null;
    try {
      body = call.parser().parse(response.body());
    } catch (MalformedBodyException e) {
      malformed = e;
    }
    Vars vars = call.vars().inner();
    JsonNode json = body == null ? JsonNodeFactory.instance.objectNode() : body.root();
    vars.set("response", json).set("headers", headers(response));
    Verdict verdict = call.rules().judge(response, vars);
    boolean refused = response.status() == 401;
    String message = message(label, response, verdict);
    switch (verdict.action()) {
      case SUCCESS, IGNORE -> {
        boolean ignored = verdict.action() != Action.SUCCESS;
        try {
          if (body == null && !ignored && response.status() != 204 && malformed != null) {
            throw malformed;
          }
          T value =
              call.reading().read(response, ignored ? Optional.empty() : Optional.ofNullable(body));
          return new Judged<>(value, null, false);
        } catch (MalformedBodyException | ExpressionException e) {
          String why = label + ": " + e.getMessage();
          return problem(Retries.Kind.RETRY, ErrorCode.SOURCE_BAD_RESPONSE, why, verdict);
        }
      }
      case RETRY -> {
        ErrorCode code = response.status() == 408 || response.status() == 504
            ? ErrorCode.SOURCE_TIMEOUT
            : ErrorCode.SOURCE_UNAVAILABLE;
        return problem(Retries.Kind.RETRY, code, message, verdict);
      }
      case RATE_LIMITED -> {
        return problem(Retries.Kind.RATE_LIMITED, ErrorCode.SOURCE_RATE_LIMITED, message, verdict);
      }
      case QUOTA_EXHAUSTED -> {
        return problem(Retries.Kind.QUOTA, ErrorCode.SOURCE_QUOTA_USED_UP, message, verdict);
      }
      case RESET_PAGINATION -> throw new ResetPaginationException();
      case REFRESH_TOKEN_THEN_RETRY -> {
        return new Judged<>(
            null,
            new Retries.Failure(
                Retries.Kind.FAIL, ErrorCode.SOURCE_UNAUTHORISED, message, verdict, null),
            true);
      }
      case FAIL -> {
        return new Judged<>(
            null,
            new Retries.Failure(
                Retries.Kind.FAIL, failed(response, verdict), message, verdict, null),
            refused);
      }
    }
    throw new IllegalStateException("Every action is handled");
  }

  private static <T> Judged<T> problem(
      Retries.Kind kind, ErrorCode code, String message, Verdict verdict) {
    return new Judged<>(null, new Retries.Failure(kind, code, message, verdict, null), false);
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

  private static String message(String label, Response response, Verdict verdict) {
    String what = verdict.message().isEmpty() ? "" : ": " + verdict.message();
    return label + " answered " + response.status() + what;
  }

  private Retries.Failure failure(String label, IOException e) {
    Verdict none = new Verdict(Action.RETRY, "", null, false, Optional.empty());
    if (e instanceof Transport.BodyTooLargeException) {
      return new Retries.Failure(
          Retries.Kind.FAIL, ErrorCode.SOURCE_TOO_LARGE, label + ": " + e.getMessage(), none, e);
    }
    if (e instanceof Transport.HostRefusedException) {
      return new Retries.Failure(
          Retries.Kind.FAIL, ErrorCode.SOURCE_HOST_REFUSED, label + ": " + e.getMessage(), none, e);
    }
    if (e instanceof HttpTimeoutException) {
      return new Retries.Failure(
          Retries.Kind.RETRY, ErrorCode.SOURCE_TIMEOUT, label + " did not answer in time", none, e);
    }
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new Retries.Failure(
        Retries.Kind.RETRY,
        ErrorCode.SOURCE_UNAVAILABLE,
        label + ": the connection failed (" + why + ")",
        none,
        e);
  }

  /** Response headers as expressions see them: by lower-case name, several values joined. */
  public static ObjectNode headers(Response response) {
    ObjectNode headers = JsonNodeFactory.instance.objectNode();
    response.headers().forEach((name, values) -> headers.put(name, String.join(", ", values)));
    return headers;
  }
}
