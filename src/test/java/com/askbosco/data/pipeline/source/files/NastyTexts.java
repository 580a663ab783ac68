package com.askbosco.data.pipeline.source.files;

import static com.askbosco.data.pipeline.source.files.NastyFile.of;
import static com.askbosco.data.pipeline.source.files.NastyFile.text;
import static com.askbosco.data.pipeline.source.files.NastyFile.with;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** CSV as it comes. */
final class NastyTexts {
  private static final String ROWS = "id;name\n1;Müller\n2;Łódź\n";

  private NastyTexts() {}

  static List<NastyFile> all() {
    return List.of(
        text("plain", "a.csv", "id,name\n1,x\n", "2 {\"id\":\"1\",\"name\":\"x\"}"),
        text(
            "no line break at the end", "a.csv", "id,name\n1,x", "2 {\"id\":\"1\",\"name\":\"x\"}"),
        text(
            "line ends of Windows",
            "a.csv",
            "id,name\r\n1,x\r\n",
            "2 {\"id\":\"1\",\"name\":\"x\"}"),
        text(
            "line ends of old Macs",
            "a.csv",
            "id,name\r1,x\r2,y",
            "2 {\"id\":\"1\",\"name\":\"x\"}",
            "3 {\"id\":\"2\",\"name\":\"y\"}"),
        text(
            "a carriage return within a field",
            "a.csv",
            "id,name\n1,a\rb\n",
            "2 {\"id\":\"1\",\"name\":\"a\\rb\"}"),
        text(
            "semicolons and decimal commas",
            "a.csv",
            "id;amount\n1;12,50\n2;1.234,00\n",
            "2 {\"id\":\"1\",\"amount\":\"12,50\"}",
            "3 {\"id\":\"2\",\"amount\":\"1.234,00\"}"),
        text(
            "tabs in a file called csv",
            "a.csv",
            "id\tname\n1\tx, y\n",
            "2 {\"id\":\"1\",\"name\":\"x, y\"}"),
        text("tsv", "a.tsv", "id\tname\n1\t\"x\ty\"\n", "2 {\"id\":\"1\",\"name\":\"x\\ty\"}"),
        text("bars", "a.txt", "id|name\n1|x\n", "2 {\"id\":\"1\",\"name\":\"x\"}"),
        text("one column", "a.csv", "id\n1\n2\n", "2 {\"id\":\"1\"}", "3 {\"id\":\"2\"}"),
        text(
            "a delimiter, quotes and a line break within quotes",
            "a.csv",
            "id,name\n1,\"a \"\"b\"\", c\nd\"\n2,e\n",
            "2 {\"id\":\"1\",\"name\":\"a \\\"b\\\", c\\nd\"}",
            "4 {\"id\":\"2\",\"name\":\"e\"}"),
        text(
            "an empty field is null, an empty text is not",
            "a.csv",
            "id,name\n1,\n2,\"\"\n",
            "2 {\"id\":\"1\",\"name\":null}",
            "3 {\"id\":\"2\",\"name\":\"\"}"),
        text(
            "inches", "a.csv", "id,size\n1,5\" pipe\n", "2 {\"id\":\"1\",\"size\":\"5\\\" pipe\"}"),
        text(
            "blanks behind a closing quote",
            "a.csv",
            "id,name\n1,\"x\"  \n2,\"y\" ,\n",
            "2 {\"id\":\"1\",\"name\":\"x\"}",
            "3 {\"id\":\"2\",\"name\":\"y\"}"),
        text(
            "a quote that is never closed costs its line",
            "a.csv",
            "id,name\n1,\"x\n2,y\n3,z\n",
            "2 ! a quote that is never closed",
            "3 {\"id\":\"2\",\"name\":\"y\"}",
            "4 {\"id\":\"3\",\"name\":\"z\"}"),
        text(
            "an open quote closed by another row's",
            "a.csv",
            "id,name\n1,\"x\n2,\"y\"\n3,z\n",
            "2 ! text behind a closing quote in field 2",
            "3 {\"id\":\"2\",\"name\":\"y\"}",
            "4 {\"id\":\"3\",\"name\":\"z\"}"),
        text(
            "text behind a closing quote",
            "a.csv",
            "id,name\n1,\"x\"y\n2,z\n",
            "2 ! text behind a closing quote in field 2",
            "3 {\"id\":\"2\",\"name\":\"z\"}"),
        text(
            "quotes are not quotes at all",
            "a.csv",
            "id,name\n" + "1,\"x\n".repeat(600),
            "FAILED BOSCO-2016: too many quotes are never closed. Say `csv.quote: none`"),
        with(
            "no quotes",
            "a.csv",
            "\"csv\":{\"quote\":\"none\"}",
            "id,name\n1,\"x\n",
            "2 {\"id\":\"1\",\"name\":\"\\\"x\"}"),
        text(
            "too few and too many fields",
            "a.csv",
            "id,name,amount\n1,x\n2,y,3\n4,z,5,6\n",
            "2 ! 2 fields, the header has 3",
            "3 {\"id\":\"2\",\"name\":\"y\",\"amount\":\"3\"}",
            "4 ! 4 fields, the header has 3"),
        text(
            "delimiters at all line ends",
            "a.csv",
            "id,name,\n1,x,\n2,y\n3,z,w\n",
            "2 {\"id\":\"1\",\"name\":\"x\"}",
            "3 {\"id\":\"2\",\"name\":\"y\"}",
            "4 {\"id\":\"3\",\"name\":\"z\",\"column_3\":\"w\"}"),
        text(
            "duplicated headers",
            "a.csv",
            "id,name,name,name_2\n1,x,y,z\n",
            "2 {\"id\":\"1\",\"name\":\"x\",\"name_3\":\"y\",\"name_2\":\"z\"}"),
        text(
            "headers without a name, with blanks",
            "a.csv",
            "id,, amount \n1,x,2\n",
            "2 {\"id\":\"1\",\"column_2\":\"x\",\"amount\":\"2\"}"),
        text(
            "the header again in the middle",
            "a.csv",
            "id,name\n1,x\nid,name\n2,y\n",
            "2 {\"id\":\"1\",\"name\":\"x\"}",
            "3 ! the header once more",
            "4 {\"id\":\"2\",\"name\":\"y\"}"),
        text("header alone", "a.csv", "id,name\n"),
        text("blank lines", "a.csv", "\n\nid,name\n\n1,x\n\n\n", "5 {\"id\":\"1\",\"name\":\"x\"}"),
        text("empty", "a.csv", "", "FAILED BOSCO-2016: it has not a single byte"),
        with("empty, and that is right", "a.csv", "\"may_be_empty\":true", ""),
        with(
            "escapes",
            "a.csv",
            "\"csv\":{\"escape\":\"\\\\\"}",
            "id,name\n1,\"a \\\"b\\\"\"\n2,c\\,d\n3,e\\f\n",
            "2 {\"id\":\"1\",\"name\":\"a \\\"b\\\"\"}",
            "3 {\"id\":\"2\",\"name\":\"c,d\"}",
            "4 {\"id\":\"3\",\"name\":\"e\\\\f\"}"),
        with(
            "comments and a title",
            "a.csv",
            "\"csv\":{\"comment\":\"#\",\"skip_lines\":2}",
            "Report of March\nall shops\nid,name\n# 1,x\n2,y\n",
            "5 {\"id\":\"2\",\"name\":\"y\"}"),
        with(
            "no header",
            "a.csv",
            "\"csv\":{\"header\":false}",
            "1,x\n2,y\n",
            "1 {\"column_1\":\"1\",\"column_2\":\"x\"}",
            "2 {\"column_1\":\"2\",\"column_2\":\"y\"}"),
        with(
            "no header, but names",
            "a.csv",
            "\"csv\":{\"header\":false,\"columns\":[\"id\",\"name\"]}",
            "1,x\n2\n",
            "1 {\"id\":\"1\",\"name\":\"x\"}",
            "2 ! 1 fields, the header has 2"),
        with(
            "another word for null",
            "a.csv",
            "\"csv\":{\"null_text\":\"NULL\"}",
            "id,name\n1,NULL\n2,\"NULL\"\n",
            "2 {\"id\":\"1\",\"name\":null}",
            "3 {\"id\":\"2\",\"name\":\"NULL\"}"),
        of(
            "byte order mark",
            "a.csv",
            bytes("\ufeffid,name\n1,ü\n", StandardCharsets.UTF_8),
            "",
            "2 {\"id\":\"1\",\"name\":\"ü\"}"),
        of(
            "UTF-16 of Excel",
            "a.csv",
            bytes("\ufeff" + ROWS, StandardCharsets.UTF_16LE),
            "",
            "2 {\"id\":\"1\",\"name\":\"Müller\"}",
            "3 {\"id\":\"2\",\"name\":\"Łódź\"}"),
        of(
            "UTF-16 without a mark",
            "a.csv",
            bytes("id,name,city\n1,Anna,Berlin\n", StandardCharsets.UTF_16BE),
            "",
            "2 {\"id\":\"1\",\"name\":\"Anna\",\"city\":\"Berlin\"}"),
        of(
            "UTF-16 cut off within a character",
            "a.csv",
            cut(bytes("\ufeffid,name\n1,x\n2,yz", StandardCharsets.UTF_16LE), 1),
            "",
            "2 {\"id\":\"1\",\"name\":\"x\"}",
            "3 ! field name: a character that is broken in the file's encoding"),
        of(
            "Windows-1252",
            "a.csv",
            bytes("id;name\n1;Müller – €\n", Charset.forName("windows-1252")),
            "",
            "2 {\"id\":\"1\",\"name\":\"Müller – €\"}"),
        of(
            "Latin-1, as it is said",
            "a.csv",
            bytes("id;name\n1;Müller\n", StandardCharsets.ISO_8859_1),
            "\"encoding\":\"iso-8859-1\"",
            "2 {\"id\":\"1\",\"name\":\"Müller\"}"),
        of(
            "Latin-2, as it is said",
            "a.csv",
            bytes("id;name\n1;Łódź\n", Charset.forName("iso-8859-2")),
            "\"encoding\":\"iso-8859-2\"",
            "2 {\"id\":\"1\",\"name\":\"Łódź\"}"),
        of(
            "Shift-JIS, as it is said",
            "a.csv",
            bytes("id,name\n1,表,x\n2,表\n", Charset.forName("Shift_JIS")),
            "\"encoding\":\"Shift_JIS\"",
            "2 ! 3 fields, the header has 2",
            "3 {\"id\":\"2\",\"name\":\"表\"}"),
        of(
            "UTF-8 with one byte that is none",
            "a.csv",
            join(
                bytes("id,name\n1,ü\n2,", StandardCharsets.UTF_8),
                new byte[] {(byte) 0xfc},
                "\n3,z\n".getBytes(StandardCharsets.UTF_8)),
            "\"encoding\":\"utf-8\"",
            "2 {\"id\":\"1\",\"name\":\"ü\"}",
            "3 ! field name: byte 0xfc is no UTF-8 there; say `encoding` if the file has another one",
            "4 {\"id\":\"3\",\"name\":\"z\"}"),
        of(
            "a byte of another encoding behind the first 64 kB",
            "a.csv",
            join(
                bytes("id\n" + "1\n".repeat(40_000), StandardCharsets.UTF_8),
                new byte[] {(byte) 0xe4},
                "\n".getBytes(StandardCharsets.UTF_8)),
            "",
            long40000(
                "40002 ! field id: byte 0xe4 is no UTF-8 there; say `encoding` if the file has another one")),
        text(
            "zero bytes in a row",
            "a.csv",
            "id,name\n1,x\n2,\0\0\n3,a longer one to be text\n",
            "2 {\"id\":\"1\",\"name\":\"x\"}",
            "3 ! field name: a zero byte",
            "4 {\"id\":\"3\",\"name\":\"a longer one to be text\"}"),
        text(
            "a file that ends in zeros, as after a crash",
            "a.csv",
            "id,name\n" + "1,x\n".repeat(200) + "\0".repeat(40),
            rows200("202 ! 1 fields, the header has 2")),
        of(
            "random bytes",
            "a.csv",
            random(),
            "",
            "FAILED BOSCO-2016: it is neither text nor a format that is known"),
        text(
            "a page of HTML",
            "a.csv",
            "<!DOCTYPE html><html>Please log in</html>",
            "FAILED BOSCO-2016: it is a page of HTML or XML"),
        text(
            "names and formulas that mean something elsewhere",
            "a.csv",
            "id,name\n1,=cmd|' /C calc'!A0\n2,$(rm)\n",
            "2 {\"id\":\"1\",\"name\":\"=cmd|' /C calc'!A0\"}",
            "3 {\"id\":\"2\",\"name\":\"$(rm)\"}"),
        text(
            "emoji and controls",
            "a.csv",
            "id,name\n1,😀\u0001\n",
            "2 {\"id\":\"1\",\"name\":\"😀\\u0001\"}"));
  }

  static byte[] bytes(String text, Charset charset) {
    return text.getBytes(charset);
  }

  static byte[] cut(byte[] bytes, int by) {
    return java.util.Arrays.copyOf(bytes, bytes.length - by);
  }

  static byte[] join(byte[]... parts) {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] random() {
    byte[] bytes = new byte[5_000];
    new java.util.Random(1).nextBytes(bytes);
    return bytes;
  }

  private static String[] long40000(String last) {
    String[] all = new String[40_001];
    for (int i = 0; i < 40_000; i++) {
      all[i] = (i + 2) + " {\"id\":\"1\"}";
    }
    all[40_000] = last;
    return all;
  }

  private static String[] rows200(String last) {
    String[] all = new String[201];
    for (int i = 0; i < 200; i++) {
      all[i] = (i + 2) + " {\"id\":\"1\",\"name\":\"x\"}";
    }
    all[200] = last;
    return all;
  }
}
