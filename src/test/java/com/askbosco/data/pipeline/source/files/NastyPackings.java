package com.askbosco.data.pipeline.source.files;

import static com.askbosco.data.pipeline.source.files.NastyFile.of;
import static com.askbosco.data.pipeline.source.files.NastyTexts.cut;
import static com.askbosco.data.pipeline.source.files.NastyTexts.join;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packed files as they come, and bombs. */
final class NastyPackings {
  private static final byte[] CSV = text("id,name\n1,x\n");
  private static final String ROW = "2 {\"id\":\"1\",\"name\":\"x\"}";

  private NastyPackings() {}

  static List<NastyFile> all() {
    byte[] damaged = gzip(text("id\n" + "12345\n".repeat(3_000)));
    damaged[damaged.length - 5] ^= 0x55;
    byte[] half = zip("a.csv", text("id\n" + "12345\n".repeat(3_000)));
    return List.of(
        of("gzip", "a.csv.gz", gzip(CSV), "", ROW),
        of("gzip called csv", "a.csv", gzip(CSV), "", ROW),
        of("called gz and plain", "a.csv.gz", CSV, "", ROW),
        of(
            "two gzips one after another",
            "a.csv.gz",
            join(gzip(CSV), gzip(text("2,y\n"))),
            "",
            ROW,
            "3 {\"id\":\"2\",\"name\":\"y\"}"),
        of("gzip in gzip", "a.csv.gz.gz", gzip(gzip(CSV)), "", ROW),
        of(
            "gzip within gzip without end",
            "a.gz",
            gzip(gzip(gzip(gzip(gzip(CSV))))),
            "",
            "FAILED BOSCO-2016: packed more than 3 times"),
        of(
            "truncated gzip",
            "a.csv.gz",
            cut(gzip(text("id\n" + "12345\n".repeat(3_000))), 12),
            "",
            "FAILED BOSCO-2016: it is cut off or damaged"),
        of(
            "gzip with a wrong checksum",
            "a.csv.gz",
            damaged,
            "",
            "FAILED BOSCO-2016: it is cut off or damaged"),
        of(
            "a gzip header and nothing else",
            "a.gz",
            new byte[] {0x1f, (byte) 0x8b},
            "",
            "FAILED BOSCO-2016: it is cut off or damaged"),
        of(
            "gzip of nothing",
            "a.csv.gz",
            gzip(new byte[0]),
            "",
            "FAILED BOSCO-2016: it has not a single byte"),
        of("zip", "a.zip", zip("a.csv", CSV), "", "a.csv:" + ROW),
        of(
            "zip with several entries, a folder and what Macs add",
            "a.zip",
            zip(
                "b.csv",
                CSV,
                "in/",
                new byte[0],
                "in/a.jsonl",
                text("{\"id\":1}\n"),
                "__MACOSX/._b.csv",
                new byte[] {0, 5, 22},
                ".DS_Store",
                new byte[] {0, 0}),
            "",
            "b.csv:" + ROW,
            "in/a.jsonl:1 {\"id\":1}"),
        of(
            "entries by name",
            "a.zip",
            zip("a.csv", CSV, "readme.txt", text("hello")),
            "\"entries\":\"*.csv\"",
            "a.csv:" + ROW),
        of(
            "entries that are not there",
            "a.zip",
            zip("a.csv", CSV),
            "\"entries\":\"*.json\"",
            "FAILED BOSCO-2016: there is no entry `*.json` in it"),
        of("zip of nothing", "a.zip", zip(), "", "FAILED BOSCO-2016: there is no entry in it"),
        of(
            "zip that wants to write elsewhere",
            "a.zip",
            zip("../../etc/a.csv", CSV),
            "",
            "../../etc/a.csv:" + ROW),
        of(
            "truncated zip",
            "a.zip",
            cut(half, 30),
            "",
            "FAILED BOSCO-2016: the archive is damaged or encrypted"),
        of(
            "zip with damaged bytes",
            "a.zip",
            flip(half, 60),
            "",
            "FAILED BOSCO-2016: it is cut off or damaged"),
        of(
            "encrypted zip",
            "a.zip",
            encrypted(zip("a.csv", CSV)),
            "",
            "FAILED BOSCO-2016: the archive is damaged or encrypted"),
        of("gzip in zip", "a.zip", zip("a.csv.gz", gzip(CSV)), "", "a.csv.gz:" + ROW),
        of("zip in zip", "a.zip", zip("b.zip", zip("a.csv", CSV)), "", "b.zip!/a.csv:" + ROW),
        of(
            "zip in zip in zip in zip in zip",
            "a.zip",
            zip("b.zip", zip("b.zip", zip("b.zip", zip("b.zip", zip("a.csv", CSV))))),
            "",
            "FAILED BOSCO-2016: packed more than 3 times"),
        of(
            "gzip bomb",
            "a.csv.gz",
            bomb(),
            "",
            "FAILED BOSCO-2010: unpacks to more than 250 times its size"),
        of(
            "zip bomb",
            "a.zip",
            zipBomb(1, 100 << 20),
            "",
            "FAILED BOSCO-2010: unpacks to more than 250 times its size"),
        of(
            "zip bomb of many entries",
            "a.zip",
            zipBomb(60, 2 << 20),
            "",
            "FAILED BOSCO-2010: unpacks to more than 250 times its size"),
        of(
            "zip of too many entries",
            "a.zip",
            zipBomb(1_001, 3),
            "",
            "FAILED BOSCO-2010: 1001 entries"),
        of(
            "Excel of before 2007",
            "a.xls",
            new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2},
            "",
            "FAILED BOSCO-2016: an Excel workbook of before 2007, or one with a password"),
        of("PDF called csv", "a.csv", text("%PDF-1.7 …"), "", "FAILED BOSCO-2016: a PDF"),
        of(
            "zstd",
            "a.csv.zst",
            new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0},
            "",
            "FAILED BOSCO-2016: packed with zstd"),
        of("bzip2", "a.csv.bz2", text("BZh91AY&SY"), "", "FAILED BOSCO-2016: packed with bzip2"),
        of(
            "PGP",
            "a.csv",
            text("-----BEGIN PGP MESSAGE-----\n\nabc"),
            "",
            "FAILED BOSCO-2016: encrypted with PGP"),
        of(
            "image",
            "a.csv",
            new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10},
            "",
            "FAILED BOSCO-2016: an image"));
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] zip(Object... namesAndBytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
        zip.write((byte[]) namesAndBytes[i + 1]);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] flip(byte[] bytes, int at) {
    byte[] copy = Arrays.copyOf(bytes, bytes.length);
    for (int i = at; i < at + 8; i++) {
      copy[i] ^= 0x7f;
    }
    return copy;
  }

  /** Sets the bit that says an entry is encrypted, in both of its headers. */
  private static byte[] encrypted(byte[] zip) {
    byte[] copy = Arrays.copyOf(zip, zip.length);
    for (int i = 0; i + 10 < copy.length; i++) {
      if (copy[i] == 'P' && copy[i + 1] == 'K' && copy[i + 2] == 3 && copy[i + 3] == 4) {
        copy[i + 6] |= 1;
      } else if (copy[i] == 'P' && copy[i + 1] == 'K' && copy[i + 2] == 1 && copy[i + 3] == 2) {
        copy[i + 8] |= 1;
      }
    }
    return copy;
  }

  /** Rows that unpack to a thousand times their size. */
  private static byte[] bomb() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] rows = text(("1".repeat(1_023) + "\n").repeat(1 << 10));
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text("id\n"));
      for (int i = 0; i < 100; i++) {
        gzip.write(rows);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] zipBomb(int entries, int size) {
    byte[] rows =
        text(("1".repeat(1_023) + "\n").repeat(Math.max(1, Math.min(size, 1 << 20) / 1_024)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < entries; i++) {
        zip.putNextEntry(new ZipEntry("e" + i + ".csv"));
        for (long n = 0; n < size; n += rows.length) {
          zip.write(rows);
        }
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
