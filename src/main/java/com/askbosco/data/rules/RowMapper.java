package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Rejected;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Type;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row of a mapping, compiled: one canonical row per record, or per element of an array. Immutable. */
final class RowMapper {
  private final TableSpec table;
  private final Conditions.Test when;
  private final @Nullable Value array;
  private final @Nullable Joined joined;
  private final Cell[] cells;
  private final int dateColumn;
  private final int finalAfterDays;
  private final Consent consent;

  /**
   * A column with its value.
   *
   * @param position where it stands in the row
   * @param zone the zone of moments without one, by context; null where such moments are refused
   */
  record Cell(
      Column column, int position, Value value, Function<RowContext, @Nullable ZoneId> zone) {}

  /** A second array and the field that its elements share with the first one's. */
  record Joined(Value array, String on) {}

  /**
   * A row.
   *
   * @param array the array to walk; null for one row per record
   * @param finalAfterDays age from which a row's day is final; negative when it never is
   */
  RowMapper(
      TableSpec table,
      Conditions.Test when,
      @Nullable Value array,
      @Nullable Joined joined,
      Cell[] cells,
      int finalAfterDays) {
    this.table = table;
    this.when = when;
    this.array = array;
    this.joined = joined;
    this.cells = cells;
    this.dateColumn = table.partition().map(name -> table.positions().get(name)).orElse(-1);
    this.finalAfterDays = finalAfterDays;
    this.consent = Consent.of(table);
  }

  /** The name of the table that its rows are of. */
  String table() {
    return table.name();
  }

  /** Maps a record; whether this row applies to such records at all, with rows or without. */
  boolean map(Frame frame, int index, Consumer<SilverRow> rows, Consumer<Rejected> rejected) {
    try {
      if (array == null) {
        if (!when.holds(frame)) {
          return false;
        }
        row(frame, index, rows, rejected);
        return true;
      }
      Object elements = array.read(frame);
      if (elements == null) {
        return true;
      }
      if (!(elements instanceof JsonNode node) || !node.isArray()) {
        throw new BadValue(
            ErrorCode.ROW_WRONG_TYPE, "expected an array, found " + Numbers.kind(elements));
      }
      for (JsonNode element : node) {
        frame.item = element;
        element(frame, index, rows, rejected);
      }
    } catch (BadValue e) {
      rejected.accept(rejection(e.code(), e.getMessage(), frame, index));
    } finally {
      frame.item = null;
      frame.joined = null;
    }
    return true;
  }

  private void element(
      Frame frame, int index, Consumer<SilverRow> rows, Consumer<Rejected> rejected) {
    try {
      frame.joined = joined == null ? null : partner(frame, joined);
      if (when.holds(frame)) {
        row(frame, index, rows, rejected);
      }
    } catch (BadValue e) {
      rejected.accept(rejection(e.code(), e.getMessage(), frame, index));
    }
  }

  private static @Nullable JsonNode partner(Frame frame, Joined joined) throws BadValue {
    JsonNode item = frame.item;
    JsonNode wanted = item == null ? null : item.get(joined.on());
    if (wanted != null && joined.array().read(frame) instanceof JsonNode candidates) {
      for (JsonNode candidate : candidates) {
        if (wanted.equals(candidate.get(joined.on()))) {
          return candidate;
        }
      }
    }
    return null;
  }

  private void row(Frame frame, int index, Consumer<SilverRow> rows, Consumer<Rejected> rejected) {
    @Nullable Object[] values = new Object[table.columns().size()];
    for (Cell cell : cells) {
      Column column = cell.column();
      try {
        Object raw = cell.value().read(frame);
        if (raw != null) {
          ZoneId zone = column.type() == Type.TIMESTAMP ? cell.zone().apply(frame.context) : null;
          values[cell.position()] = Convert.to(column.type(), raw, zone);
        } else if (column.required()) {
          rejected.accept(rejection(
              ErrorCode.ROW_MISSING_KEY, "`" + column.name() + "` has no value", frame, index));
          return;
        }
      } catch (BadValue e) {
        rejected.accept(
            rejection(e.code(), "`" + column.name() + "`: " + e.getMessage(), frame, index));
        return;
      }
    }
    if (!consent.isEmpty()) {
      consent.enforce(values);
    }
    rows.accept(new SilverRow(table, values, isFinal(values, frame.context), frame.asOf));
  }

  private boolean isFinal(@Nullable Object[] values, RowContext context) {
    return finalAfterDays >= 0
        && dateColumn >= 0
        && values[dateColumn] instanceof LocalDate day
        && day.toEpochDay() + finalAfterDays < context.today().toEpochDay();
  }

  private Rejected rejection(ErrorCode code, @Nullable String reason, Frame frame, int index) {
    return new Rejected(
        code,
        CompiledStream.STAGE,
        reason == null ? code.name() : reason,
        table.name(),
        index,
        frame.record.toString());
  }
}
