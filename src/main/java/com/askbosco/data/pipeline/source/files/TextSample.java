package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.spec.source.CsvDialect;
import com.askbosco.data.spec.source.FileFormat;
import com.askbosco.data.spec.source.FileLimits;
import com.askbosco.data.spec.source.FileSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The first 64 kB of a text, from which its format, delimiter and line ends are concluded. */
final class TextSample {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final int ROWS = 50;

  private final byte[] utf8;
  private final boolean whole;

  private TextSample(byte[] utf8, boolean whole) {
    this.utf8 = utf8;
    this.whole = whole;
  }

  /** Looks at a text; fails when it is none. */
  static TextSample of(String file, byte[] sample, Encoding encoding) throws IOException {
    byte[] utf8;
    try (InputStream in = encoding.inUtf8(sample, InputStream.nullInputStream())) {
      utf8 = in.readAllBytes();
    }
    int strange = 0;
    for (byte each : utf8) {
      if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t' && each != '\f') {
        strange++;
      }
    }
    if (strange * 10 > utf8.length) {
      throw FileTrouble.unreadable(
          file,
          "it is neither text nor a format that is known",
          "Send CSV, JSON, Parquet, Avro or Excel, plain or in gzip or zip.");
    }
    String begin = new String(utf8, 0, Math.min(utf8.length, 400), StandardCharsets.ISO_8859_1)
        .strip()
        .toLowerCase(Locale.ROOT);
    if (begin.startsWith("<!doctype") || begin.startsWith("<html") || begin.startsWith("<?xml")) {
      throw FileTrouble.unreadable(
          file,
          "it is a page of HTML or XML, such as a login or an error",
          "Look at it; then have the data sent again.");
    }
    return new TextSample(utf8, sample.length < Encoding.SAMPLE);
  }

  /** What is in the text. */
  FileFormat format(FileSet set, String name) {
    Optional<FileFormat> said = set.format();
    if (said.isPresent()) {
      if (said.get() == FileFormat.PARQUET
          || said.get() == FileFormat.AVRO
          || said.get() == FileFormat.XLSX) {
        throw FileTrouble.unreadable(
            name,
            "it is text inside, and `format` says " + said.get(),
            "Leave `format` out, or have it sent again if it should not be text.");
      }
      return said.get();
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (looksLikeJson()) {
      boolean lines = lower.endsWith(".jsonl") || lower.endsWith(".ndjson");
      return set.records().isEmpty() && (lines || isLines()) ? FileFormat.JSONL : FileFormat.JSON;
    }
    if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
      return FileFormat.JSONL;
    }
    if (lower.endsWith(".json")) {
      return FileFormat.JSON;
    }
    return lower.endsWith(".tsv") || lower.endsWith(".tab") ? FileFormat.TSV : FileFormat.CSV;
  }

  private int skipBlank(int from) {
    int at = from;
    while (at < utf8.length && utf8[at] >= 0 && utf8[at] <= ' ') {
      at++;
    }
    return at;
  }

  private boolean looksLikeJson() {
    int at = skipBlank(0);
    if (at == utf8.length || (utf8[at] != '{' && utf8[at] != '[')) {
      return false;
    }
    int next = skipBlank(at + 1);
    if (next == utf8.length) {
      return true;
    }
    return utf8[at] == '{'
        ? utf8[next] == '"' || utf8[next] == '}'
        : utf8[next] == '{' || utf8[next] == ']' || utf8[next] == '[';
  }

  /** Whether the first line is a whole object, and another begins behind it. */
  private boolean isLines() {
    int from = skipBlank(0);
    if (utf8[from] != '{') {
      return false;
    }
    int end = from;
    while (end < utf8.length && utf8[end] != '\n') {
      end++;
    }
    int next = skipBlank(end);
    if (next == utf8.length) {
      return false; // one line: a document serves as well
    }
    int last = end - 1;
    while (last > from && utf8[last] <= ' ') {
      last--;
    }
    return utf8[last] == '}' && utf8[next] == '{';
  }

  /** The one among comma, semicolon, tab and bar that cuts the first rows into the same number of fields, two at least. */
  char delimiter(CsvDialect dialect) {
    char best = ',';
    int most = 0;
    for (char each : DELIMITERS) {
      int score = score(each, dialect);
      if (score > most) {
        most = score;
        best = each;
      }
    }
    return best;
  }

  private int score(char delimiter, CsvDialect dialect) {
    CsvLexer rows = new CsvLexer(
        new ByteArrayInputStream(utf8),
        delimiter,
        dialect,
        Encoding.SAMPLE,
        FileLimits.USUAL.columns(),
        isMac());
    try {
      for (int i = 0; i < dialect.skipLines(); i++) {
        rows.passLine();
      }
      int first = 0;
      int same = 0;
      int n = 0;
      for (CsvLexer.Found found = rows.next();
          found != CsvLexer.Found.END && n < ROWS;
          found = rows.next()) {
        if (!whole && rows.nextByte() >= utf8.length) {
          break; // cut off by the sample
        }
        n++;
        if (found == CsvLexer.Found.ROW) {
          first = first == 0 ? rows.fields() : first;
          same += rows.fields() == first ? 1 : 0;
        }
      }
      // Agreement first, then the number of fields.
      return first < 2 ? 0 : 1_000_000 * same / Math.max(1, n) + Math.min(first, 999);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether lines end in a carriage return alone. */
  boolean isMac() {
    boolean cr = false;
    for (byte each : utf8) {
      if (each == '\n') {
        return false;
      }
      cr |= each == '\r';
    }
    return cr;
  }
}
