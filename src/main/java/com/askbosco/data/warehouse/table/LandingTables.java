package com.askbosco.data.warehouse.table;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tables into which a warehouse in the cloud is streamed: for each table of bronze, silver and ops that messages have rows for one of
 * the same columns, and what says which page a row is of. One with other columns has another name, so that rows of an older program
 * never meet it.
 */
public final class LandingTables {
  /** Their dataset. */
  public static final String SCHEMA = "landing";

  /** The page that a row is of. */
  public static final String ROW_PAGE = "_page";

  /** The row's place among the rows that the page has for the table. */
  public static final String ROW_PLACE = "_row";

  /** When the page was read: the day by which these tables are partitioned, and after which rows end. */
  public static final String LANDED_AT = "_landed_at";

  /** Which pages landed: a page counts when all its rows are there. {@code tables} is {@code name=rows}, with commas between; {@code times} is when its messages happened. */
  public static final TableLayout PAGES = new TableLayout(
      SCHEMA,
      "pages",
      List.of(
          text(ROW_PAGE),
          text("partition_key"),
          text("tenant_id"),
          text("client_id"),
          text("connection_id"),
          text("source"),
          text("stream"),
          text("source_account_id"),
          text("partition_id"),
          text("run_id"),
          text("begins"),
          text("ends"),
          new Field("messages", Type.INT64),
          new Field("rejected", Type.INT64),
          new Field("newest_at", Type.TIMESTAMP),
          text("tables"),
          text("times"),
          new Field("timed", Type.INT64),
          new Field("lateness_ms", Type.INT64),
          text("zone"),
          text("timed_tables"),
          new Field(LANDED_AT, Type.TIMESTAMP)),
      List.of(ROW_PAGE),
      Optional.empty(),
      List.of("partition_key"));

  /** Which of them were applied: told in the transaction that did it, and forgotten when their rows are. */
  static final TableLayout APPLIED = new TableLayout(
      "ops",
      "ctl_message_page",
      List.of(text("page_id"), new Field("landed_at", Type.TIMESTAMP)),
      List.of("page_id"),
      Optional.empty(),
      List.of());

  private LandingTables() {}

  private static Field text(String name) {
    return new Field(name, Type.STRING);
  }

  /** The table in which rows of another one land. */
  public static TableLayout of(TableLayout table) {
    List<Field> fields = new ArrayList<>(table.fields());
    if (table.schema().equals("silver")) {
      fields.add(new Field("_pos", Type.INT64));
    }
    fields.add(text(ROW_PAGE));
    fields.add(new Field(ROW_PLACE, Type.INT64));
    fields.add(new Field(LANDED_AT, Type.TIMESTAMP));
    String hash = Hashing.sha256()
        .hashString(fields.toString(), StandardCharsets.UTF_8)
        .toString()
        .substring(0, 8);
    return new TableLayout(
        SCHEMA,
        table.schema() + "__" + table.name() + "__" + hash,
        fields,
        List.of(),
        Optional.empty(),
        List.of(ROW_PAGE));
  }

  /**
   * The landing table of a name.
   *
   * @param known those that are not of bronze, by name
   */
  public static TableLayout named(String landing, Map<String, TableLayout> known) {
    TableLayout found = landing.equals(PAGES.name()) ? PAGES : known.get(landing);
    if (found != null) {
      return found;
    }
    String[] parts = landing.split("__", -1);
    if (parts.length == 3 && parts[0].equals("bronze")) {
      return of(TableLayout.bronze(parts[1]));
    }
    throw new IllegalArgumentException("There is no table " + landing);
  }
}
