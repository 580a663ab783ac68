package com.askbosco.data.warehouse.commit;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.MessageLetters.Letter;
import com.askbosco.data.warehouse.MessageLetters.Replayed;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dead letters of messages: found, and put through again in the one transaction of the session. */
public final class MessageReplay {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TableLayout KEYS =
      ControlTables.table("temp", "letter_key", List.of(), "slice_id raw_file", "raw_offset:i");
  private static final String SAME =
      "k.slice_id = q.slice_id AND k.raw_file = q.raw_file AND k.raw_offset = q.raw_offset";

  private final SqlSession sql;
  private final Dialect dialect;
  private final String letters;

  /** Over the tables of a session. */
  public MessageReplay(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
    this.letters = dialect.table(ControlTables.QUARANTINE);
  }

  /** Messages with dead letters of this kind, oldest first. */
  public List<Letter> letters(DeadLetterFilter filter) {
    List<String> conditions = new ArrayList<>();
    filter.client().ifPresent(value -> conditions.add("q.client_id = " + dialect.literal(value)));
    filter.source().ifPresent(value -> conditions.add("q.source = " + dialect.literal(value)));
    filter.stream().ifPresent(value -> conditions.add("q.stream = " + dialect.literal(value)));
    filter
        .code()
        .ifPresent(value -> conditions.add("(q.error_code = " + dialect.literal(value)
            + " OR q.check_name = " + dialect.literal(value) + ")"));
    String day = "CAST(q.extracted_at AS DATE)";
    filter.from().ifPresent(from -> conditions.add(day + " >= " + dialect.date(from)));
    filter.to().ifPresent(to -> conditions.add(day + " <= " + dialect.date(to)));
    conditions.add("q.slice_id IN (SELECT slice_id FROM "
        + dialect.table(ControlTables.MESSAGE_POSITION) + ")");
    List<Letter> found = new ArrayList<>();
    sql.each(
        "SELECT q.slice_id, q.raw_file, q.raw_offset, MIN(q.stage), MIN(q.extracted_at), MIN("
            + dialect.text("q.payload") + ") FROM " + letters + " q WHERE "
            + String.join(" AND ", conditions)
            + " GROUP BY q.slice_id, q.raw_file, q.raw_offset ORDER BY 5, 1, 2, 3",
        row -> found.add(new Letter(
            String.valueOf(row.get(0)),
            String.valueOf(row.get(1)),
            row.get(2) instanceof Long offset ? offset : 0,
            "decode".equals(row.get(3)),
            row.get(4) instanceof Instant at ? at : Instant.EPOCH,
            payload(String.valueOf(row.get(5))))));
    return found;
  }

  /** What is no JSON stands in the table as a JSON text. */
  private static String payload(String stored) {
    try {
      JsonNode json = JSON.readTree(stored);
      return json.isTextual() ? json.textValue() : stored;
    } catch (JsonProcessingException e) {
      return stored;
    }
  }

  /** Applies what became of these messages; their rows are brought by {@code rows}. */
  public Replayed replay(StagedMessages messages, List<Letter> of, Runnable rows) {
    List<List<@Nullable Object>> keys = new ArrayList<>();
    of.forEach(letter -> keys.add(Arrays.asList(letter.sliceId(), letter.file(), letter.offset())));
    sql.temporary(KEYS, keys);
    String columns =
        "q.slice_id, q.client_id, q.source, q.stream, q.table_name, q.raw_file, q.raw_offset, q.error_code, q.check_name,"
            + " COALESCE(q.attempts, 1) AS attempts, COALESCE(q.first_refused_at, q.extracted_at) AS first_refused_at";
    sql.execute("CREATE TEMP TABLE letter_before AS SELECT " + columns + " FROM " + letters
        + " q WHERE EXISTS (SELECT 1 FROM letter_key k WHERE " + SAME + ")");
    sql.execute("DELETE FROM " + letters + " AS q WHERE EXISTS (SELECT 1 FROM letter_key k WHERE "
        + SAME + ")");
    rows.run();
    String same =
        "b.slice_id = q.slice_id AND b.raw_file = q.raw_file AND b.raw_offset = q.raw_offset";
    sql.execute("UPDATE " + letters
        + " AS q SET attempts = b.attempts + 1, first_refused_at = b.first_refused_at"
        + " FROM (SELECT slice_id, raw_file, raw_offset, MAX(attempts) AS attempts, MIN(first_refused_at) AS first_refused_at"
        + " FROM letter_before GROUP BY slice_id, raw_file, raw_offset) b WHERE " + same);
    sql.execute("CREATE TEMP TABLE letter_after AS SELECT " + columns + " FROM " + letters
        + " q WHERE EXISTS (SELECT 1 FROM letter_key k WHERE " + SAME + ")");
    String moment = "CAST(" + dialect.literal(messages.at().toString()) + " AS "
        + dialect.type(Type.TIMESTAMP) + ")";
    sql.execute("INSERT INTO " + dialect.table(ControlTables.REPLAY)
        + " (run_id, slice_id, client_id, source, stream, table_name, raw_file, outcome, raw_offset, error_code,"
        + " check_name, new_error_code, attempts, replayed_at) SELECT "
        + dialect.literal(messages.runId())
        + ", b.slice_id, b.client_id, b.source, b.stream, b.table_name, b.raw_file,"
        + " CASE WHEN q.slice_id IS NULL THEN 'MENDED' ELSE 'REFUSED' END, b.raw_offset, b.error_code, b.check_name,"
        + " q.error_code, b.attempts, " + moment
        + " FROM letter_before b LEFT JOIN letter_after q ON "
        + same + " AND q.table_name = b.table_name"
        + dialect.inOrder("b.slice_id, b.raw_file, b.raw_offset"));
    List<@Nullable Object> counts = sql.rows(
            "SELECT (SELECT COUNT(*) FROM letter_before) - (SELECT COUNT(*) FROM letter_after), (SELECT COUNT(*) FROM letter_after)")
        .get(0);
    List.of("letter_key", "letter_before", "letter_after")
        .forEach(table -> sql.execute("DROP TABLE " + table));
    return new Replayed(
        counts.get(0) instanceof Long mended ? Math.max(0, mended) : 0,
        counts.get(1) instanceof Long refused ? refused : 0);
  }
}
