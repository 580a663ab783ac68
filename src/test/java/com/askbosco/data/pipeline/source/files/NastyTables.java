package com.askbosco.data.pipeline.source.files;

import static com.askbosco.data.pipeline.source.files.NastyFile.of;
import static com.askbosco.data.pipeline.source.files.NastyPackings.text;
import static com.askbosco.data.pipeline.source.files.NastyPackings.zip;
import static com.askbosco.data.pipeline.source.files.NastyTexts.cut;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Parquet, Avro and workbooks as they come. */
final class NastyTables {
  private static final String AVRO_ROW =
      " {\"id\":%d,\"name\":\"x\",\"price\":12.50,\"day\":\"2026-03-31\",\"at\":\"2026-03-31T10:00:00Z\",\"tags\":[\"a\"],\"note\":null}";
  private static final Schema SCHEMA = new Schema.Parser().parse("""
      {"type":"record","name":"r","fields":[{"name":"id","type":"long"},{"name":"name","type":"string"},
       {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},
       {"name":"day","type":{"type":"int","logicalType":"date"}},
       {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
       {"name":"tags","type":{"type":"array","items":"string"}},{"name":"note","type":["null","string"]}]}""");

  private NastyTables() {}

  static List<NastyFile> all() throws Exception {
    byte[] parquet = parquet(
        "SELECT i AS id, CAST(i * 1.10 AS DECIMAL(20,4)) AS price, DATE '2026-03-31' AS day FROM range(3) t(i)");
    byte[] avro = avro(CodecFactory.nullCodec(), 2);
    byte[] huge = Arrays.copyOf(avro, avro.length);
    return List.of(
        of(
            "Parquet: exact decimals, days, moments, nested values, bytes",
            "a.parquet",
            parquet(
                "SELECT 1::BIGINT AS id, 12345678901234567890.123456789::DECIMAL(38,9) AS price, DATE '2026-03-31' AS day,"
                    + " TIMESTAMP '2026-03-31 10:00:00.123456' AS local, TIMESTAMPTZ '2026-03-31 10:00:00+02' AS at, TIME '10:00:01' AS t,"
                    + " [1,2] AS list, {'a': 1.50::DECIMAL(5,2), 'b': NULL} AS nested, MAP {'k': 'v'} AS map, 'ab'::BLOB AS bytes, true AS yes, 0.1::DOUBLE AS d,"
                    + " NULL::VARCHAR AS nothing, 'Łódź'::VARCHAR AS city"),
            "",
            "1 {\"id\":1,\"price\":12345678901234567890.123456789,\"day\":\"2026-03-31\",\"local\":\"2026-03-31T10:00:00.123456\",\"at\":\"2026-03-31T08:00:00Z\",\"t\":\"10:00:01\","
                + "\"list\":[1,2],\"nested\":{\"a\":1.50,\"b\":null},\"map\":{\"k\":\"v\"},\"bytes\":\"YWI=\",\"yes\":true,\"d\":0.1,\"nothing\":null,\"city\":\"Łódź\"}"),
        of(
            "Parquet called csv",
            "a.csv",
            parquet,
            "",
            "1 {\"id\":0,\"price\":0.0000,\"day\":\"2026-03-31\"}",
            "2 {\"id\":1,\"price\":1.1000,\"day\":\"2026-03-31\"}",
            "3 {\"id\":2,\"price\":2.2000,\"day\":\"2026-03-31\"}"),
        of("Parquet without rows", "a.parquet", parquet("SELECT 1 AS id WHERE FALSE"), ""),
        of(
            "truncated Parquet",
            "a.parquet",
            cut(parquet, 20),
            "",
            "FAILED BOSCO-2016: row 1: the Parquet file is damaged"),
        of(
            "Parquet with damaged bytes",
            "a.parquet",
            damage(parquet, 20, 60),
            "",
            "FAILED BOSCO-2016: the Parquet file is damaged"),
        of(
            "Parquet where CSV was said",
            "a.csv",
            parquet,
            "\"format\":\"csv\"",
            "FAILED BOSCO-2016: it is PARQUET inside, and `format` says CSV"),
        of("Avro", "a.avro", avro, "", "1" + AVRO_ROW.formatted(0), "2" + AVRO_ROW.formatted(1)),
        of(
            "Avro, deflated",
            "a.avro",
            avro(CodecFactory.deflateCodec(6), 1),
            "",
            "1" + AVRO_ROW.formatted(0)),
        of(
            "Avro, snappy, called json",
            "a.json",
            avro(CodecFactory.snappyCodec(), 1),
            "",
            "1" + AVRO_ROW.formatted(0)),
        of("Avro without records", "a.avro", avro(CodecFactory.nullCodec(), 0), ""),
        of(
            "truncated Avro",
            "a.avro",
            cut(avro, 10),
            "",
            "FAILED BOSCO-2016: record 1: the file is cut off there"),
        of(
            "Avro with a wrong end mark",
            "a.avro",
            damage(avro, avro.length - 8, avro.length),
            "",
            "FAILED BOSCO-2016: record 1: the block's end mark is wrong"),
        of(
            "Avro with a text of two gigabytes that is not there",
            "a.avro",
            lie(huge),
            "",
            "FAILED BOSCO-2016: record 1: the file is damaged there"),
        of(
            "Avro, bzip2",
            "a.avro",
            avro(CodecFactory.bzip2Codec(), 1),
            "",
            "FAILED BOSCO-2016: it is packed with bzip2"),
        of(
            "an Avro header and nothing else",
            "a.avro",
            new byte[] {'O', 'b', 'j', 1},
            "",
            "FAILED BOSCO-2016: its header is broken"),
        of(
            "workbook",
            "a.xlsx",
            book("Orders", sheet()),
            "",
            "2 {\"id\":1,\"name\":\"Łódź\",\"day\":\"2026-03-31\",\"at\":\"2026-03-31T12:00\",\"price\":0.1,\"paid\":true,\"sum\":3}",
            "4 {\"id\":2,\"name\":null,\"day\":\"#N/A\",\"at\":null,\"price\":12345678901,\"paid\":false,\"sum\":null}"),
        of(
            "workbook called csv",
            "a.csv",
            book(
                "Orders",
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c></row><row r=\"2\"><c r=\"A2\"><v>7</v></c></row>"),
            "",
            "2 {\"id\":7}"),
        of(
            "a sheet by its name",
            "a.xlsx",
            book("Orders", sheet()),
            "\"sheet\":\"Nope\"",
            "FAILED BOSCO-2016: there is no sheet `Nope`. It has [Orders]"),
        of(
            "a value without a column",
            "a.xlsx",
            book(
                "Orders",
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c></row><row r=\"2\"><c r=\"A2\"><v>7</v></c><c r=\"C2\"><v>8</v></c></row>"),
            "",
            "2 ! a value in column 3, which has no name"),
        of("workbook without rows", "a.xlsx", book("Orders", ""), ""),
        of(
            "workbook with entities that grow",
            "a.xlsx",
            laughs(),
            "",
            "FAILED BOSCO-2016: defines entities, which no workbook does"),
        of(
            "truncated workbook",
            "a.xlsx",
            cut(book("Orders", sheet()), 200),
            "",
            "FAILED BOSCO-2016: the archive is damaged or encrypted"),
        of(
            "workbook whose sheet is no XML",
            "a.xlsx",
            book("Orders", "<row r=\"1\"><c"),
            "",
            "FAILED BOSCO-2016: the workbook is damaged"),
        of(
            "workbook that is a bomb",
            "a.xlsx",
            book("Orders", "<!-- " + " ".repeat(80 << 20) + "-->"),
            "",
            "FAILED BOSCO-2010: unpacks to more than 250 times its size"),
        of(
            "workbook in a zip",
            "a.zip",
            zip(
                "b.xlsx",
                book(
                    "Orders",
                    "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c></row><row r=\"2\"><c r=\"A2\"><v>7</v></c></row>")),
            "",
            "b.xlsx:2 {\"id\":7}"));
  }

  private static byte[] parquet(String select) throws Exception {
    Path file = Files.createTempFile("nasty", ".parquet");
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
      return Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
  }

  private static byte[] avro(CodecFactory codec, int records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(SCHEMA))) {
      writer.setCodec(codec).create(SCHEMA, out);
      for (int i = 0; i < records; i++) {
        GenericRecord record = new GenericData.Record(SCHEMA);
        record.put("id", (long) i);
        record.put("name", "x");
        record.put("price", ByteBuffer.wrap(new byte[] {0x04, (byte) 0xe2}));
        record.put("day", 20_543);
        record.put("at", 1_774_951_200_000L);
        record.put("tags", List.of("a"));
        writer.append(record);
      }
    }
    return out.toByteArray();
  }

  /** The length of the first text becomes nearly two gigabytes, in as many bytes as the record has. */
  private static byte[] lie(byte[] avro) {
    int at = avro.length - 16;
    for (int i = avro.length - 17; i > 0; i--) {
      if (avro[i] == 'x' && avro[i - 1] == 2 && avro[i - 2] == 0) {
        at = i - 1;
        break;
      }
    }
    byte[] length = {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};
    System.arraycopy(length, 0, avro, at, length.length);
    return avro;
  }

  private static byte[] damage(byte[] bytes, int from, int to) {
    byte[] copy = Arrays.copyOf(bytes, bytes.length);
    for (int i = from; i < to; i++) {
      copy[i] ^= 0x5a;
    }
    return copy;
  }

  private static String sheet() {
    String[] names = {"id", "name", "day", "at", "price", "paid", "sum"};
    StringBuilder header = new StringBuilder("<row r=\"1\">");
    for (int i = 0; i < names.length; i++) {
      header
          .append("<c r=\"")
          .append((char) ('A' + i))
          .append("1\" t=\"inlineStr\"><is><t>")
          .append(names[i])
          .append("</t></is></c>");
    }
    return header
        + "</row><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"C2\" s=\"1\"><v>46112</v></c><c r=\"D2\" s=\"2\"><v>46112.5</v></c>"
        + "<c r=\"E2\"><v>0.10000000000000001</v></c><c r=\"F2\" t=\"b\"><v>1</v></c><c r=\"G2\"><f>1+2</f><v>3</v></c></row><row r=\"3\"/>"
        + "<row r=\"4\"><c r=\"A4\"><v>2</v></c><c r=\"C4\" t=\"e\"><v>#N/A</v></c><c r=\"E4\"><v>12345678901</v></c><c r=\"F4\" t=\"b\"><v>0</v></c></row>";
  }

  private static byte[] book(String name, String rows) {
    return book(name, rows, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "Łódź");
  }

  private static byte[] laughs() {
    return book(
        "Orders",
        sheet(),
        "<?xml version=\"1.0\"?><!DOCTYPE sst [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        "&b;");
  }

  private static byte[] book(String name, String rows, String declaration, String shared) {
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String packages = "http://schemas.openxmlformats.org/package/2006/relationships";
    return zip(
        "[Content_Types].xml",
        text(
            "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>"),
        "_rels/.rels",
        text("<?xml version=\"1.0\"?><Relationships xmlns=\"" + packages
            + "\"><Relationship Id=\"r1\" Type=\"" + office
            + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        "xl/workbook.xml",
        text("<?xml version=\"1.0\"?><workbook xmlns=\"" + main + "\" xmlns:r=\"" + office
            + "\"><sheets><sheet name=\"" + name
            + "\" sheetId=\"1\" r:id=\"s1\"/></sheets></workbook>"),
        "xl/_rels/workbook.xml.rels",
        text("<?xml version=\"1.0\"?><Relationships xmlns=\"" + packages
            + "\"><Relationship Id=\"s1\" Type=\"" + office
            + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>" + "<Relationship Id=\"s2\" Type=\""
            + office
            + "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"s3\" Type=\""
            + office + "/styles\" Target=\"styles.xml\"/></Relationships>"),
        "xl/styles.xml",
        text(
            "<?xml version=\"1.0\"?><styleSheet xmlns=\"" + main
                + "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd hh:mm\"/></numFmts>"
                + "<cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"),
        "xl/sharedStrings.xml",
        text(declaration + "<sst xmlns=\"" + main + "\" count=\"1\" uniqueCount=\"1\"><si><t>"
            + shared + "</t></si></sst>"),
        "xl/worksheets/sheet1.xml",
        text("<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"" + main
            + "\"><sheetData>" + rows + "</sheetData></worksheet>"));
  }
}
