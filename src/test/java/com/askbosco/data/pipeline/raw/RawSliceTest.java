package com.askbosco.data.pipeline.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.Page;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.raw.RawSlice.Counts;
import com.askbosco.data.pipeline.raw.RawSlice.RawPage;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.stage.GzipSink;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawSliceTest {
  private static final Slice SLICE = new Slice(
      "aurora",
      "shop",
      "fake",
      "orders/all",
      "a",
      "key",
      DateRange.day(LocalDate.parse("2026-03-30")));
  private static final SliceContext CONTEXT = new SliceContext(
      "run-1",
      Instant.parse("2026-03-31T06:00:00Z"),
      SLICE,
      new Connection("agency", "aurora", "EUR", "UTC", "shop", "fake", "none", "", "", "{}"),
      "hash");

  @TempDir
  Path temp;

  @BeforeAll
  static void fileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private static Page page(String body) {
    return new Page(
        0,
        body.getBytes(StandardCharsets.UTF_8),
        JsonNodeFactory.instance.objectNode().put("rate", 1.5),
        List.of(),
        null);
  }

  @Test
  void aSliceReadInThreeStretchesIsOneSliceOnlyAtItsEnd() throws IOException {
    RawLayout layout = new RawLayout(temp.toString());
    try (GzipSink gzip = new GzipSink()) {
      WriteRaw first = new WriteRaw(layout, CONTEXT, gzip, 0, -1);
      first.write(0, page("one"));
      first.write(1, page("two"));
      first.suspend(new Counts(20, 1, 2, 30, 400, 7));
      WriteRaw second = new WriteRaw(layout, CONTEXT, gzip, 2, 0);
      second.write(2, page("three"));
      second.suspend(new Counts(10, 0, 0, 0, 40, 2));
      assertThat(ReadRaw.slice(layout, SLICE, "run-1")).isEmpty();

      WriteRaw third = new WriteRaw(layout, CONTEXT, gzip, 3, 2);
      third.write(3, page("four"));
      third.complete(new Counts(1, 1, 0, 0, 4, 1));
    }

    RawSlice slice = ReadRaw.slice(layout, SLICE, "run-1").orElseThrow();
    assertThat(slice.slice()).isEqualTo(SLICE);
    assertThat(slice.connection()).isEqualTo(CONTEXT.connection());
    assertThat(slice.counts()).isEqualTo(new Counts(31, 2, 2, 30, 444, 10));
    assertThat(slice.pages().stream().map(RawPage::file))
        .containsExactly(
            "page-00000.json.gz", "page-00001.json.gz", "page-00002.json.gz", "page-00003.json.gz");
    assertThat(slice.pages().stream()
            .map(each -> new String(ReadRaw.body(layout, slice, each), StandardCharsets.UTF_8)))
        .containsExactly("one", "two", "three", "four");
    assertThat(ReadRaw.slice(layout, SLICE, "run-2")).isEmpty();
  }

  @Test
  void refusesAPageWhoseBytesAreNotThoseThatWereRead() throws IOException {
    RawLayout layout = new RawLayout(temp.toString());
    RawSlice slice;
    try (GzipSink gzip = new GzipSink()) {
      WriteRaw raw = new WriteRaw(layout, CONTEXT, gzip, 0, -1);
      raw.write(0, page("one"));
      slice = raw.complete(Counts.ZERO);
    }
    Path file = Path.of(layout.uri(RawLayout.folder(SLICE, "run-1") + "/page-00000.json.gz"));
    assertThat(file)
        .hasToString(temp + "/aurora/shop/orders_all/" + SLICE.id() + "/run-1/page-00000.json.gz");

    for (String other : List.of("two", "longer", "o")) {
      try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write(other.getBytes(StandardCharsets.UTF_8));
      }
      assertThatThrownBy(() -> ReadRaw.body(layout, slice, slice.pages().get(0)))
          .hasMessageContaining("its bytes changed");
    }
  }
}
