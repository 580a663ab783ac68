package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal in the shape BigQuery gives it: a reason, a message and where it lies. */
final class ApiException extends RuntimeException {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String reason;
  private final String location;

  ApiException(String reason, String message) {
    this(reason, message, reason.equals("invalidQuery") ? "query" : "");
  }

  ApiException(String reason, String message, String location) {
    super(message);
    this.reason = reason;
    this.location = location;
  }

  static ApiException invalid(String message) {
    return new ApiException("invalid", message);
  }

  static ApiException query(String message) {
    return new ApiException("invalidQuery", message);
  }

  static ApiException notFound(String what) {
    return new ApiException("notFound", "Not found: " + what);
  }

  String reason() {
    return reason;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  /** The HTTP status that goes with the reason. */
  int status() {
    return switch (reason) {
      case "notFound" -> 404;
      case "duplicate" -> 409;
      case "accessDenied", "quotaExceeded", "rateLimitExceeded", "responseTooLarge" -> 403;
      case "conditionNotMet" -> 412;
      case "backendError" -> 503;
      case "internalError" -> 500;
      case "notImplemented" -> 501;
      default -> 400;
    };
  }

  /** As an entry of a job's {@code errors}. */
  ObjectNode toProto() {
    ObjectNode error = JSON.createObjectNode();
    error.put("reason", reason);
    if (!location.isEmpty()) {
      error.put("location", location);
    }
    error.put("message", text());
    return error;
  }

  /** As the body of an HTTP answer. */
  ObjectNode toBody() {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode error = body.putObject("error");
    error.put("code", status());
    error.put("message", text());
    ObjectNode one = error.putArray("errors").addObject();
    one.put("message", text());
    one.put("domain", "global");
    one.put("reason", reason);
    if (!location.isEmpty()) {
      one.put("location", location);
      one.put("locationType", "parameter");
    }
    error.put(
        "status",
        status() == 404 ? "NOT_FOUND" : status() == 409 ? "ALREADY_EXISTS" : "INVALID_ARGUMENT");
    return body;
  }
}
