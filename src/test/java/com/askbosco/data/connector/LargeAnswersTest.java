package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.record.TemporaryFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Answers too large for memory: they come as files, and records come out a part at a time. */
class LargeAnswersTest {
  private static final int ROWS = 12_345;
  private final List<FileChannel> files = new ArrayList<>();

  private static Rig rig(String decoder) {
    return new Rig()
        .retriever("decoder: " + decoder)
        .selector("record_selector: {extractor: {field_path: []}}");
  }

  private static String lines(int rows) {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, rows).forEach(i -> text.append("{\"id\":").append(i).append("}\n"));
    return text.toString();
  }

  private static String table(int rows) {
    StringBuilder text = new StringBuilder("id,name\n");
    IntStream.range(0, rows).forEach(i -> text.append(i).append(",n").append(i).append('\n'));
    return text.toString();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private Access downloading(Rig rig, byte[] bytes) {
    Transport transport = request -> {
      assertThat(request.maxFileBytes()).isPositive();
      Path path = TemporaryFile.create();
      FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      Files.delete(path);
      file.write(ByteBuffer.wrap(bytes));
      files.add(file);
      return new Response(200, Map.of(), new byte[0], new Download(file));
    };
    return new Access(transport, rig.budgets, rig.time, rig.time, rig);
  }

  private static List<Page> pages(Rig rig, Access access, @Nullable String position)
      throws Exception {
    List<Page> all = new ArrayList<>();
    try (Pages pages =
        rig.connector().open("things", rig.json(rig.config), null, position, access)) {
      for (Page page = pages.next(); page != null; page = pages.next()) {
        all.add(page);
      }
    }
    return all;
  }

  @Test
  void aFileIsReadInPartsThatAreKeptReadAgainAndGoneOnWith() throws Exception {
    Rig rig = rig("{type: GzipDecoder, decoder: {type: JsonlDecoder}}");
    Access access = downloading(rig, gzip(lines(ROWS)));
    List<Page> all = pages(rig, access, null);

    assertThat(all).hasSize(3).allMatch(page -> page.body().length <= 2 << 20);
    List<String> records = new ArrayList<>();
    for (Page page : all) {
      List<String> texts = Rig.texts(page.records());
      assertThat(Rig.texts(
              rig.connector().records("things", rig.json("{}"), page.context(), page.body())))
          .isEqualTo(texts);
      records.addAll(texts);
    }
    assertThat(String.join("\n", records) + "\n").isEqualTo(lines(ROWS));
    List<Page> later = pages(rig, access, all.get(0).nextPosition());
    assertThat(later).hasSize(2);
    assertThat(Rig.texts(later.get(0).records())).isEqualTo(Rig.texts(all.get(1).records()));
    assertThat(files).hasSize(2).noneMatch(FileChannel::isOpen);
  }

  @Test
  void aSmallAnswerThatHoldsMuchIsReadInPartsToo() throws Exception {
    Rig rig = rig("{type: CsvDecoder}");
    rig.source.then(table(ROWS));
    List<Page> all = rig.pages(null);

    assertThat(all).hasSize(3);
    assertThat(all.get(2).records()).hasSize(ROWS - 10_000);
    assertThat(Rig.texts(rig.connector()
            .records("things", rig.json("{}"), all.get(1).context(), all.get(1).body())))
        .isEqualTo(Rig.texts(all.get(1).records()))
        .startsWith("{\"id\":\"5000\",\"name\":\"n5000\"}");
  }

  @Test
  void aSmallTableIsOnePageOfItsOwnBytes() throws Exception {
    Rig rig = rig("{type: CsvDecoder}");
    rig.source.then(table(2));
    List<Page> all = rig.pages(null);

    assertThat(all).hasSize(1);
    assertThat(new String(all.get(0).body(), StandardCharsets.UTF_8)).isEqualTo(table(2));
    assertThat(Rig.texts(rig.connector()
            .records("things", rig.json("{}"), all.get(0).context(), all.get(0).body())))
        .containsExactly("{\"id\":\"0\",\"name\":\"n0\"}", "{\"id\":\"1\",\"name\":\"n1\"}");
  }

  @Test
  void whatCannotBeReadAtOnceIsAskedForAgain() throws Exception {
    Rig rig = rig("{type: GzipDecoder, decoder: {type: JsonDecoder}}");
    rig.source.then("{\"a\":").then("{\"a\":1}");

    assertThat(rig.records()).containsExactly("{\"a\":1}");
    assertThat(rig.events).anyMatch(event -> event.startsWith("retry 1"));
  }

  @Test
  void inTheProtocolRecordsBeforeAFaultAreGivenAndThenTheReadFails() {
    Rig rig = rig("{type: JsonlDecoder}");
    byte[] bytes = (lines(6_000) + "{\"id\":\"?\"}\n").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 4] = (byte) 0x80;
    List<Integer> sizes = new ArrayList<>();
    ReadOutput out = new ReadOutput() {
      @Override
      public void records(List<com.askbosco.data.model.SourceRecord> records) {
        sizes.add(records.size());
      }

      @Override
      public void state(com.fasterxml.jackson.databind.JsonNode state) {}

      @Override
      public void control(com.fasterxml.jackson.databind.JsonNode config) {}
    };

    assertThatThrownBy(() -> rig.connector()
            .read("things", rig.json("{}"), Optional.empty(), downloading(rig, bytes), out))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("UTF-8");
    assertThat(sizes.stream().mapToInt(i -> i).sum()).isEqualTo(6_000);
  }
}
