package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Rejected;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All rows of a stream, compiled. */
final class CompiledStream implements StreamMapper {
  static final String STAGE = "silver";

  private final RowMapper[] rowMappers;
  private final boolean ignoreUnmatched;
  private final @Nullable Value asOf;
  private final String sourceSystem;

  /**
   * @param sourceSystem the name that rows bear
   * @param asOf the moment as of which a record tells how things are; null where that is when it was read
   */
  CompiledStream(
      List<RowMapper> rowMappers,
      boolean ignoreUnmatched,
      String sourceSystem,
      @Nullable Value asOf) {
    this.sourceSystem = sourceSystem;
    this.asOf = asOf;
    this.rowMappers = rowMappers.toArray(RowMapper[]::new);
    this.ignoreUnmatched = ignoreUnmatched;
  }

  @Override
  public Set<String> tables() {
    return Arrays.stream(rowMappers).map(RowMapper::table).collect(Collectors.toSet());
  }

  @Override
  public String sourceSystem(String connector) {
    return sourceSystem;
  }

  @Override
  public void map(
      JsonNode record,
      int index,
      RowContext context,
      Consumer<SilverRow> rows,
      Consumer<Rejected> rejected) {
    if (!record.isObject()) {
      rejected.accept(new Rejected(
          ErrorCode.ROW_NOT_AN_OBJECT,
          STAGE,
          "expected an object, found " + Numbers.kind(record),
          "",
          index,
          record.toString()));
      return;
    }
    Frame frame = new Frame(record, context);
    if (asOf != null) {
      try {
        Object moment = asOf.read(frame);
        if (moment != null) {
          frame.asOf = Convert.moment(moment, null);
        }
      } catch (BadValue e) {
        rejected.accept(new Rejected(
            e.code(), STAGE, "`as_of`: " + e.getMessage(), "", index, record.toString()));
        return;
      }
    }
    boolean matched = false;
    for (RowMapper mapper : rowMappers) {
      matched |= mapper.map(frame, index, rows, rejected);
    }
    if (!matched && !ignoreUnmatched) {
      rejected.accept(new Rejected(
          ErrorCode.ROW_UNKNOWN_VALUE,
          STAGE,
          "no row of the mapping applies to such a record",
          "",
          index,
          record.toString()));
    }
  }
}
