package com.askbosco.data.launch.webhook;

import com.askbosco.data.model.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a caller hears. The codes never change their meaning; nothing of the call is repeated in it, but for the challenge a vendor
 * asks to hear.
 *
 * @param status of HTTP
 * @param code of ours, where the call was refused
 * @param retryAfter seconds after which trying again is of use, or 0
 * @param type of the body
 * @param body what is sent
 */
record Answer(int status, Optional<ErrorCode> code, int retryAfter, String type, byte[] body) {
  private static final String JSON = "application/json";

  /** The event is durable. */
  static final Answer TAKEN = good(202, JSON, "{\"status\":\"taken\"}");

  /** The receiver works. */
  static final Answer WELL = good(200, JSON, "{\"status\":\"ok\"}");

  /** A refusal. */
  static Answer refused(int status, ErrorCode code, String message) {
    return refused(status, code, message, 0);
  }

  /** A refusal that will not be one after some seconds. */
  static Answer refused(int status, ErrorCode code, String message, int retryAfter) {
    String json = "{\"code\":\"" + code.code() + "\",\"message\":\"" + message + "\"}";
    return new Answer(
        status, Optional.of(code), retryAfter, JSON, json.getBytes(StandardCharsets.UTF_8));
  }

  /** What a vendor asked to hear. */
  static Answer challenge(String text) {
    return good(200, "text/plain; charset=utf-8", text);
  }

  private static Answer good(int status, String type, String text) {
    return new Answer(status, Optional.empty(), 0, type, text.getBytes(StandardCharsets.UTF_8));
  }
}
