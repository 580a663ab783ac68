package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.ExprTree;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.error.Backoff;
import com.askbosco.data.connector.error.ErrorRules;
import com.askbosco.data.connector.error.Verdict;
import com.askbosco.data.connector.expression.DateFormats;
import com.askbosco.data.connector.expression.ExpressionException;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.http.Auth;
import com.askbosco.data.connector.http.Call;
import com.askbosco.data.connector.http.Exchange;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.RequestMatcher;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.record.Extractors;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.Action;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.askbosco.data.spec.manifest.RateLimitedMultipleTokenAuthenticator;
import com.askbosco.data.spec.manifest.RateLimitedMultipleTokenAuthenticator.TokenQuota;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several tokens that can do the same; each request takes one that has calls left. All streams share the counts. */
final class QuotaAuth implements Auth {
  private final RateLimitedMultipleTokenAuthenticator spec;
  private final ExprTree tokens;
  private final Expr address;
  private final Optional<ExprTree> headers;
  private final Expr longest;
  private final ErrorRules rules;
  private final List<List<RequestMatcher>> matchers = new ArrayList<>();

  QuotaAuth(RateLimitedMultipleTokenAuthenticator spec, Expressions expressions) {
    this.spec = spec;
    this.tokens = expressions.tree(spec.tokens(), Roots.CONFIG);
    this.address = expressions.text(spec.quotaStatusSource().url(), Roots.CONFIG);
    this.headers = expressions.tree(spec.quotaStatusSource().requestHeaders(), Roots.CONFIG);
    this.longest = expressions.text(spec.maxWaitTime(), Roots.CONFIG);
    this.rules = new Tolerant(
        ErrorRules.compile(Optional.empty(), expressions),
        spec.quotaStatusSource().unavailableStatusCodes());
    for (TokenQuota quota : spec.quotas()) {
      matchers.add(quota.matchers().stream()
          .map(m -> new RequestMatcher(m, expressions, spec.place()))
          .toList());
    }
    if (spec.quotas().isEmpty()) {
      expressions.problem(
          spec.place(), ErrorCode.CONFIG_MISSING_KEY, "there are no `quotas`", "Add one.");
    }
    expressions.whenConfigured(vars -> {
      longest(vars);
      if (values(vars).isEmpty()) {
        throw new SourceException(
            ErrorCode.SECRET_MISSING,
            "the config has no token",
            FailureType.CONFIG_ERROR,
            null,
            null);
      }
    });
  }

  private List<String> values(Vars vars) {
    List<String> values = new ArrayList<>();
    Object written = tokens.value(vars);
    Iterable<?> each = spec.tokens().tree() instanceof com.askbosco.data.spec.manifest.Tree.Items
            && written instanceof Iterable<?> items
        ? items
        : List.of(Text.str(written).split(java.util.regex.Pattern.quote(spec.tokenDelimiter())));
    for (Object token : each) {
      String text = Text.str(token).strip();
      if (token != null && !text.isEmpty()) {
        values.add(text);
      }
    }
    return values;
  }

  private Duration longest(Vars vars) {
    try {
      DateFormats.CalendarDuration duration = DateFormats.duration(longest.str(vars));
      if (duration.period().isZero()) {
        return duration.time();
      }
    } catch (ExpressionException e) {
      // Said below.
    }
    throw new BoscoException(
        ErrorCode.CONFIG_BAD_VALUE,
        "`max_wait_time` is no ISO-8601 duration of fixed length; write one such as PT2H");
  }

  private TokenQuotas quotas(Vars vars, Session session) {
    List<String> own = values(vars);
    String key = "quota:" + session.connector() + ":"
        + TokenKey.digest(own
            + address.str(vars)
            + spec.quotas()
            + spec.header()
            + spec.authMethod()
            + longest.str(vars)
            + spec.budgetReserveFraction()
            + spec.budgetMinReserve()
            + spec.quotaStatusSource().unavailableStatusCodes());
    return session
        .access()
        .budgets()
        .state(key, TokenQuotas.class, () -> new TokenQuotas(spec, own, longest(vars)));
  }

  @Override
  public void apply(RequestDraft draft, Vars vars, Session session) throws InterruptedException {
    draft.header(spec.header(), shown(quotas(vars, session).active()));
    again(draft, vars, session);
  }

  @Override
  public void again(RequestDraft draft, Vars vars, Session session) throws InterruptedException {
    TokenQuotas quotas = quotas(vars, session);
    Request request = new Exchange(session).preview(draft);
    String token = quotas.acquire(matched(request), session, each -> status(each, vars, session));
    session.redactor().add(token);
    draft.replaceHeader(spec.header(), shown(token));
  }

  private String shown(String token) {
    return (spec.authMethod() + " " + token).strip();
  }

  /** The quota that counts the request: the first that matches it, else the first that matches all. */
  private int matched(Request request) {
    int all = -1;
    for (int i = 0; i < matchers.size(); i++) {
      if (matchers.get(i).stream().anyMatch(m -> m.matches(request))) {
        return i;
      }
      if (matchers.get(i).isEmpty() && all < 0) {
        all = i;
      }
    }
    return Math.max(all, 0);
  }

  /** What the source says of a token's quotas; empty when it says that it limits nothing. */
  private Optional<JsonNode> status(String token, Vars vars, Session session)
      throws InterruptedException {
    Vars own = Authenticators.configOnly(vars);
    JsonNode answer = new Exchange(session)
        .send(new Call<JsonNode>(
            () -> {
              String url = address.str(own);
              session.hosts().allow(url);
              RequestDraft draft =
                  new RequestDraft(spec.quotaStatusSource().httpMethod().name(), url, "");
              Map<String, Object> more = new LinkedHashMap<>();
              headers.ifPresent(h -> more.putAll(h.mapping(own)));
              more.forEach((name, value) -> draft.header(name, Text.str(value)));
              draft.replaceHeader(spec.header(), spec.authMethod() + " " + token);
              return draft;
            },
            Auth.NONE,
            rules,
            bytes -> Extractors.whole().parse(bytes, own),
            (response, body) ->
                spec.quotaStatusSource().unavailableStatusCodes().contains(response.status())
                    ? JsonNodeFactory.instance.nullNode()
                    : body.map(b -> b.root()).orElse(JsonNodeFactory.instance.objectNode()),
            own));
    return Optional.of(answer).filter(a -> !a.isNull());
  }

  @Override
  public void learn(Request request, Response response, Vars vars, Session session) {
    TokenQuotas quotas = quotas(vars, session);
    sender(request, quotas)
        .ifPresent(token -> quotas.learn(matched(request), token, response, session));
  }

  @Override
  public boolean hasAlternative(Request limited, Vars vars, Session session) {
    TokenQuotas quotas = quotas(vars, session);
    return sender(limited, quotas)
        .map(token -> quotas.hasAlternative(matched(limited), token))
        .orElse(false);
  }

  private Optional<String> sender(Request request, TokenQuotas quotas) {
    String value = request.headers().getOrDefault(spec.header(), "");
    return quotas.tokens().stream().filter(token -> shown(token).equals(value)).findFirst();
  }

  /** Rules under which some refusals are an answer too. */
  private record Tolerant(ErrorRules rules, List<Integer> accepted) implements ErrorRules {
    private static final Verdict IGNORED = Verdict.of(Action.IGNORE, FailureType.TRANSIENT_ERROR);

    @Override
    public Verdict judge(Response response, Vars vars, boolean exact) {
      return accepted.contains(response.status()) ? IGNORED : rules.judge(response, vars, exact);
    }

    @Override
    public boolean canLeadTo(Action action) {
      return rules.canLeadTo(action);
    }

    @Override
    public int maxRetries(Vars vars, boolean exact) {
      return rules.maxRetries(vars, exact);
    }

    @Override
    public List<Backoff> backoffs() {
      return rules.backoffs();
    }
  }

  /** A path that an answer does not have is a mistake of the manifest. */
  static SourceException missing(String quota, List<String> path) {
    return new SourceException(
        ErrorCode.SOURCE_REFUSED,
        "the quota status has nothing at `" + String.join(".", path) + "` for the quota " + quota);
  }
}
