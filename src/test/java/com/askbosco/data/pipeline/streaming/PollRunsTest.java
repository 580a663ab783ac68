package com.askbosco.data.pipeline.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.pipeline.ingest.RunRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PollRunsTest {

  @Test
  void aTickAsksForYesterdayAndTodayUnderAnIdOfItsOwn() {
    Instant tick = Instant.parse("2026-03-31T10:15:00Z");

    assertThat(PollRuns.run(tick, List.of("aurora")))
        .isEqualTo(new RunRequest(
            "poll-2026-03-31T101500Z",
            tick,
            LocalDate.parse("2026-03-30"),
            LocalDate.parse("2026-03-31"),
            LocalDate.parse("2026-03-31"),
            List.of("aurora"),
            Map.of()));
  }
}
