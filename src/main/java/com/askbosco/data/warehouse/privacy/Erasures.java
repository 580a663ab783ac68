package com.askbosco.data.warehouse.privacy;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.commit.ColumnSql;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.privacy.ErasureEntry.State;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes persons out of silver, its versions, bronze and the dead letters. All statements run in the one transaction of the
 * session; its owner commits it. What a person is looked for by goes through a temporary table: the text of a statement may be
 * kept by a warehouse for months.
 */
public final class Erasures {
  private static final String ERASED = "(erased)";
  /** Tables may ask for a filter on their days; this one holds for all of them. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

  private final SqlSession sql;
  private final Dialect dialect;
  private final ColumnSql columns;
  private final List<PersonColumns> tables;

  /** Over the tables of this canon. */
  public Erasures(SqlSession sql, Dialect dialect, Collection<TableSpec> canon) {
    this.sql = sql;
    this.dialect = dialect;
    this.columns = new ColumnSql(dialect);
    this.tables = canon.stream()
        .flatMap(spec -> TableLayout.ofCanon(spec).stream()
            .flatMap(layout -> PersonColumns.of(layout, spec).stream()))
        .toList();
  }

  /**
   * Pseudonyms that rows about the same persons hold beside the given ones, in tables that know a person by several: the key of the
   * customer with this address. A phone does not make two the same, it may be a family's.
   */
  public Set<String> pseudonyms(String clientId, Set<String> known) {
    begin(known);
    Set<String> found = new TreeSet<>();
    for (PersonColumns table : tables) {
      if (table.sameness().isEmpty()) {
        continue;
      }
      sql.rows("SELECT DISTINCT " + columns.list("t", table.sameness()) + " FROM "
              + dialect.table(table.layout()) + " AS t WHERE " + ofClient(table, clientId) + " AND "
              + names(table.persons()))
          .forEach(row -> row.stream()
              .filter(value -> value != null)
              .forEach(value -> found.add((String) value)));
    }
    sql.run("DROP TABLE erase_subject");
    return found;
  }

  /** The ledger, by client and request. */
  public List<ErasureEntry> entries() {
    return ErasureLedger.read(sql, dialect);
  }

  /**
   * Takes a person out of silver, its versions, bronze and the dead letters: rows that stand for the person go, of the others the
   * columns that name one. No other row changes, and the row in {@code ops.ctl_erasure} goes with it. Repeated, it changes nothing
   * more.
   */
  public ErasureEntry erase(Erasure erasure) {
    Map<String, Long> rows = new TreeMap<>();
    begin(erasure.pseudonyms());
    for (PersonColumns table : tables) {
      long changed = silver(table, erasure);
      if (changed > 0) {
        rows.put(table.layout().fullName(), changed);
      }
    }
    rows.putAll(new ErasedPayloads(sql, dialect).apply(erasure));
    sql.run("DROP TABLE erase_subject");
    return new ErasureLedger(sql, dialect).erased(erasure, rows);
  }

  /** Notes how an erasure ended. */
  public void ended(String clientId, String requestId, State state, Instant at) {
    new ErasureLedger(sql, dialect).ended(clientId, requestId, state, at);
  }

  private void begin(Set<String> pseudonyms) {
    sql.temporary(
        new TableLayout(
            "temp",
            "erase_subject",
            List.of(new TableLayout.Field("pseudonym", Type.STRING)),
            List.of(),
            Optional.empty(),
            List.of()),
        pseudonyms.stream()
            .sorted()
            .map(each -> List.<@Nullable Object>of(each))
            .toList());
  }

  /** A condition: the row of alias {@code t} is the client's. */
  private String ofClient(PersonColumns table, String clientId) {
    return "t.client_id = " + dialect.literal(clientId)
        + table
            .layout()
            .partition()
            .map(day -> " AND t." + dialect.name(day) + " >= " + dialect.date(FIRST_DAY))
            .orElse("");
  }

  /** A condition: one of the columns names the person. */
  private String names(List<String> of) {
    return of.stream()
        .map(column -> "t." + dialect.name(column) + " IN (SELECT pseudonym FROM erase_subject)")
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private long silver(PersonColumns table, Erasure erasure) {
    String ofClient = " AS t WHERE " + ofClient(table, erasure.clientId()) + " AND ";
    List<String> key = table.layout().key();
    long changed = 0;
    if (!table.persons().isEmpty()) {
      changed += change(
          table,
          erasure,
          ofClient + names(table.persons()),
          table.isEntity() ? "DELETE" : "SET " + cleared(table),
          key);
    }
    for (String column : table.staff()) {
      changed += change(
          table,
          erasure,
          ofClient + names(List.of(column)),
          "SET " + dialect.name(column) + " = NULL",
          key);
    }
    return changed;
  }

  private String cleared(PersonColumns table) {
    List<String> sets = new ArrayList<>();
    table.persons().forEach(column -> sets.add(dialect.name(column) + " = NULL"));
    table.texts().stream()
        .filter(column -> !table.layout().key().contains(column.name()))
        .forEach(column -> sets.add(dialect.name(column.name())
            + (column.required() ? " = " + dialect.literal(ERASED) : " = NULL")));
    return String.join(", ", sets);
  }

  /** Does a change to the rows of a condition, marks their days as stale and gives those that stay their new hash. */
  private long change(
      PersonColumns table, Erasure erasure, String where, String change, List<String> key) {
    String target = dialect.table(table.layout());
    String day = table
        .layout()
        .partition()
        .map(name -> "t." + dialect.name(name))
        .orElse("CAST(NULL AS DATE)");
    sql.run("CREATE TEMP TABLE erase_row AS SELECT " + columns.list("t", key) + ", " + day
        + " AS stale_day FROM " + target + where);
    long changed = 0;
    if (sql.any("SELECT 1 FROM erase_row")) {
      sql.run("INSERT INTO " + dialect.table(ControlTables.STALE)
          + " (table_name, partition_date) SELECT DISTINCT "
          + dialect.literal(table.layout().fullName()) + ", stale_day FROM erase_row"
          + dialect.inOrder("stale_day"));
      boolean stays = !change.equals("DELETE");
      changed = sql.execute(
          stays
              ? "UPDATE " + target + where.replaceFirst(" WHERE ", " " + change + " WHERE ")
              : "DELETE FROM " + target + where);
      if (stays && table.isHashed()) {
        rehash(table, erasure);
      }
    }
    sql.run("DROP TABLE erase_row");
    return changed;
  }

  private void rehash(PersonColumns table, Erasure erasure) {
    TableSpec spec = table.spec();
    String target = dialect.table(table.layout());
    List<String> key = table.layout().key();
    List<String> identity =
        TableLayout.IDENTITY.stream().map(TableLayout.Field::name).toList();
    // The key is among these, and no column may be selected twice.
    List<String> wanted = new ArrayList<>(identity);
    spec.columns().forEach(column -> wanted.add(column.name()));
    List<List<@Nullable Object>> hashes = new ArrayList<>();
    sql.each(
        "SELECT " + columns.list("t", wanted) + " FROM " + target + " AS t WHERE "
            + ofClient(table, erasure.clientId())
            + " AND EXISTS (SELECT 1 FROM erase_row e WHERE " + columns.equal("e", "t", key) + ")",
        row -> {
          List<@Nullable Object> hash = new ArrayList<>();
          key.forEach(column -> hash.add(row.get(wanted.indexOf(column))));
          hash.add(erasure
              .rowHash()
              .of(
                  spec,
                  row.subList(0, identity.size()).stream().map(String::valueOf).toList(),
                  row.subList(identity.size(), row.size())));
          hashes.add(hash);
        });
    List<TableLayout.Field> fields = new ArrayList<>(table.layout().fields().stream()
        .filter(field -> key.contains(field.name()))
        .sorted(java.util.Comparator.comparingInt(field -> key.indexOf(field.name())))
        .toList());
    fields.add(new TableLayout.Field("_row_hash", Type.STRING));
    sql.temporary(
        new TableLayout("temp", "erase_hash", fields, key, Optional.empty(), List.of()), hashes);
    sql.run("UPDATE " + target + " AS t SET _row_hash = h._row_hash FROM erase_hash h WHERE "
        + ofClient(table, erasure.clientId()) + " AND " + columns.equal("h", "t", key));
    sql.run("DROP TABLE erase_hash");
  }
}
