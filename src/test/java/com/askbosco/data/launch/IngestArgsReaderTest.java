package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.launch.IngestArgs.Days;
import com.askbosco.data.launch.IngestArgs.Every;
import com.askbosco.data.launch.IngestArgs.Locations;
import com.askbosco.data.launch.template.Parameters;
import com.askbosco.data.model.ProblemsException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

class IngestArgsReaderTest {
  private static final String[] FOLDERS = {
    "--clientsLocation=gs://b/clients/",
    "--rawLocation=gs://b/raw",
    "--stagedRowsLocation=gs://b/staged",
    "--warehouseProject=test-project"
  };

  private static IngestArgs read(String... more) {
    return Parameters.read(options(more), IngestOptions.class, IngestArgsReader::read);
  }

  private static IngestOptions options(String... args) {
    return PipelineOptionsFactory.fromArgs(args).as(IngestOptions.class);
  }

  private static String[] with(String... more) {
    String[] all = new String[FOLDERS.length + more.length];
    System.arraycopy(FOLDERS, 0, all, 0, FOLDERS.length);
    System.arraycopy(more, 0, all, FOLDERS.length, more.length);
    return all;
  }

  @Test
  void readsABatchOfOneDayAsOfTheNext() {
    LocalDate day = LocalDate.parse("2026-03-30");
    assertThat(read(with("--date=2026-03-30", "--clientIds=b, a")))
        .isEqualTo(new IngestArgs(
            new Days(day, day, day.plusDays(1)),
            new Locations("gs://b/clients", "gs://b/raw", "gs://b/staged"),
            List.of("a", "b"),
            Optional.empty(),
            IngestArgs.defaultParallelism()));
  }

  @Test
  void readsSomeSourcesOnly() {
    assertThat(read(with("--date=2026-03-30", "--sources=shopify, google-ads,shopify"))
            .sources())
        .containsExactly("google-ads", "shopify");
    assertThatThrownBy(() -> read(with("--mode=streaming", "--sources=shopify")))
        .hasMessage(
            "BOSCO-1501 --sources: is given in streaming mode, which polls all sources. Leave it out.");
  }

  @Test
  void readsSeveralDaysAndTheirLogicalToday() {
    assertThat(read(with("--from=2026-03-01", "--to=2026-03-30", "--asOf=2026-04-05"))
            .schedule())
        .isEqualTo(new Days(
            LocalDate.parse("2026-03-01"),
            LocalDate.parse("2026-03-30"),
            LocalDate.parse("2026-04-05")));
  }

  @Test
  void readsAPoll() {
    IngestArgs args =
        read(with("--mode=streaming", "--pollSeconds=60", "--sandboxUrl=http://127.0.0.1:1/"));
    assertThat(args.schedule()).isEqualTo(new Every(Duration.ofMinutes(1)));
    assertThat(args.sandbox()).contains("http://127.0.0.1:1");
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    assertThatThrownBy(() -> read(
            "--from=2026-13-01", "--date=2026-03-30", "--asOf=2026-03-01", "--rawLocation=/raw"))
        .isInstanceOf(ProblemsException.class)
        .hasMessage("""
            BOSCO-1501 --clientsLocation: is missing. Name a folder, such as gs://bucket/folder.
            BOSCO-1501 --stagedRowsLocation: is missing. Name a folder, such as gs://bucket/folder.
            BOSCO-1501 --warehouseProject: is missing. Write the project's id, not its name or number.
            BOSCO-1501 --date: is given together with from or to. Give the one or the others.
            BOSCO-1501 --asOf: `2026-03-01` is before the last day, `2026-03-30`. Days that have not begun cannot be read.""");
    assertThatThrownBy(() -> read(with("--from=soon", "--mode=batch"))).hasMessage("""
            BOSCO-1501 --from: `soon` is no day. Write it like 2026-03-31.
            BOSCO-1501 --to: is missing. Give a day such as 2026-03-31.""");
    assertThatThrownBy(() -> read(with("--mode=streaming", "--pollSeconds=1", "--to=2026-03-30")))
        .hasMessage("""
            BOSCO-1501 --to: is given in streaming mode, which has no days. Leave it out.
            BOSCO-1501 --pollSeconds: `1` is less than 60. Vendors count every request.""");
    assertThatThrownBy(() -> read(with("--mode=often", "--sandboxUrl=http://u:hidden@h/")))
        .hasMessageContaining("--mode: `often` is none of its choices. Write batch or streaming")
        .hasMessageContaining("--sandboxUrl: is no plain web address")
        .hasMessageNotContaining("hidden");
  }
}
