package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.spec.source.CsvDialect;
import com.askbosco.data.spec.source.FileFormat;
import com.askbosco.data.spec.source.FileLimits;
import com.askbosco.data.spec.source.FileSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Finds out what is in a file and opens it. What its first bytes say counts; the name only decides where they leave a choice. */
final class Contents {
  /** How often something packed may be in something packed. */
  private static final int DEEPEST = 3;

  private final FileSet set;
  private final FileLimits limits;

  Contents(FileSet set, FileLimits limits) {
    this.set = set;
    this.limits = limits;
  }

  /** Opens a file; the reader gives the records from that place on. */
  RecordReader open(FileBytes file, ReadFrom from) throws IOException {
    RecordReader reader = open(file, file.name(), 0, from);
    if (from.records() > 0 && !(reader instanceof Begun)) {
      PlacedLines passed = new PlacedLines();
      for (long i = 0; i < from.records() && reader.next(passed); i++) {
        if (passed.lines() >= 1_000) {
          passed.take();
        }
      }
    }
    return reader instanceof Begun begun ? begun.reader : reader;
  }

  /** A reader that begins where it was told to. */
  private record Begun(RecordReader reader) implements RecordReader {
    @Override
    public boolean next(PlacedLines out) throws IOException {
      return reader.next(out);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /**
   * @param name the name whose ending may decide
   * @param depth how many packings are around it
   */
  RecordReader open(FileBytes file, String name, int depth, ReadFrom from) throws IOException {
    if (depth > DEEPEST) {
      throw FileTrouble.unreadable(
          file.name(), "packed more than " + DEEPEST + " times", "Have it sent packed once.");
    }
    InputStream in = file.open(0);
    boolean opened = false;
    try {
      byte[] sample = in.readNBytes(Encoding.SAMPLE);
      Magic magic = Magic.of(sample);
      RecordReader reader = magic == Magic.TEXT
          ? text(file, name, sample, in, from, depth)
          : binary(file, name, magic, depth, in, from);
      opened = magic == Magic.TEXT;
      return reader;
    } finally {
      if (!opened) {
        in.close();
      }
    }
  }

  private RecordReader binary(
      FileBytes file, String name, Magic magic, int depth, InputStream in, ReadFrom from)
      throws IOException {
    in.close();
    return switch (magic) {
      case GZIP -> gzip(file, name, depth);
      case ZIP -> zip(file, depth);
      case PARQUET -> {
        expect(file, FileFormat.PARQUET);
        yield new Begun(new ParquetReader(file.name(), file.onDisk(), limits, from.records()));
      }
      case AVRO -> {
        expect(file, FileFormat.AVRO);
        yield new AvroReader(file.name(), file.open(0), limits);
      }
      default -> throw FileTrouble.unreadable(file.name(), magic.what(), magic.mend());
    };
  }

  private void expect(FileBytes file, FileFormat found) {
    set.format().filter(wanted -> wanted != found).ifPresent(wanted -> {
      throw FileTrouble.unreadable(
          file.name(),
          "it is " + found + " inside, and `format` says " + wanted,
          "Leave `format` out, or keep files of another format out of the pattern.");
    });
  }

  private RecordReader gzip(FileBytes file, String name, int depth) throws IOException {
    PackedFile unpacked = new PackedFile(file.name(), limits, () -> {
      Counted packed = new Counted(file.open(0));
      return new PackedFile.Unpacked(new GZIPInputStream(packed, 1 << 16), packed::bytes);
    });
    String inner = name.toLowerCase(java.util.Locale.ROOT).endsWith(".gz")
        ? name.substring(0, name.length() - 3)
        : name;
    return new Closing(open(unpacked, inner, depth + 1, ReadFrom.START), unpacked);
  }

  private RecordReader zip(FileBytes file, int depth) throws IOException {
    Path path = file.onDisk();
    boolean workbook;
    try (ZipFile zip = ArchiveReader.open(file.name(), path)) {
      workbook =
          zip.getEntry("[Content_Types].xml") != null && zip.getEntry("xl/workbook.xml") != null;
    }
    if (workbook) {
      expect(file, FileFormat.XLSX);
      WorkbookGuard.check(file.name(), path, limits);
      return new ExcelReader(file.name(), path, set.sheet(), limits);
    }
    return new ArchiveReader(file.name(), path, set, limits, this, depth + 1);
  }

  private RecordReader text(
      FileBytes file, String name, byte[] sample, InputStream in, ReadFrom from, int depth)
      throws IOException {
    if (sample.length == 0) {
      if (set.mayBeEmpty() || (depth > 0 && set.entries().isPresent())) {
        return new Nothing();
      }
      throw FileTrouble.unreadable(
          file.name(),
          "it has not a single byte",
          "Have it sent again; if this sender means `no records` by it, say `may_be_empty: true`.");
    }
    Encoding encoding = Encoding.of(sample, set.encoding());
    TextSample text = TextSample.of(file.name(), sample, encoding);
    FileFormat format = text.format(set, name);
    InputStream utf8 = encoding.inUtf8(sample, in);
    if (format == FileFormat.JSON) {
      return new JsonDocument(file.name(), inUtf8(encoding, utf8), set.records(), limits);
    }
    boolean canBegin = depth == 0 && encoding.isByteWise() && !(file.size() < 0);
    if (format == FileFormat.JSONL) {
      boolean plain = encoding.charset().equals(java.nio.charset.StandardCharsets.UTF_8);
      if (canBegin && plain && from.firstByte() > 0) {
        utf8.close();
        return new Begun(new JsonLinesReader(file.open(from.firstByte()), limits)
            .at(from.firstByte(), from.line()));
      }
      return placed(
          new JsonLinesReader(inUtf8(encoding, utf8), limits).at(encoding.mark(), 1),
          canBegin && plain);
    }
    CsvDialect dialect = set.csv();
    char delimiter = dialect
        .delimiter()
        .orElseGet(() -> format == FileFormat.TSV ? '\t' : text.delimiter(dialect));
    CsvReader reader = csv(file, utf8, encoding, delimiter, text, null).at(encoding.mark(), 1);
    if (canBegin && from.firstByte() > 0) {
      @Nullable Columns columns = reader.columns();
      reader.close();
      return new Begun(csv(file, file.open(from.firstByte()), encoding, delimiter, text, columns)
          .at(from.firstByte(), from.line()));
    }
    return placed(reader, canBegin);
  }

  private CsvReader csv(
      FileBytes file,
      InputStream in,
      Encoding encoding,
      char delimiter,
      TextSample text,
      @Nullable Columns columns) {
    return new CsvReader(
        file.name(), in, encoding.given(), delimiter, set.csv(), limits, text.isMac(), columns);
  }

  /** JSON is UTF-8; other encodings become it. */
  private static InputStream inUtf8(Encoding encoding, InputStream in) {
    return encoding.given().equals(java.nio.charset.StandardCharsets.UTF_8)
        ? in
        : new Transcoded(in, encoding.given());
  }

  private static RecordReader placed(RecordReader reader, boolean canBegin) {
    return canBegin ? reader : new Unplaced(reader);
  }

  /** A reader whose bytes are not those of the file. */
  private record Unplaced(RecordReader reader) implements RecordReader {
    @Override
    public boolean next(PlacedLines out) throws IOException {
      return reader.next(out);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /** Closes what was unpacked for a reader with it. */
  private record Closing(RecordReader reader, PackedFile unpacked) implements RecordReader {
    @Override
    public boolean next(PlacedLines out) throws IOException {
      return reader.next(out);
    }

    @Override
    public String entry() {
      return reader.entry();
    }

    @Override
    public void close() throws IOException {
      reader.close();
      unpacked.close();
    }
  }

  /** A file without records. */
  private record Nothing() implements RecordReader {
    @Override
    public boolean next(PlacedLines out) {
      return false;
    }

    @Override
    public void close() {}
  }
}
