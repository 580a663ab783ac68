package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.Transport;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.error.Verdict;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.Action;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request until its answer is good or there is no point in going on: judges answers by the manifest's rules, waits, renews
 * a refused token once. In our own pipelines, whatever cannot be read as what it should be is asked for again and never taken for
 * empty.
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
   * @throws PageRefusedException when the source wants the page asked for otherwise
   */
  public <T> T send(Call<T> call) throws InterruptedException {
    Retries retries = Retries.of(session, call.rules(), call.vars());
    Auth.@Nullable Renewal renewal = null;
    RequestDraft draft = call.draft().make();
    call.auth().apply(draft.from(RequestDraft.Part.AUTHENTICATOR), call.vars(), session);
    for (boolean again = false; ; again = true) {
      if (again) {
        call.auth().again(draft, call.vars(), session);
      }
      Request request = sender.build(draft);
      String label = sender.label(request);
      Sender.Answer answer;
      try {
        answer = sender.send(request, draft, call.vars());
      } catch (IOException e) {
        Vars none = call.vars().inner().set("response", empty()).set("headers", empty());
        retries.next(failure(label, e), null, none, false);
        continue;
      }
      Response response = answer.response();
      if (!answer.cached()) {
        call.auth().learn(request, response, call.vars(), session);
      }
      Judged<T> judged = new Judge(session, label).judge(call, answer);
      Retries.Failure problem = judged.problem();
      if (problem == null) {
        return judged.value();
      }
      if (judged.refused() && renewal != null && session.exact()) {
        throw refusedAgain(problem, renewal);
      }
      if (judged.refused() && renewal == null) {
        Auth.Renewal got = call.auth().renew(request, call.vars(), session);
        if (got != Auth.Renewal.NONE) {
          renewal = got;
        }
        if (got == Auth.Renewal.RENEWED && !session.exact()) {
          session.access().listener().onRetry(1, "the token was refused; asking for a new one");
          continue;
        }
      }
      boolean alternative = problem.kind() == Retries.Kind.RATE_LIMITED
          && call.auth().hasAlternative(request, call.vars(), session);
      retries.next(problem, response, judged.vars(), alternative);
    }
  }

  /** Response headers as expressions see them: several values joined, found in any letters. */
  public static Map<String, String> headers(Response response) {
    return Judge.headers(response);
  }

  /** What would be sent now. */
  public Request preview(RequestDraft draft) {
    return sender.build(draft);
  }

  /**
   * Sends a request once and judges nothing: for tokens.
   *
   * @throws IOException when there was no answer
   * @throws SourceException when it may not be sent
   */
  public Response once(RequestDraft draft, Vars vars) throws IOException, InterruptedException {
    Request request = sender.build(draft);
    try {
      return sender.send(request, draft, vars).response();
    } catch (Transport.HostRefusedException | Transport.BodyTooLargeException e) {
      Retries.Failure failure = failure(sender.label(request), e);
      throw new SourceException(failure.code(), failure.message(), null, e);
    }
  }

  private SourceException refusedAgain(Retries.Failure problem, Auth.Renewal renewal) {
    boolean renewed = renewal == Auth.Renewal.RENEWED;
    return new SourceException(
        ErrorCode.SOURCE_UNAUTHORISED,
        session
            .redactor()
            .clean(problem.message()
                + (renewed
                    ? "; the new token was refused too"
                    : "; no new token could be had from the token endpoint")),
        renewed ? FailureType.CONFIG_ERROR : FailureType.TRANSIENT_ERROR,
        null,
        null);
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static Retries.Failure failure(String label, IOException e) {
    Verdict none = Verdict.of(Action.RETRY, FailureType.SYSTEM_ERROR);
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
}
