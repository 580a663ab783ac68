package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.pipeline.stage.JsonBytes;
import com.askbosco.data.spec.source.FileLimits;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one sheet of a workbook; the first row that is not empty names the columns. Numbers have the digits of the stored value, days
 * and times are in ISO, a formula is its last result, an error such as {@code #N/A} its text. A row's line is its number in the sheet.
 */
final class ExcelReader implements RecordReader {
  private static final BigDecimal NANOS_OF_DAY = new BigDecimal("86400000000000");

  private final String file;
  private final FileLimits limits;
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final boolean since1904;
  private @Nullable Columns columns;
  private long line;

  /** A workbook whose size was looked at before ({@link WorkbookGuard}). */
  ExcelReader(String file, Path path, Optional<String> sheet, FileLimits limits)
      throws IOException {
    this.file = file;
    this.limits = limits;
    try {
      this.workbook = new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true));
      this.since1904 = workbook.isDate1904();
      this.stream = sheet(sheet).openStream();
      this.rows = stream.iterator();
    } catch (ExcelReaderException e) {
      throw broken(e);
    }
  }

  private Sheet sheet(Optional<String> name) {
    List<Sheet> sheets = workbook.getSheets().toList();
    return sheets.stream()
        .filter(sheet -> name.map(sheet.getName()::equals)
            .orElse(sheet.getVisibility() == SheetVisibility.VISIBLE))
        .findFirst()
        .orElseThrow(() -> FileTrouble.unreadable(
            file,
            "there is no sheet" + name.map(text -> " `" + text + "`").orElse(" that can be seen"),
            "It has " + sheets.stream().map(Sheet::getName).toList() + "; name one by `sheet`."));
  }

  private RuntimeException broken(Exception e) {
    return FileTrouble.unreadable(
        file,
        "row " + (line + 1) + ": the workbook is damaged",
        "Open it in Excel, save it again and send it again.",
        e);
  }

  @Override
  public boolean next(PlacedLines out) throws IOException {
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        line = row.getRowNum();
        if (isBlank(row)) {
          continue;
        }
        if (columns == null) {
          columns = header(row);
          continue;
        }
        write(row, columns, out);
        return true;
      }
      return false;
    } catch (ExcelReaderException | NumberFormatException | IndexOutOfBoundsException e) {
      throw broken(e);
    }
  }

  private static boolean isBlank(Row row) {
    return row.stream().allMatch(cell -> isEmpty(cell));
  }

  private static boolean isEmpty(@Nullable Cell cell) {
    return cell == null
        || cell.getType() == CellType.EMPTY
        || (cell.getType() == CellType.STRING
            && String.valueOf(cell.getRawValue()).isEmpty());
  }

  private Columns header(Row row) {
    if (row.getCellCount() > limits.columns()) {
      throw FileTrouble.tooLarge(file, row.getCellCount() + " columns", "columns");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      Cell cell = row.getCell(i);
      names.add(isEmpty(cell) ? "" : text(cell));
    }
    return Columns.of(names);
  }

  private void write(Row row, Columns names, PlacedLines out) {
    for (int i = names.count(); i < row.getCellCount(); i++) {
      if (!isEmpty(row.getCell(i))) {
        out.refuse(line, "a value in column " + (i + 1) + ", which has no name", plain(row));
        return;
      }
    }
    JsonBytes json = out.begin(line);
    for (int i = 0; i < names.count(); i++) {
      json.raw(i == 0 ? '{' : ',').raw(names.key(i));
      value(i < row.getCellCount() ? row.getCell(i) : null, json);
    }
    json.raw('}');
    out.end();
  }

  private static String plain(Row row) {
    StringBuilder text = new StringBuilder();
    row.forEach(cell ->
        text.append(text.isEmpty() ? "" : ";").append(isEmpty(cell) ? "" : cell.getRawValue()));
    return text.toString();
  }

  private void value(@Nullable Cell cell, JsonBytes out) {
    if (cell == null || cell.getType() == CellType.EMPTY || cell.getValue() == null) {
      out.ascii("null");
      return;
    }
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      number(cell, number, out);
    } else if (value instanceof Boolean truth) {
      out.ascii(truth.toString());
    } else {
      out.string(value.toString());
    }
  }

  private void number(Cell cell, BigDecimal number, JsonBytes out) {
    String date = date(cell, number);
    if (date.isEmpty()) {
      out.ascii(number(number));
    } else {
      out.string(date);
    }
  }

  /** A stored number has 17 digits where the double has fewer: the shortest text of the same double is what was meant. */
  private static String number(BigDecimal stored) {
    double value = stored.doubleValue();
    return Double.isInfinite(value)
        ? stored.toPlainString()
        : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  private String text(Cell cell) {
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      String date = date(cell, number);
      return date.isEmpty() ? number(number) : date;
    }
    return String.valueOf(value);
  }

  /** The day, moment or time a number stands for; empty when it is a number. */
  private String date(Cell cell, BigDecimal number) {
    DateFormat format = DateFormat.of(cell.getDataFormatId(), cell.getDataFormatString());
    if (format == DateFormat.NONE
        || number.signum() < 0
        || number.compareTo(BigDecimal.valueOf(2_958_466)) >= 0) {
      return "";
    }
    long days = number.longValue();
    long nanos = number
        .subtract(BigDecimal.valueOf(days))
        .multiply(NANOS_OF_DAY)
        .setScale(
            -6, java.math.RoundingMode.HALF_UP) // whole milliseconds: a day has no more digits
        .longValueExact();
    if (days == 0 && format != DateFormat.DAY) {
      return LocalTime.MIDNIGHT.plus(nanos, ChronoUnit.NANOS).toString();
    }
    // Excel believes in a 29 February 1900, number 60.
    LocalDate first = since1904
        ? LocalDate.of(1904, 1, 1)
        : days < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
    LocalDateTime moment = first.plusDays(days).atStartOfDay().plusNanos(nanos);
    return nanos == 0 && format == DateFormat.DAY
        ? moment.toLocalDate().toString()
        : moment.toString();
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }
}
