package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.launch.IngestArgs.Locations;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.ProgressLine;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.testing.FakeAccess;
import com.askbosco.data.pipeline.testing.FakeCatalogue;
import com.askbosco.data.pipeline.testing.FakeSource;
import com.askbosco.data.pipeline.testing.FakeWarehouse;
import com.askbosco.data.warehouse.Watermark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestRunTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-30");

  @TempDir
  Path temp;

  private final FakeSource source = new FakeSource(3, 2);
  private final FakeCatalogue catalogue =
      new FakeCatalogue(UUID.randomUUID().toString(), source, 2);
  private final FakeWarehouse warehouse = new FakeWarehouse();

  private IngestRun on(LocalDate day, ProgressListener listener) {
    return over(day, day, listener);
  }

  private IngestRun over(LocalDate from, LocalDate to, ProgressListener listener) {
    return over(from, to, listener, warehouse);
  }

  private IngestRun over(
      LocalDate from, LocalDate to, ProgressListener listener, FakeWarehouse into) {
    IngestArgs args =
        IngestArgs.batch(new Locations("unused", temp + "/raw", temp + "/staging"), from, to);
    ReadSettings settings = new ReadSettings(
        catalogue,
        FakeAccess.secrets(),
        FakeAccess.factory(),
        new RawLayout(args.locations().raw()),
        args.locations().staging(),
        Limits.LOCAL,
        4);
    IngestJob job = new IngestJob(Optional.empty(), settings, Committer.later(), 4);
    return new IngestRun(args, job, into, listener, LocalRunner.checking());
  }

  @Test
  void runsCommitsAndLeavesOnlyRaw() throws IOException {
    List<List<ProgressLine>> told = new ArrayList<>();

    RunReport report = on(DAY, told::add).run();

    assertThat(report.exitStatus()).isZero();
    assertThat(report.commit().complete()).isEqualTo(16);
    assertThat(told.get(told.size() - 1))
        .isEqualTo(report.progress())
        .containsExactly(
            new ProgressLine("client0", "fake", 8, 8, 0, 0, 24, 48, 8, 0, ""),
            new ProgressLine("client1", "fake", 8, 8, 0, 0, 24, 48, 8, 0, ""));
    try (Stream<Path> staged = Files.list(temp.resolve("staging"))) {
      assertThat(staged).isEmpty();
    }
    try (Stream<Path> raw = Files.walk(temp.resolve("raw"))) {
      List<String> names = raw.filter(Files::isRegularFile)
          .map(path -> path.getFileName().toString())
          .toList();
      assertThat(names.stream().filter(name -> name.startsWith("page-"))).hasSize(48);
      assertThat(names.stream().filter(name -> name.equals("slice.json"))).hasSize(16);
      assertThat(names).hasSize(48 + 16 + 1);
    }
  }

  @Test
  void whoseCommitWasLostGoesOnUnderItsIdWithoutReadingAgain() {
    warehouse.lost = 1;
    assertThatThrownBy(() -> on(DAY, ProgressListener.NONE).run())
        .hasMessage("the commit was lost");
    int asked = source.asked.size();

    RunReport report = on(DAY, ProgressListener.NONE).run();

    assertThat(source.asked).hasSize(asked);
    assertThat(report.run().runId()).endsWith("-1");
    assertThat(warehouse.rows(report.run().runId()))
        .hasSize(16 * (6 + 5 + 1))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 47})
  void killedAfterAnyPageAndStartedAgainGivesTheRowsOfAnUndisturbedRun(int pages)
      throws IOException {
    String undisturbed = on(DAY, ProgressListener.NONE).run().run().runId();
    List<String> expected = warehouse.rows.remove(undisturbed);
    warehouse.forget(undisturbed);
    LocalRunner.clear(temp.resolve("raw").toString());

    source.killAfter(pages);
    assertThatThrownBy(() -> on(DAY, ProgressListener.NONE).run()).hasMessageContaining("killed");
    RunReport report = on(DAY, ProgressListener.NONE).run();

    assertThat(report.run().runId()).isEqualTo(undisturbed);
    assertThat(warehouse.rows(undisturbed)).containsExactlyElementsOf(expected);
    try (Stream<Path> raw = Files.walk(temp.resolve("raw"))) {
      assertThat(raw.filter(Files::isRegularFile)).hasSize(48 + 16 + 1);
    }
  }

  @Test
  void askedForAgainIsAnotherAttemptWithTheSameRows() {
    String first = on(DAY, ProgressListener.NONE).run().run().runId();
    int asked = source.asked.size();

    String second = on(DAY, ProgressListener.NONE).run().run().runId();

    assertThat(second).isEqualTo(first.replaceFirst("-1$", "-2"));
    assertThat(source.asked).hasSize(2 * asked);
    assertThat(warehouse.rows(second).stream().map(row -> row.replace(second, first)))
        .containsExactlyElementsOf(warehouse.rows(first));
  }

  @Test
  void failedSlicesMakeItEndWithThree() {
    source.failing("client1-b", 0, ErrorCode.SOURCE_UNAUTHORISED);

    RunReport report = on(DAY, ProgressListener.NONE).run();

    assertThat(report.exitStatus()).isEqualTo(3);
    assertThat(report.missing()).hasSize(4);
    assertThat(report.commit().failed()).isEqualTo(4);
  }

  @Test
  void theFirstDayIsAskedForAgainUntilItIsThere() {
    LocalDate first = DAY.minusDays(10);
    warehouse.marks.add(
        new Watermark("client0", "shop", "fake", "daily", "client0-a", first, null, null));

    on(DAY, ProgressListener.NONE).run();

    assertThat(source.asked)
        .contains("daily client0-a " + DateRange.day(first) + " 0")
        .doesNotContain("daily client0-b " + DateRange.day(first) + " 0");
  }

  @Test
  void rebuildTakesADayAsItWasReadLastWhateverDayTheRunWasFor() {
    on(DAY.plusDays(1), ProgressListener.NONE).run();
    String late = on(DAY, ProgressListener.NONE).run().run().runId();

    List<RunReport> rebuilt = over(DAY, DAY, ProgressListener.NONE).rebuild();

    assertThat(rebuilt.stream().map(report -> report.run().runId()))
        .containsExactly("rebuild-" + late + "-1");
  }

  @Test
  void rebuildGivesTheNewestRowsOfEachDayWithoutAskingTheVendor() {
    String first = on(DAY, ProgressListener.NONE).run().run().runId();
    String second = on(DAY.plusDays(1), ProgressListener.NONE).run().run().runId();
    int asked = source.asked.size();

    List<RunReport> rebuilt =
        over(DAY.minusDays(2), DAY.plusDays(1), ProgressListener.NONE).rebuild();

    assertThat(source.asked).hasSize(asked);
    assertThat(rebuilt.stream().map(report -> report.run().runId()))
        .containsExactly("rebuild-" + first + "-1", "rebuild-" + second + "-1");
    // Of the first run only the day that the second did not read again is left.
    assertThat(warehouse.rows("rebuild-" + first + "-1"))
        .containsExactlyElementsOf(warehouse.rows(first).stream()
            .filter(row -> row.contains("-2026-03-28-"))
            .toList());
    assertThat(warehouse.rows("rebuild-" + second + "-1"))
        .containsExactlyElementsOf(warehouse.rows(second));
  }

  @Test
  void aLostWarehouseComesBackFromRawAloneUnderTheSameIds() {
    String first = on(DAY, ProgressListener.NONE).run().run().runId();
    String second = on(DAY.plusDays(1), ProgressListener.NONE).run().run().runId();
    int asked = source.asked.size();
    FakeWarehouse empty = new FakeWarehouse();

    List<RunReport> refined =
        over(DAY, DAY.plusDays(1), ProgressListener.NONE, empty).refine();

    assertThat(source.asked).hasSize(asked);
    assertThat(refined.stream().map(report -> report.run().runId())).containsExactly(first, second);
    for (String run : List.of(first, second)) {
      assertThat(empty.rows(run)).containsExactlyInAnyOrderElementsOf(warehouse.rows(run));
    }
    assertThat(over(DAY, DAY, ProgressListener.NONE, empty).refine()).isEmpty();
  }
}
