package com.askbosco.data.sandbox.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerEditTest {
  private static final String BODY =
      "{\"rows\":[{\"clicks\":7,\"cost\":1.50,\"in\":{\"clicks\":\"8\"}},{\"clicks\":null}],\"n\":2}";

  private static String edited(FaultKind kind, String body) {
    Fault fault = new Fault(kind, 0, Optional.empty(), Duration.ZERO, Optional.of("clicks"));
    return new String(AnswerEdit.of(fault).body(body.getBytes(UTF_8)), UTF_8);
  }

  @Test
  void changesTheTypeOfAFieldWhereverItIs() {
    assertThat(edited(FaultKind.FIELD_TYPE_CHANGE, BODY))
        .isEqualTo(
            "{\"rows\":[{\"clicks\":{\"value\":7},\"cost\":1.50,\"in\":{\"clicks\":{\"value\":\"8\"}}},"
                + "{\"clicks\":{\"value\":null}}],\"n\":2}");
  }

  @Test
  void removesAFieldWhereverItIs() {
    assertThat(edited(FaultKind.REMOVED_FIELD, BODY))
        .isEqualTo("{\"rows\":[{\"cost\":1.50,\"in\":{}},{}],\"n\":2}");
  }

  @Test
  void addsAFieldToTheObjectsOfLists() {
    assertThat(edited(FaultKind.NEW_FIELD, "[{\"a\":{\"b\":1}}]"))
        .isEqualTo("[{\"a\":{\"b\":1},\"clicks\":\"new\"}]");
  }

  @Test
  void leavesAnAnswerThatIsNotJsonToItself() {
    assertThat(edited(FaultKind.REMOVED_FIELD, "date;clicks")).isEqualTo("date;clicks");
  }

  @Test
  void cutsAndSpoilsBodies() {
    assertThat(edited(FaultKind.TRUNCATED_JSON, "{\"a\":[1,2]}")).isEqualTo("{\"a\":");
    assertThat(edited(FaultKind.MALFORMED_JSON, "{\"a\":1}")).isEqualTo("{,\"a\":1}");
    assertThat(edited(FaultKind.MALFORMED_JSON, "")).isEqualTo("{,");
    assertThat(edited(FaultKind.RESET, "{}")).isEqualTo("{}");
  }

  @Test
  void sendsAPageInsteadOfJsonWithStatus200() {
    AnswerEdit edit = AnswerEdit.of(
        new Fault(FaultKind.HTML_200, 0, Optional.empty(), Duration.ZERO, Optional.empty()));
    assertThat(edit.status(503)).isEqualTo(200);
    assertThat(edit.headers(Map.of("X-Usage", "1")))
        .isEqualTo(Map.of("X-Usage", "1", "Content-Type", "text/html; charset=utf-8"));
    assertThat(new String(edit.body(new byte[0]), UTF_8)).startsWith("<!DOCTYPE html>");
  }

  private static String times(FaultKind kind, String times, String body) {
    Fault fault = new Fault(
        kind,
        0,
        Optional.empty(),
        Duration.ZERO,
        Optional.of("clicks"),
        new java.math.BigDecimal(times),
        1);
    return new String(AnswerEdit.of(fault).body(body.getBytes(UTF_8)), UTF_8);
  }

  @Test
  void scalesNumbersAndNumbersWrittenAsText() {
    assertThat(times(
            FaultKind.SCALED_FIELD,
            "1000000",
            "[{\"clicks\":1.5},{\"clicks\":\"0.10\"},{\"clicks\":\"x\"}]"))
        .isEqualTo("[{\"clicks\":1500000},{\"clicks\":\"100000\"},{\"clicks\":\"x\"}]");
    assertThat(times(FaultKind.SCALED_FIELD, "-1", "{\"clicks\":2}")).isEqualTo("{\"clicks\":-2}");
  }

  @Test
  void takesValuesAndRecordsAwayOrDoublesThem() {
    assertThat(times(FaultKind.NULL_FIELD, "1", "[{\"clicks\":1}]"))
        .isEqualTo("[{\"clicks\":null}]");
    assertThat(times(FaultKind.FEWER_RECORDS, "2", "{\"rows\":[{\"a\":1},{\"a\":2},{\"a\":3}]}"))
        .isEqualTo("{\"rows\":[{\"a\":1},{\"a\":3}]}");
    assertThat(times(FaultKind.DOUBLED_RECORDS, "1", "{\"rows\":[{\"in\":[{\"a\":1}]}]}"))
        .isEqualTo("{\"rows\":[{\"in\":[{\"a\":1}]},{\"in\":[{\"a\":1}]}]}");
  }
}
