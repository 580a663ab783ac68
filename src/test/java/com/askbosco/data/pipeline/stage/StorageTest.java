package com.askbosco.data.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.warehouse.StagedRun.StagedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {

  @TempDir
  Path temp;

  @BeforeAll
  static void fileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> paths = Files.walk(temp)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> temp.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void anObjectIsThereWholeOrNotAtAll() throws IOException {
    String uri = temp + "/a/b.json";
    Storage.write(uri, new byte[] {1, 2});

    try (Storage.Pending unfinished = Storage.begin(uri)) {
      unfinished.out().write(3);
      assertThat(Storage.read(uri)).hasValue(new byte[] {1, 2});
    }
    assertThat(Storage.read(uri)).hasValue(new byte[] {1, 2});
    assertThat(files()).containsExactly("a/b.json");

    try (Storage.Pending finished = Storage.begin(uri)) {
      finished.out().write(3);
      finished.publish();
    }
    assertThat(Storage.read(uri)).hasValue(new byte[] {3});
    assertThat(files()).containsExactly("a/b.json");
  }

  @Test
  void whatIsMissingIsEmptyAndListsAreInOrder() {
    assertThat(Storage.read(temp + "/none")).isEmpty();
    assertThat(Storage.list(temp + "/*.json")).isEmpty();
    Storage.write(temp + "/2.json", new byte[0]);
    Storage.write(temp + "/1.json", new byte[0]);
    assertThat(Storage.list(temp + "/*.json")).containsExactly(temp + "/1.json", temp + "/2.json");
    Storage.delete(temp + "/1*");
    assertThat(Storage.list(temp + "/*.json")).containsExactly(temp + "/2.json");
  }

  @Test
  void tablesAppearTogetherWithoutRowsThatWereNotEnded() throws IOException {
    try (StagedTables abandoned = new StagedTables(temp.toString(), "x")) {
      abandoned.table("silver.a").row().ascii("{}");
      abandoned.table("silver.a").endRow();
    }
    assertThat(files()).isEmpty();

    List<StagedFile> staged;
    try (StagedTables tables = new StagedTables(temp.toString(), "y")) {
      tables.table("silver.a").row().ascii("{\"n\":1}");
      tables.table("silver.a").endRow();
      tables.table("silver.a").row().ascii("{\"n\":");
      tables.cutRows();
      for (int i = 0; i < 20_000; i++) {
        tables.table("bronze.b").row().ascii("{\"n\":").number(i).raw('}');
        tables.table("bronze.b").endRow();
      }
      staged = tables.publish();
    }
    assertThat(staged)
        .containsExactly(
            new StagedFile("bronze.b", temp + "/bronze.b/y.jsonl", 20_000),
            new StagedFile("silver.a", temp + "/silver.a/y.jsonl", 1));
    assertThat(Files.readString(temp.resolve("silver.a/y.jsonl"))).isEqualTo("{\"n\":1}\n");
    assertThat(Files.readString(temp.resolve("bronze.b/y.jsonl")).lines())
        .hasSize(20_000)
        .last()
        .isEqualTo("{\"n\":19999}");
  }

  @Test
  void aLargeTableGoesToSeveralFilesWhoseRowsAndNamesAreInOrder() throws IOException {
    String text = "x".repeat(1_000);
    List<StagedFile> staged;
    try (StagedTables tables = new StagedTables(temp.toString(), "y")) {
      for (int i = 0; i < 20_000; i++) {
        tables.table("bronze.b").row().ascii("{\"t\":\"").ascii(text).ascii("\",\"n\":");
        tables.table("bronze.b").row().number(tables.table("bronze.b").place()).raw('}');
        tables.table("bronze.b").endRow();
      }
      staged = tables.publish();
    }
    List<String> numbers = new ArrayList<>();
    for (StagedFile file :
        staged.stream().sorted(Comparator.comparing(StagedFile::uri)).toList()) {
      List<String> lines = Files.readAllLines(Path.of(file.uri()));
      assertThat(lines).hasSize((int) file.rows());
      lines.forEach(line -> numbers.add(line.substring(line.lastIndexOf(':') + 1)));
    }
    assertThat(staged).hasSize(3);
    assertThat(numbers)
        .isEqualTo(IntStream.range(0, 20_000).mapToObj(i -> i + "}").toList());
  }

  @Test
  void oneSinkWritesFileAfterFile() throws IOException {
    try (GzipSink gzip = new GzipSink()) {
      for (int i = 0; i < 3; i++) {
        try (OutputStream out = Files.newOutputStream(temp.resolve(i + ".gz"))) {
          gzip.begin(out);
          gzip.write(out, ("file " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8), 6);
          gzip.end(out);
        }
      }
    }
    assertThat(List.of(unzip("0.gz"), unzip("1.gz"), unzip("2.gz")))
        .containsExactly("file 0", "file 1", "file 2");
  }

  private String unzip(String name) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(temp.resolve(name)))) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
