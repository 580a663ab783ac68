package com.askbosco.data.spec.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.source.SourceSpec.StreamSpec;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connector's source.yaml says what its streams are, and every wrong in it is named with its place. */
class SourceFileTest {

  @Test
  void streamsAreReadWithWhatTheyLeaveOut() {
    SourceSpec spec = SourceFile.read("source.yaml", """
        description: Clicks
        streams:
          - name: clicks
            key: [id]
            event_time: at
            lateness: 90s
          - name: pages
        """);

    assertThat(spec.description()).isEqualTo("Clicks");
    assertThat(spec.streams().values())
        .containsExactly(
            new StreamSpec(
                "clicks",
                List.of("id"),
                Optional.of("at"),
                Duration.ofSeconds(90),
                false,
                0,
                JsonNodeFactory.instance.objectNode()),
            new StreamSpec(
                "pages",
                List.of(),
                Optional.empty(),
                Duration.ofHours(1),
                false,
                0,
                JsonNodeFactory.instance.objectNode()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      streams: []                                          | no stream
      streams: [{name: A b}]                               | `A b` is no name of a stream
      streams: [{name: a}, {name: a}]                      | a second stream `a`
      streams: [{name: a, windowed: true}]                 | windows of days of which field?
      streams: [{name: a, lateness: 1 hour}]               | `1 hour` is no stretch of time
      streams: [{name: a, restatement_days: 400}]          | `400` days
      streams: [{name: a, query: "DROP TABLE a"}]          | no query
      streams: [{name: a, query: "SELECT 1; SELECT 2"}]    | no query
      streams: [{name: a, event_time_unit: days}]          | `days` is not known
      streams: [{name: a, eventtime: b}]                   | unknown key `eventtime`
      """)
  void whatIsWrongIsNamed(String streams, String problem) {
    assertThatThrownBy(() -> SourceFile.read("source.yaml", "description: x\n" + streams))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("source.yaml")
        .hasMessageContaining(problem);
  }
}
