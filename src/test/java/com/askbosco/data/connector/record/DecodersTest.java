package com.askbosco.data.connector.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.manifest.Decoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From bytes to values, decoder by decoder. */
class DecodersTest {
  private static final Decoder JSON = new Decoder.JsonDecoder();
  private static final Decoder LINES = new Decoder.JsonlDecoder();

  record Case(String name, Decoder decoder, byte[] bytes, List<String> values) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case of(String name, Decoder decoder, String text, String... values) {
    return new Case(name, decoder, text.getBytes(StandardCharsets.UTF_8), List.of(values));
  }

  private static Decoder csv(String encoding, String delimiter, String... nulls) {
    return new Decoder.CsvDecoder(encoding, delimiter, List.of(nulls));
  }

  private static Case table(String name, String text, String... values) {
    return of(name, csv("utf-8", ","), text, values);
  }

  private static Case encoded(String name, String encoding, Charset charset, String mark) {
    byte[] bytes = (mark + "ä\n1\n").getBytes(charset);
    return new Case(name, csv(encoding, ","), bytes, List.of("{\"ä\":\"1\"}"));
  }

  static Stream<Case> cases() throws IOException {
    return Stream.of(
        of("JSON", JSON, "{\"a\":1.50}", "{\"a\":1.50}"),
        of("a list of JSON", JSON, "[1,{\"a\":2}]", "1", "{\"a\":2}"),
        of("lines", LINES, "{\"a\":1}\n\nx\n[2]\n{\"a\":", "{\"a\":1}", "[2]"),
        of("a line with a mark", LINES, "\uFEFF{\"a\":1}\n2", "2"),
        of(
            "lines of text",
            new Decoder.IterableDecoder(),
            "a\rb\r\n\nc",
            "{\"record\":\"a\"}",
            "{\"record\":\"b\"}",
            "{\"record\":\"\"}",
            "{\"record\":\"c\"}"),
        of(
            "items",
            new Decoder.JsonItemsDecoder("a.b", "utf-8"),
            "{\"x\":[{\"b\":[0]}],\"a\":{\"c\":{\"b\":[9]},\"b\":[1,[2],{\"b\":[3]}]}}",
            "1",
            "[2]",
            "{\"b\":[3]}"),
        of(
            "items of a field named item",
            new Decoder.JsonItemsDecoder("a", "utf-8"),
            "{\"a\":{\"item\":1,\"other\":2}}",
            "1"),
        of(
            "items in lists",
            new Decoder.JsonItemsDecoder("item.a", "utf-8"),
            "[{\"a\":[1]},5,{\"a\":[2]}]",
            "1",
            "2"),
        of("no items", new Decoder.JsonItemsDecoder("a", "utf-8"), "7"),
        table("rows", "a,b\n1,2\n", "{\"a\":\"1\",\"b\":\"2\"}"),
        table("a row without its end", "a\n1", "{\"a\":\"1\"}"),
        table("an empty value at the end", "a,b\n1,", "{\"a\":\"1\",\"b\":\"\"}"),
        table("doubled quotes", "a\n\"x\"\"y\"\n", "{\"a\":\"x\\\"y\"}"),
        table("only quotes", "a,b\n\"\",\"\"\n", "{\"a\":\"\",\"b\":\"\"}"),
        table("spaces count", "a, b\n 1, \"2\"\n", "{\"a\":\" 1\",\" b\":\" \\\"2\\\"\"}"),
        table("carriage returns end lines", "a\r1\r\r2", "{\"a\":\"1\"}", "{\"a\":\"2\"}"),
        table("quotes that never end", "a\n\"1\n2", "{\"a\":\"1\\n2\"}"),
        table("nothing", ""),
        of(
            "a delimiter of its own",
            csv("utf-8", "\\x3b"),
            "a;b\n1;2",
            "{\"a\":\"1\",\"b\":\"2\"}"),
        of("no delimiter", csv("", ""), "a,b\n1,2", "{\"a\":\"1\",\"b\":\"2\"}"),
        encoded("Latin-1", "latin_1", StandardCharsets.ISO_8859_1, ""),
        encoded("Windows", "cp1252", Charset.forName("windows-1252"), ""),
        encoded("UTF-8 by another name", "UTF8", StandardCharsets.UTF_8, ""),
        encoded("UTF-8 with a mark", "utf-8-sig", StandardCharsets.UTF_8, "\uFEFF"),
        encoded("UTF-16 with a mark", "utf-16", StandardCharsets.UTF_16BE, "\uFEFF"),
        encoded("UTF-16 with the other mark", "utf_16", StandardCharsets.UTF_16LE, "\uFEFF"),
        encoded("UTF-16 without a mark", "utf-16", StandardCharsets.UTF_16LE, ""),
        new Case(
            "gzip",
            new Decoder.GzipDecoder(LINES),
            packed("1\n2", GzipDoor.GZIP),
            List.of("1", "2")),
        of("no gzip", new Decoder.GzipDecoder(LINES), "1\n2", "1", "2"),
        of("nothing in gzip", new Decoder.GzipDecoder(LINES), ""),
        new Case(
            "a zip file",
            new Decoder.ZipfileDecoder(LINES),
            zip("1", "2\n3"),
            List.of("1", "2", "3")),
        of(
            "an XML document that names an outside one",
            new Decoder.XmlDecoder(),
            "<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/x.dtd\"><r a='1'>x&foo;<b/></r>",
            "{\"r\":{\"@a\":\"1\",\"b\":null,\"#text\":\"x\"}}"));
  }

  private enum GzipDoor {
    GZIP,
    ZLIB
  }

  private static byte[] packed(String text, GzipDoor how) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        how == GzipDoor.GZIP ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String... files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (String file : files) {
        out.putNextEntry(new ZipEntry("../" + file.length() + ".jsonl"));
        out.write(file.getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static Values open(Decoder decoder, InputStream in) throws Exception {
    return Decoders.compile(decoder, new Expressions(YamlFile.parse("m.yaml", "a: 1")))
        .open(in);
  }

  private static List<String> all(Values values) throws Exception {
    List<String> all = new ArrayList<>();
    try (values) {
      for (JsonNode value = values.next(); value != null; value = values.next()) {
        all.add(value.toString());
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheValues(Case each) throws Exception {
    assertThat(all(open(each.decoder(), new ByteArrayInputStream(each.bytes()))))
        .isEqualTo(each.values());
  }

  static Stream<Case> faults() throws IOException {
    return Stream.of(
        of("no JSON", JSON, "<html>"),
        of("null", JSON, "null"),
        of("a mark", JSON, "\uFEFF1"),
        of("two values", JSON, "1 2"),
        of("items cut off", new Decoder.JsonItemsDecoder("a", "utf-8"), "{\"a\":[1"),
        of("items and more", new Decoder.JsonItemsDecoder("a", "utf-8"), "{\"a\":[1]} x"),
        of("no items at all", new Decoder.JsonItemsDecoder("a", "utf-8"), ""),
        of("an encoding there is not", csv("nope", ","), "a\n1"),
        of("a delimiter of two", csv("utf-8", "||"), "a\n1"),
        of("a value without end", csv("utf-8", ","), "a\n" + "x".repeat(131_073)),
        new Case(
            "another encoding",
            csv("utf-8", ","),
            new byte[] {'a', '\n', (byte) 0xe9, '\n'},
            List.of()),
        new Case("lines in another encoding", LINES, new byte[] {'"', (byte) 0xe9, '"'}, List.of()),
        of("no zip file", new Decoder.ZipfileDecoder(LINES), "PK"),
        of("no XML", new Decoder.XmlDecoder(), "<a>"),
        of("an entity there is not", new Decoder.XmlDecoder(), "<a>&b;</a>"),
        of("endless XML", new Decoder.XmlDecoder(), "<a>".repeat(600)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void refusesWhatIsNotAsItShouldBe(Case each) {
    assertThatThrownBy(() -> all(open(each.decoder(), new ByteArrayInputStream(each.bytes()))))
        .isInstanceOf(MalformedBodyException.class);
  }

  static Stream<Case> frames() throws IOException {
    Function<String, Decoder> none = text -> JSON;
    return Stream.of(
        of(
            "what is not available",
            none.apply(""),
            "a,b\nNA,1\n,x\n",
            "{\"a\":null,\"b\":\"1\"}",
            "{\"a\":null,\"b\":\"x\"}"),
        of(
            "names twice and none",
            none.apply(""),
            "a,a,\n1,2,3\n",
            "{\"a\":\"1\",\"a.1\":\"2\",\"Unnamed: 2\":\"3\"}"),
        of(
            "an index before the names",
            none.apply(""),
            "a,b\n0,1,2\n3,4\n",
            "{\"a\":\"1\",\"b\":\"2\"}",
            "{\"a\":\"4\",\"b\":null}"),
        of("zeros", none.apply(""), "a\n\u00001\u0000\n", "{\"a\":\"1\"}"),
        of("nothing", none.apply(""), ""),
        new Case("gzip", JSON, packed("a\n1\n", GzipDoor.GZIP), List.of("{\"a\":\"1\"}")),
        new Case("zlib", JSON, packed("a\n1\n", GzipDoor.ZLIB), List.of("{\"a\":\"1\"}")));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void readsTablesAsDataFrames(Case each) throws Exception {
    assertThat(all(DataFrameRows.open(new ByteArrayInputStream(each.bytes()), false)))
        .isEqualTo(each.values());
  }

  @Test
  void aDataFrameMayKeepTextsAndRefusesLongRows() throws Exception {
    InputStream in = new ByteArrayInputStream("a\nNA\n\"\"\n".getBytes(StandardCharsets.UTF_8));
    assertThat(all(DataFrameRows.open(in, true))).containsExactly("{\"a\":\"NA\"}", "{\"a\":null}");
    InputStream wide = new ByteArrayInputStream("a\n1\n2,3\n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> all(DataFrameRows.open(wide, true)))
        .isInstanceOf(MalformedBodyException.class);
  }

  /** Gives one row again and again, and knows how much of it was taken. */
  private static final class Endless extends InputStream {
    private final byte[] head;
    private final byte[] row;
    private long taken;

    Endless(String head, String row) {
      this.head = head.getBytes(StandardCharsets.UTF_8);
      this.row = row.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
      long at = taken++;
      return at < head.length ? head[(int) at] : row[(int) ((at - head.length) % row.length)];
    }
  }

  @Test
  void noMoreIsReadThanIsGiven() throws Exception {
    Decoder items = new Decoder.JsonItemsDecoder("a", "utf-8");
    for (Decoder decoder :
        List.of(csv("utf-8", ","), LINES, items, new Decoder.IterableDecoder())) {
      Endless endless = decoder == items
          ? new Endless("{\"a\":[0", ",{\"b\":12345678}")
          : decoder == LINES
              ? new Endless("", "{\"b\":12345678}\n")
              : new Endless("b\n", "1234567\n");
      Values values = open(decoder, endless);
      for (int i = 0; i < 100_000; i++) {
        assertThat(values.next()).isNotNull();
      }
      assertThat(endless.taken).isLessThan(100_000L * 15 + (1 << 18));
    }
  }

  @Test
  void aBombIsNotUnpacked() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        out.write(zeros);
      }
    }
    InputStream in = Gzip.open(new ByteArrayInputStream(bomb.toByteArray()));
    assertThatThrownBy(() -> in.skip(100L << 20)).hasMessageContaining("proportion");
  }
}
