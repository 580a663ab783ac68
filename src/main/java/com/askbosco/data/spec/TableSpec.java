package com.askbosco.data.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One canonical silver table, as {@code canon/<name>.yaml} says it.
 *
 * @param name the table's name, such as {@code fct_ads_campaign_daily}
 * @param description what one row is
 * @param disposition how a slice's rows reach the table
 * @param key columns that name a row; no two rows share their values
 * @param replaceBy for {@link Disposition#UPSERT}: columns whose value is replaced as a whole (an order's lines go with the
 *     order); the key when the file does not say
 * @param duplicates what happens to rows of one slice that share a key
 * @param partition the DATE column the table is partitioned by, or empty for a small table
 * @param cluster columns to cluster by
 * @param columns the business columns in order; technical columns are added by the warehouse
 * @param history columns whose changes are kept in {@code <name>_history} (SCD2); empty for a table without history
 * @param unlisted for a table with history: facts that may name entities no list has, and which of their columns (value) fills
 *     which column here (key); columns of one name need no mention
 * @param version which version of the table this is, and how it follows from the one before
 */
public record TableSpec(
    String name,
    String description,
    Disposition disposition,
    List<String> key,
    List<String> replaceBy,
    Duplicates duplicates,
    Optional<String> partition,
    List<String> cluster,
    List<Column> columns,
    List<String> history,
    Map<String, Map<String, String>> unlisted,
    Version version) {

  /** The first version of a table without history. */
  public TableSpec(
      String name,
      String description,
      Disposition disposition,
      List<String> key,
      List<String> replaceBy,
      Duplicates duplicates,
      Optional<String> partition,
      List<String> cluster,
      List<Column> columns) {
    this(
        name,
        description,
        disposition,
        key,
        replaceBy,
        duplicates,
        partition,
        cluster,
        columns,
        List.of(),
        Map.of(),
        Version.FIRST);
  }

  /** Whether the warehouse keeps former versions of its rows, and the rows of entities that are gone. */
  public boolean hasHistory() {
    return !history.isEmpty();
  }

  /**
   * A version of a table.
   *
   * @param number from 1; a change that the warehouse cannot make in place needs the next one
   * @param carry GoogleSQL expressions over the columns of the version before, by column of this one; a column that is not named
   *     takes the value of the column of its name
   */
  public record Version(int number, Map<String, String> carry) {
    /** The version of a table that was never changed but by additions. */
    public static final Version FIRST = new Version(1, Map.of());

    /** Copies the map. */
    public Version {
      carry = Map.copyOf(carry);
    }
  }

  /** How a slice's rows reach the table. */
  public enum Disposition {
    /** The slice's rows are replaced, vanished ones included: reports that the platform restates. */
    REPLACE_SLICE,
    /** Rows are replaced by key: entities and orders. */
    UPSERT,
    /** Rows are added once by key and never changed: events. */
    APPEND,
    /**
     * Rows come from files of the product and of the clients, never from a source: the table has the columns of its file alone,
     * whose row it is included, and no mapping may fill it.
     */
    REFERENCE
  }

  /** What happens to rows of one slice that share a key. */
  public enum Duplicates {
    /** The one extracted last stays (a record moved between two pages). */
    LATEST,
    /** Measures are added up (the source splits finer than the table). */
    SUM
  }

  /** GoogleSQL column types of the canon. */
  public enum Type {
    STRING,
    INT64,
    NUMERIC,
    FLOAT64,
    BOOL,
    DATE,
    TIMESTAMP,
    JSON
  }

  /** How personal a column is; no column holds an address, a number or a name of a person as it is. */
  public enum Pii {
    NONE,
    /** Holds only a hash of personal data; the rules make it. */
    HASHED,
    /** Stands for a person without naming one: keys that join what a person did. */
    PSEUDONYM,
    /** Text that people wrote; what stands in it cannot be known. */
    FREE_TEXT
  }

  /** What one of a number is. */
  public enum Unit {
    /** A count or a thing without unit. */
    NONE,
    /** Major units of the row's {@code currency_code}. */
    MONEY,
    /** 0 to 1, never percent. */
    RATIO,
    MILLISECONDS,
    SECONDS,
    HOURS,
    DAYS
  }

  /**
   * A column.
   *
   * @param additive whether values may be added up over rows (false for reach, rates and texts)
   * @param unit what one of a number is
   * @param values the only values of an enumeration, OTHER and UNKNOWN included; empty where any value may stand
   */
  public record Column(
      String name,
      Type type,
      boolean required,
      boolean additive,
      Pii pii,
      Unit unit,
      List<String> values,
      String description) {

    /** Copies the list. */
    public Column {
      values = List.copyOf(values);
    }

    /** A column of any values without a unit. */
    public Column(
        String name, Type type, boolean required, boolean additive, Pii pii, String description) {
      this(name, type, required, additive, pii, Unit.NONE, List.of(), description);
    }
  }

  /** When it happened, of a table of events: the first moment that every row has. */
  public Optional<String> moment() {
    return columns.stream()
        .filter(column -> column.type() == Type.TIMESTAMP && column.required())
        .map(Column::name)
        .findFirst();
  }

  /** Position of each business column by name. */
  public Map<String, Integer> positions() {
    return IntStream.range(0, columns.size())
        .boxed()
        .collect(Collectors.toMap(i -> columns.get(i).name(), i -> i));
  }
}
