package com.askbosco.data.pipeline.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.commit.RunFiles.RunManifest;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RebuildPlannerTest {

  private static SliceResult slice(String stream, @Nullable String days, Outcome outcome) {
    DateRange window = days == null
        ? null
        : new DateRange(
            LocalDate.parse("2026-03-" + days.substring(0, 2)),
            LocalDate.parse("2026-03-" + days.substring(3)));
    Slice slice = new Slice("aurora", "shop", "fake", stream, "a", "key", window);
    return new SliceResult(slice, outcome, 1, 1, 0, 0, 0, "", "");
  }

  private static RunManifest run(String day, SliceResult... slices) {
    LocalDate to = LocalDate.parse(day);
    return new RunManifest(
        "run-" + day,
        "agency",
        Instant.parse(to.plusDays(1) + "T06:00:00Z"),
        to,
        to,
        Arrays.asList(slices));
  }

  private static List<String> plan(String from, String to, RunManifest... runs) {
    return RebuildPlanner.plan(
            Arrays.asList(runs), new DateRange(LocalDate.parse(from), LocalDate.parse(to)))
        .stream()
        .map(each -> each.run().runId() + " "
            + each.slices().stream()
                .map(slice -> slice.stream()
                    + (slice.window() == null ? "" : slice.window().to()))
                .toList())
        .toList();
  }

  @Test
  void takesTheNewestCompleteReadingOfEachDayOldestRunFirst() {
    RunManifest first = run(
        "2026-03-28",
        slice("daily", "27-27", Outcome.COMPLETE),
        slice("daily", "28-28", Outcome.COMPLETE),
        slice("things", null, Outcome.COMPLETE));
    RunManifest second = run(
        "2026-03-29",
        slice("daily", "28-28", Outcome.FAILED),
        slice("daily", "29-29", Outcome.COMPLETE),
        slice("things", null, Outcome.PARKED));
    RunManifest third = run(
        "2026-03-30",
        slice("daily", "29-29", Outcome.COMPLETE),
        slice("daily", "30-30", Outcome.COMPLETE),
        slice("things", null, Outcome.COMPLETE));

    assertThat(plan("2026-03-28", "2026-03-30", first, second, third))
        .containsExactly(
            "run-2026-03-28 [daily2026-03-28]",
            "run-2026-03-30 [daily2026-03-29, daily2026-03-30, things]");
    assertThat(plan("2026-03-27", "2026-03-28", first, second, third))
        .containsExactly("run-2026-03-28 [daily2026-03-27, daily2026-03-28, things]");
    assertThat(plan("2026-04-01", "2026-04-02", first, second, third)).isEmpty();
  }

  @Test
  void keepsALongWindowAsLongAsOneOfItsDaysWasNotReadAgain() {
    RunManifest long1 = run("2026-03-28", slice("weekly", "22-28", Outcome.COMPLETE));
    RunManifest short2 = run("2026-03-29", slice("weekly", "22-25", Outcome.COMPLETE));
    RunManifest long3 = run("2026-03-30", slice("weekly", "22-28", Outcome.COMPLETE));

    assertThat(plan("2026-03-24", "2026-03-24", long1, short2))
        .containsExactly("run-2026-03-28 [weekly2026-03-28]", "run-2026-03-29 [weekly2026-03-25]");
    assertThat(plan("2026-03-24", "2026-03-24", long1, short2, long3))
        .containsExactly("run-2026-03-30 [weekly2026-03-28]");
  }

  @Test
  void daysReadAgainLaterAreNewerWhateverTheLogicalTimeOfTheRun() {
    RunManifest first = run("2026-03-30", slice("daily", "28-28", Outcome.COMPLETE));
    RunManifest again = run("2026-03-28", slice("daily", "28-28", Outcome.COMPLETE));

    assertThat(plan("2026-03-28", "2026-03-28", first, again))
        .containsExactly("run-2026-03-28 [daily2026-03-28]");
  }
}
