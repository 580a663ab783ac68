package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.Watermark;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ingests launched twice, killed between commit and word, failed. */
class CloudIngestTest extends CloudJobs {
  @Test
  void anIngestLaunchedTwiceIsOneRun() throws IOException {
    ingest(DAY, false);
    JsonNode first = summary();
    int asked = source.asked.size();
    ingest(DAY, false);

    assertThat(warehouse.order).containsExactly("2026-03-30-run-1");
    assertThat(source.asked).hasSize(asked);
    assertThat(first.path("status").asText()).isEqualTo("COMPLETE");
    assertThat(first.path("runId").asText()).isEqualTo("2026-03-30-run-1");
    assertThat(first.path("sources").get(0).path("records").asLong()).isPositive();
    assertThat(status()).isEqualTo("COMPLETE");
    assertThat(temp.resolve("raw/_runs/dt=2026-03-31/2026-03-30-run-1/run_summary.json"))
        .exists();
  }

  @Test
  void aRunWithSlicesMissingIsTriedAgainUnlessTheRequestIsTheSame() throws IOException {
    source.failing("client0-b", 1, ErrorCode.SOURCE_UNAUTHORISED);
    ingest(DAY, true);
    assertThat(status()).isEqualTo("PARTIAL");
    ingest(DAY, true);
    assertThat(warehouse.order).containsExactly("2026-03-30-run");
    assertThat(status()).isEqualTo("PARTIAL");

    ingest(DAY, false);
    source.mend("client0-b");
    ingest(DAY, false);
    ingest(DAY, false);

    assertThat(warehouse.order)
        .containsExactly("2026-03-30-run", "2026-03-30-run-1", "2026-03-30-run-2");
    assertThat(status()).isEqualTo("COMPLETE");
  }

  @Test
  void aJobWhoseCommitFailedSaysSoAndIsDoneByTheNext() throws IOException {
    warehouse.lost = 1;
    assertThatThrownBy(() -> ingest(DAY, false)).isInstanceOf(BoscoException.class);
    assertThat(summary().path("status").asText()).isEqualTo("FAILED");
    // The message is not one of ours and may hold anything.
    assertThat(summary().path("error").asText()).isEqualTo("IllegalStateException");
    int asked = source.asked.size();

    ingest(DAY, false);

    assertThat(source.asked).as("pages are read from raw").hasSize(asked);
    assertThat(warehouse.order).containsExactly("2026-03-30-run-1");
    assertThat(status()).isEqualTo("COMPLETE");
  }

  @Test
  void aWorkerThatDiesBetweenCommitAndWordCommitsNothingTwice() throws IOException {
    dieOnce();
    assertThatThrownBy(() -> ingest(DAY, false)).hasMessageContaining("the worker died");
    List<String> rows = List.copyOf(warehouse.rows("2026-03-30-run-1"));

    ingest(DAY, false);

    assertThat(warehouse.order).containsExactly("2026-03-30-run-1");
    assertThat(warehouse.rows("2026-03-30-run-1")).isEqualTo(rows);
    assertThat(status()).isEqualTo("COMPLETE");
  }

  @Test
  void daysThatAreMissingInTheWarehouseAreReadToo() {
    warehouse.marks.add(new Watermark(
        "client0", "shop", "fake", "daily", "client0-a", DAY.minusDays(9), DAY.minusDays(4), null));
    ingest(DAY, false);

    assertThat(source.asked)
        .anyMatch(page -> page.startsWith("daily client0-a") && page.contains("2026-03-27/"))
        .noneMatch(page -> page.startsWith("daily client0-b") && page.contains("2026-03-27/"));
  }
}
