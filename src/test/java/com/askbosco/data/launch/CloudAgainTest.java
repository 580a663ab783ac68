package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.commit.RunFiles;
import com.askbosco.data.pipeline.rebuild.Again;
import com.askbosco.data.warehouse.NotPublishedException;
import com.askbosco.data.warehouse.Publication;
import com.askbosco.data.warehouse.Publication.CheckResult;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is put through again, and the marts: in order, once for a request, telling how it ended. */
class CloudAgainTest extends CloudJobs {
  @Test
  void aRebuildCommitsOldestFirstAndOnceForARequest() throws IOException {
    ingest(DAY.minusDays(2), false);
    ingest(DAY, false);
    int asked = source.asked.size();
    warehouse.order.clear();

    again(new Again.Days(DAY.minusDays(9), DAY, List.of()), "r1");
    again(new Again.Days(DAY.minusDays(9), DAY, List.of()), "r1");

    assertThat(warehouse.order)
        .containsExactly("rebuild-2026-03-28-run-1-r1", "rebuild-2026-03-30-run-1-r1");
    assertThat(source.asked).hasSize(asked);
    assertThat(status()).isEqualTo("COMPLETE");

    again(new Again.Days(DAY.minusDays(9), DAY, List.of()), "");
    assertThat(warehouse.order).hasSize(4).last().isEqualTo("rebuild-2026-03-30-run-1-1");
  }

  @Test
  void aRebuildThatDiedAmongItsCommitsGoesOn() throws IOException {
    ingest(DAY.minusDays(2), false);
    ingest(DAY, false);
    warehouse.order.clear();
    dieOnce();

    assertThatThrownBy(() -> again(new Again.Days(DAY.minusDays(9), DAY, List.of()), "r1"))
        .hasMessageContaining("the worker died");
    assertThat(status()).isEqualTo("FAILED");
    again(new Again.Days(DAY.minusDays(9), DAY, List.of()), "r1");

    assertThat(warehouse.order)
        .containsExactly("rebuild-2026-03-28-run-1-r1", "rebuild-2026-03-30-run-1-r1");
    assertThat(status()).isEqualTo("COMPLETE");
  }

  @Test
  void aRebuildOfDaysNobodyReadIsDone() throws IOException {
    again(new Again.Days(DAY, DAY, List.of()), "");

    assertThat(warehouse.order).isEmpty();
    assertThat(status()).isEqualTo("COMPLETE");
  }

  @Test
  void aRefineCommitsWhatTheWarehouseLacksUnlessItIsHeldByNewerRuns() throws IOException {
    ingest(DAY.minusDays(9), false);
    List<String> rows = List.copyOf(warehouse.rows("2026-03-21-run-1"));
    warehouse.forget("2026-03-21-run-1");
    warehouse.order.clear();
    again(new Again.Uncommitted(List.of(), List.of()), "");
    again(new Again.Uncommitted(List.of(), List.of()), "");

    assertThat(warehouse.order).containsExactly("2026-03-21-run-1");
    assertThat(warehouse.rows("2026-03-21-run-1")).containsExactlyInAnyOrderElementsOf(rows);

    ingest(DAY.minusDays(9), false);
    ingest(DAY, false);
    warehouse.forget("2026-03-21-run-1");
    warehouse.order.clear();
    again(new Again.Uncommitted(List.of("2026-03-21-run-1"), List.of("client0")), "");

    // Lists without days were read since: their newer state stays.
    assertThat(warehouse.order).containsExactly("2026-03-21-run-1");
    assertThat(warehouse.rows("2026-03-21-run-1"))
        .isNotEmpty()
        .hasSizeLessThan(rows.size())
        .isSubsetOf(rows);
    again(new Again.Uncommitted(List.of(), List.of("stranger")), "");
    assertThat(warehouse.order).hasSize(1);
  }

  @Test
  void aReplayPutsSlicesWithDeadLettersThrough() throws IOException {
    ingest(DAY, false);
    RunFiles.manifests(settings().raw()).get(0).slices().stream()
        .map(result -> result.slice().id())
        .limit(1)
        .forEach(warehouse.letters::add);
    warehouse.order.clear();

    again(new Again.Letters(List.of("client0"), null, null, "BOSCO-3006", null, null), "");

    assertThat(warehouse.order).containsExactly("replay-2026-03-30-run-1-1");
    assertThat(warehouse.letters).isEmpty();
    assertThat(status()).isEqualTo("COMPLETE");
  }

  @Test
  void martsSayWhatReadersSee() throws IOException {
    CheckResult good = new CheckResult("rows", true, 0, "");
    CheckResult warning = new CheckResult("late", false, 3, "client0");
    warehouse.published = () -> new Publication("v7", List.of(good));
    marts(false);
    assertThat(status()).isEqualTo("PUBLISHED");
    assertThat(summary().path("snapshot").asText()).isEqualTo("v7");
    assertThat(summary().path("marts").get(0).path("computed").asInt()).isEqualTo(1);

    warehouse.published = () -> new Publication("v8", List.of(good, warning));
    marts(true);
    assertThat(status()).isEqualTo("WARNINGS");
    assertThat(summary().path("marts").get(0).path("computed").asInt()).isEqualTo(9);

    warehouse.published = () -> {
      throw new NotPublishedException(List.of());
    };
    marts(false);
    assertThat(status()).isEqualTo("NOT_PUBLISHED");

    warehouse.published = () -> {
      throw new BoscoException(ErrorCode.WAREHOUSE_FAILED, "BigQuery is away");
    };
    assertThatThrownBy(() -> marts(false)).hasMessage("BigQuery is away");
    assertThat(status()).isEqualTo("FAILED");
    assertThat(summary().path("error").asText()).isEqualTo("BigQuery is away");
  }
}
