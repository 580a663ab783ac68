package com.askbosco.data.connector.read;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.paging.Paging;
import com.askbosco.data.connector.record.Extractors;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.HttpRequester;
import com.askbosco.data.spec.manifest.RecordExtractor;
import com.askbosco.data.spec.manifest.Retriever.AsyncJobStatusMap;
import com.askbosco.data.spec.manifest.Retriever.AsyncRetriever;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Compiles report jobs. */
final class JobCompiler {
  /** How files are read when the manifest does not say: each value is a record, those of a list one by one. */
  static final RecordExtractor WHOLE_FILES =
      new RecordExtractor.DpathExtractor(List.of(), Optional.empty());

  private JobCompiler() {}

  static Retrieval.Job compile(
      AsyncRetriever async,
      String stream,
      Function<HttpRequester, Retrieval.Endpoint> endpoint,
      Expressions expressions) {
    HttpRequester creation = async.creationRequester();
    check(async.statusMapping(), creation, expressions);
    if (async.downloadTargetRequester().isPresent()
        && async.downloadTargetExtractor().isEmpty()) {
      expressions.problem(
          creation.place(),
          ErrorCode.CONFIG_MISSING_KEY,
          "`download_target_requester` needs `download_target_extractor`",
          "Add the extractor.");
    }
    Optional<Expr> timeout = number(async.pollingJobTimeout(), "polling_job_timeout", expressions);
    Optional<Expr> wait = number(
        async.failedRetryWaitTimeInSeconds(), "failed_retry_wait_time_in_seconds", expressions);
    return new Retrieval.Job(
        stream,
        endpoint.apply(creation),
        endpoint.apply(async.pollingRequester()),
        endpoint.apply(async.downloadRequester()),
        async.downloadTargetRequester().map(endpoint),
        async.abortRequester().map(endpoint),
        async.deleteRequester().map(endpoint),
        Extractors.compile(async.statusExtractor(), async.decoder(), expressions),
        async
            .downloadTargetExtractor()
            .map(t -> Extractors.compile(t, async.decoder(), expressions)),
        async.statusMapping(),
        timeout,
        wait,
        Paging.compile(async.downloadPaginator(), expressions));
  }

  private static void check(AsyncJobStatusMap statuses, HttpRequester at, Expressions expressions) {
    Set<String> seen = new HashSet<>();
    for (List<String> each : List.of(
        statuses.running(),
        statuses.completed(),
        statuses.failed(),
        statuses.timeout(),
        statuses.skipped())) {
      for (String status : each) {
        if (!seen.add(status)) {
          expressions.problem(
              at.place(),
              ErrorCode.CONFIG_DUPLICATE,
              "the status `" + status + "` stands twice in `status_mapping`",
              "Write it once.");
        }
      }
    }
  }

  private static Optional<Expr> number(
      Optional<com.askbosco.data.spec.manifest.Text> text, String name, Expressions expressions) {
    Optional<Expr> compiled = expressions.text(text, Roots.CONFIG);
    compiled.ifPresent(expr -> expressions.whenConfigured(vars -> {
      if (!(expr.value(vars) instanceof Number)) {
        throw new BoscoException(
            ErrorCode.CONFIG_BAD_VALUE, "`" + name + "` is no number with this config");
      }
    }));
    return compiled;
  }
}
