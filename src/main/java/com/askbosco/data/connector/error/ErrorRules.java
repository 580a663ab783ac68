package com.askbosco.data.connector.error;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.spec.manifest.ErrorHandler;
import java.util.List;
import java.util.Optional;

/** An error handler, compiled. Immutable and thread-safe. */
public interface ErrorRules {
  /** How often a request is repeated when the manifest does not say. */
  int RETRIES = 5;

  /** What the response means; {@code response} and {@code headers} of the variables are its content. */
  Verdict judge(Response response, Vars vars);

  /** How often a request is repeated. */
  int maxRetries(Vars vars);

  /** The ways to wait, in order; the first that gives a time counts. */
  List<Backoff> backoffs();

  /** Compiles a handler; without one, status codes alone decide. */
  static ErrorRules compile(Optional<ErrorHandler> spec, Expressions expressions) {
    if (spec.isEmpty()) {
      return new FilterRules(
          new ErrorHandler.DefaultErrorHandler(List.of(), Optional.empty(), List.of()),
          expressions);
    }
    return switch (spec.get()) {
      case ErrorHandler.DefaultErrorHandler filters -> new FilterRules(filters, expressions);
      case ErrorHandler.CompositeErrorHandler several ->
        new CompositeRules(several.errorHandlers().stream()
            .map(handler -> compile(Optional.of(handler), expressions))
            .toList());
    };
  }
}
