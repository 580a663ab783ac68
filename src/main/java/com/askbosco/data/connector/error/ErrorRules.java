package com.askbosco.data.connector.error;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Registry;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.spec.manifest.ErrorHandler;
import com.askbosco.data.spec.manifest.ErrorHandler.Action;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An error handler, compiled. Immutable and thread-safe. */
public interface ErrorRules {
  /** How often a request is repeated when the manifest does not say. */
  int RETRIES = 5;

  /**
   * What the response means.
   *
   * @param vars have {@code response}, {@code headers} and {@code request_url}
   * @param exact whether to judge as the format's reference does, or as strictly as our own pipelines want it
   */
  Verdict judge(Response response, Vars vars, boolean exact);

  /** Whether some response can lead to the action. */
  boolean canLeadTo(Action action);

  /** How often a request is repeated. */
  int maxRetries(Vars vars, boolean exact);

  /** The ways to wait, in order; the first that gives a time counts. */
  List<Backoff> backoffs();

  /** A handler that manifests name by {@code class_name}. Must have a public constructor without parameters. */
  interface Custom extends Registry.Named {
    /** Makes a handler with the manifest's settings. */
    ErrorRules configure(Map<String, JsonNode> settings);
  }

  /** Compiles a handler; without one, status codes alone decide. */
  static ErrorRules compile(Optional<ErrorHandler> spec, Expressions expressions) {
    return spec.map(handler -> compile(handler, expressions))
        .orElseGet(() -> new FilterRules(
            new ErrorHandler.DefaultErrorHandler(List.of(), Optional.empty(), List.of()),
            expressions));
  }

  private static ErrorRules compile(ErrorHandler spec, Expressions expressions) {
    return switch (spec) {
      case ErrorHandler.DefaultErrorHandler filters -> new FilterRules(filters, expressions);
      case ErrorHandler.CompositeErrorHandler several ->
        new CompositeRules(several.errorHandlers().stream()
            .map(handler -> compile(handler, expressions))
            .toList());
      case ErrorHandler.CustomErrorHandler custom ->
        Registry.find(
                Custom.class,
                "error handler",
                custom.className(),
                custom.rest(),
                custom.place(),
                expressions,
                Custom::configure)
            .orElseGet(() -> compile(Optional.empty(), expressions));
    };
  }
}
