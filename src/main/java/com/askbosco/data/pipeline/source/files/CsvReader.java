package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.pipeline.source.files.CsvLexer.Found;
import com.askbosco.data.pipeline.stage.JsonBytes;
import com.askbosco.data.spec.source.CsvDialect;
import com.askbosco.data.spec.source.FileLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of text as objects: the header's names, and texts as they stand. An unquoted field that is empty is null. A row with more or
 * fewer fields than the header is refused, as is one that repeats the header.
 */
final class CsvReader implements RecordReader {
  private final String file;
  private final CsvLexer lexer;
  private final CsvDialect dialect;
  private final Charset charset;
  private final CsvText text;
  private final InputStream in;
  private final byte[] nullText;
  private @Nullable Columns columns;

  /**
   * @param in the bytes, without a byte order mark
   * @param known the columns, where they were read before
   */
  CsvReader(
      String file,
      InputStream in,
      Charset charset,
      char delimiter,
      CsvDialect dialect,
      FileLimits limits,
      boolean macLines,
      @Nullable Columns known) {
    this.file = file;
    this.in = in;
    this.charset = charset;
    this.dialect = dialect;
    this.text = new CsvText(charset);
    this.nullText = dialect.nullText().getBytes(charset);
    this.lexer =
        new CsvLexer(in, delimiter, dialect, limits.recordBytes(), limits.columns(), macLines);
    this.columns = known;
  }

  /** Says where in the file the first byte is. */
  CsvReader at(long firstByte, long firstLine) {
    lexer.at(firstByte, firstLine);
    return this;
  }

  @Override
  public boolean next(PlacedLines out) throws IOException {
    Found found = Found.END;
    if (columns == null) {
      found = begin();
    }
    Columns names = columns;
    if (names == null) {
      return false;
    }
    if (found == Found.END) {
      found = lexer.next();
    }
    if (found == Found.END) {
      return false;
    }
    if (found == Found.ROW) {
      write(names, out);
    } else {
      refuse(out, lexer.trouble());
      if (lexer.isHopeless()) {
        throw FileTrouble.unreadable(
            file,
            "line " + lexer.line() + ": too many quotes are never closed",
            "Say `csv.quote: none`, or which character stands around fields, in the connection.");
      }
    }
    return true;
  }

  /** Finds the columns; returns a first row that was read for that, or END. Without columns there is nothing in the file. */
  private Found begin() throws IOException {
    for (int i = 0; i < dialect.skipLines(); i++) {
      if (!lexer.passLine()) {
        return Found.END;
      }
    }
    Found found = lexer.next();
    if (found == Found.END) {
      return found;
    }
    if (dialect.header()) {
      if (found == Found.REFUSED) {
        throw FileTrouble.unreadable(
            file,
            "line " + lexer.line() + ": " + lexer.trouble() + ", where the header should be",
            "Say how the rows are written under `csv` of the connection.");
      }
      columns = dialect.columns().isEmpty() ? header() : Columns.of(dialect.columns());
      return Found.END;
    }
    columns = dialect.columns().isEmpty()
        ? Columns.numbered(lexer.fields())
        : Columns.of(dialect.columns());
    return found;
  }

  private Columns header() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < lexer.fields(); i++) {
      JsonBytes name = new JsonBytes(32);
      if (!text.write(lexer, i, name)) {
        throw FileTrouble.unreadable(
            file, "line " + lexer.line() + ": " + text.trouble(), "The header must be text.");
      }
      names.add(com.askbosco.data.pipeline.raw.RawJson.tree(name.array(), 0, name.length())
          .textValue());
    }
    return Columns.of(names);
  }

  private void write(Columns names, PlacedLines out) {
    int fields = lexer.fields();
    if (fields < names.named() || (fields > names.count() && hasMore(names))) {
      refuse(out, fields + " fields, the header has " + names.named());
      return;
    }
    if (dialect.header() && fields > 1 && isHeader(names)) {
      refuse(out, "the header once more");
      return;
    }
    JsonBytes row = out.begin(lexer.line());
    char before = '{';
    for (int i = 0; i < Math.min(fields, names.count()); i++) {
      if (i >= names.named() && isNull(i)) {
        continue; // a delimiter at the end of the row, and no column behind it
      }
      row.raw(before).raw(names.key(i));
      before = ',';
      if (isNull(i)) {
        row.ascii("null");
      } else if (!text.write(lexer, i, row)) {
        out.cancel();
        refuse(out, "field " + names.names().get(i) + ": " + text.trouble());
        return;
      }
    }
    if (before == '{') {
      row.raw('{');
    }
    row.raw('}');
    out.end();
  }

  /** Whether there is something in the fields that no column is for. */
  private boolean hasMore(Columns names) {
    for (int i = names.count(); i < lexer.fields(); i++) {
      if (lexer.to(i) > lexer.from(i)) {
        return true;
      }
    }
    return lexer.fields() > names.count() + 1;
  }

  private boolean isNull(int field) {
    int n = lexer.to(field) - lexer.from(field);
    if ((lexer.form(field) & CsvLexer.QUOTED) != 0) {
      return false;
    }
    return n == 0
        || (n == nullText.length
            && java.util.Arrays.equals(
                lexer.buffer(), lexer.from(field), lexer.to(field), nullText, 0, n));
  }

  private boolean isHeader(Columns names) {
    if (lexer.fields() != names.count()) {
      return false;
    }
    for (int i = 0; i < names.count(); i++) {
      byte[] name = names.names().get(i).getBytes(charset);
      if (!java.util.Arrays.equals(
          lexer.buffer(), lexer.from(i), lexer.to(i), name, 0, name.length)) {
        return false;
      }
    }
    return true;
  }

  private void refuse(PlacedLines out, String why) {
    byte[] line = lexer.text();
    out.refuse(lexer.line(), why, line, 0, line.length, charset);
  }

  /** Reads the header alone; null when there is nothing in the file. */
  @Nullable
  Columns columns() throws IOException {
    if (columns == null) {
      begin();
    }
    return columns;
  }

  @Override
  public long nextByte() {
    return lexer.nextByte();
  }

  @Override
  public long nextLine() {
    return lexer.nextLine();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
