package com.askbosco.data.warehouse.commit;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.table.TableLayout;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where the commit's SQL differs between warehouses. Everything else is SQL that all of them read alike. */
public interface Dialect {

  /** The column type for a GoogleSQL type. */
  String type(Type type);

  /** A quoted column name. */
  String name(String column);

  /** A quoted table name. */
  String table(TableLayout layout);

  /** A FROM item that reads staged files with the layout's columns. At least one file. */
  String staged(List<String> uris, TableLayout layout);

  /** The same for rows of messages: their payload is staged as the text of its JSON, which is kept to the letter. */
  default String stagedMessages(List<String> uris, TableLayout layout) {
    return staged(uris, layout);
  }

  /** An aggregate over rows that is equal for equal multisets of these text expressions, and text itself. */
  String digest(List<String> expressions);

  /** An aggregate that makes one row hash of several. */
  String combinedHash(String hashes);

  /**
   * A query for the columns that tables have now, as {@link SqlSession#existingColumns} asks it: schema and table as {@code silver.fct_order}, column, type as {@link #type} spells
   * it.
   *
   * @param only the one table asked for; empty for all
   */
  String existingColumns(Optional<TableLayout> only);

  /** An expression as text that is never NULL: a mark of its own stands for it. */
  String text(String expression);

  /** The SHA-256 of a text as 64 lower-case hex digits. */
  String sha256(String expression);

  /** The statement that makes a schema where there is none; empty where others make schemas. */
  default Optional<String> createSchema(String schema) {
    return Optional.of("CREATE SCHEMA IF NOT EXISTS " + name(schema));
  }

  /** Whether a view of the table's name stands for the table that holds the rows. */
  default boolean isBehindView(TableLayout layout) {
    return layout.version() > 1;
  }

  /** What a CREATE TABLE says after the columns, with a space before it: partitions and the like. */
  default String storage(TableLayout layout) {
    return "";
  }

  /** The table that keeps which partitions of marts were written until readers are served them, where that is another step. */
  default Optional<TableLayout> unserved() {
    return Optional.empty();
  }

  /** A condition: both expressions are equal, NULL equal to NULL. It may join tables. */
  default String same(String left, String right) {
    return left + " IS NOT DISTINCT FROM " + right;
  }

  /** What puts the rows of an INSERT in order, where that is worth something: a clause with a space before it, or nothing. */
  default String inOrder(String columns) {
    return " ORDER BY " + columns;
  }

  /** An expression for the place of a staged row, over the FROM item of this alias. Rows of messages have each another one. */
  default String position(String alias) {
    return "row_number() OVER ()";
  }

  /** The column by which rows of a temporary table have a place without being given one; empty where there is none. */
  default Optional<String> rowPlace() {
    return Optional.of("rowid");
  }

  /** A TIMESTAMP literal. */
  default String moment(Instant at) {
    return "CAST(" + literal(at.toString()) + " AS " + type(Type.TIMESTAMP) + ")";
  }

  /** A DATE literal. */
  default String date(LocalDate day) {
    return "DATE '" + day + "'";
  }

  /** A STRING literal. */
  default String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
