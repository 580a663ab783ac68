package com.askbosco.data.pipeline.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.pipeline.streaming.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events in the form that Debezium's documentation gives for MongoDB. */
class MongoChangeDecoderTest {
  private static final String SOURCE =
      "\"source\":{\"connector\":\"mongodb\",\"db\":\"shop\",\"collection\":\"orders\",\"ts_ms\":1774904645000,\"ord\":31,\"snapshot\":\"false\"}";
  private static final String OID = "{\"id\":\"{\\\"$oid\\\": \\\"596e275826f08b2730779e1f\\\"}\"}";

  private static String decoded(String value, String key) throws UnreadableException {
    return decoded(value, key, 7);
  }

  private static String decoded(String value, String key, long offset) throws UnreadableException {
    Message message = new Message(
        value.getBytes(StandardCharsets.UTF_8),
        offset,
        "",
        Instant.EPOCH,
        Map.of(MongoChangeDecoder.KEY, key));
    var record = new MongoChangeDecoder().decode(message);
    return new String(
        record.buffer(), record.start(), record.end() - record.start(), StandardCharsets.UTF_8);
  }

  private static String event(String op, String after) {
    return "{\"before\":null,\"after\":" + after + "," + SOURCE + ",\"op\":\"" + op + "\"}";
  }

  @Test
  void aChangeHasTheFormOfAllChanges() throws Exception {
    String
        expected =
            "{\"op\":\"update\",\"sequence\":\"0000019D408F9588-000000000000001F-7FFFFFFFFFFFFFFF-",
        rest =
            "\"table\":\"shop.orders\",\"lsn\":\"1774904645:31\",\"committed_at\":\"2026-03-30T21:04:05Z\",\"transaction_id\":null,"
                + "\"row\":\"596e275826f08b2730779e1f\",\"key\":{\"_id\":{\"$oid\": \"596e275826f08b2730779e1f\"}},\"before\":null,"
                + "\"after\":{\"total\":{\"$numberDecimal\":\"1.10\"}}}";
    String after = "\"{\\\"total\\\":{\\\"$numberDecimal\\\":\\\"1.10\\\"}}\"";

    String plain = decoded(event("u", after), OID);
    assertThat(plain).startsWith(expected).endsWith(rest);
    assertThat(decoded(
            "{\"schema\":{},\"payload\":" + event("u", after) + "}",
            "{\"schema\":{},\"payload\":" + OID + "}"))
        .isEqualTo(plain);
  }

  @Test
  void whatIsSentAgainIsTheSameChange() throws Exception {
    String event = event("u", "\"{}\"");

    assertThat(decoded(event, OID, 8)).isEqualTo(decoded(event, OID, 7));
    assertThat(decoded(event, "{\"id\":\"7\"}"))
        .isNotEqualTo(decoded(event, "{\"id\":\"\\\"7\\\"\"}"));
  }

  @Test
  void changesOfATransactionHaveItsOrderOrThatOfTheTopic() throws Exception {
    String event = event("u", "\"{}\"").replace("\"ord\":31", "\"ord\":31,\"txnNumber\":4");
    String numbered =
        event.replace("\"op\"", "\"transaction\":{\"id\":\"4\",\"total_order\":\"2\"},\"op\"");

    assertThat(decoded(event, OID, 7)).contains("-000000000000001F-0000000000000007-");
    assertThat(decoded(event, OID, 8)).contains("-000000000000001F-0000000000000008-");
    assertThat(decoded(numbered, OID, 8))
        .isEqualTo(decoded(numbered, OID, 7))
        .contains("-000000000000001F-0000000000000002-")
        .contains("\"transaction_id\":\"4\"");
  }

  @Test
  void aDeletionNamesItsRow() throws Exception {
    assertThat(decoded(event("d", "null"), "{\"id\":\"1004\"}"))
        .startsWith("{\"op\":\"delete\"")
        .contains("\"row\":\"1004\",\"key\":{\"_id\":1004}")
        .endsWith("\"before\":null,\"after\":null}");
  }

  @Test
  void anythingElseIsUnreadable() {
    assertThatThrownBy(() -> decoded(event("u", "null"), OID))
        .hasMessageContaining("change_streams_update_full");
    assertThatThrownBy(() -> decoded("{\"op\":\"c\"}", OID))
        .hasMessageContaining("no change of MongoDB");
    assertThatThrownBy(() -> decoded("{", OID)).isInstanceOf(UnreadableException.class);
  }
}
