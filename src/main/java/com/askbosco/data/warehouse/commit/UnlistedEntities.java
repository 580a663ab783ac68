package com.askbosco.data.warehouse.commit;

import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gives entities that a fact names and no list has (deleted before the first reading, or of a source without such a list) a row of
 * their own, so that every figure finds its entity. A row from a list always comes first and is never replaced by one of these.
 * Only the facts of the run are looked at.
 */
final class UnlistedEntities {
  /** Technical columns that are made here. */
  private static final Set<String> OF_THE_ROW =
      Set.of("_row_hash", "_is_final", "_deleted_at", "_is_unlisted");

  private static final Pattern KEY_OF = Pattern.compile("key\\((\\w+)\\)");

  private final SqlSession sql;
  private final Dialect dialect;
  private final ColumnSql columns;

  UnlistedEntities(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
    this.columns = new ColumnSql(dialect);
  }

  /** Adds rows to the stage of an entity table from the stages of the facts; returns how many. */
  long stage(SilverTable table, Collection<SilverTable> all) {
    sql.run("UPDATE " + table.stage() + " SET _is_unlisted = FALSE WHERE _is_unlisted IS NULL");
    long added = 0;
    for (Map.Entry<String, Map<String, String>> each : table.spec().unlisted().entrySet()) {
      Optional<SilverTable> fact = all.stream()
          .filter(other -> other.spec().name().equals(each.getKey()))
          .findFirst();
      if (fact.isPresent() && sql.any("SELECT 1 FROM " + fact.get().stage())) {
        added += stage(table, fact.get(), each.getValue());
      }
    }
    return added;
  }

  private long stage(SilverTable table, SilverTable fact, Map<String, String> sources) {
    Content content = content(table, fact, sources);
    findEntities(table, fact, content);
    String values = content.business().stream()
        .map(dialect::name)
        .map(dialect::text)
        .collect(Collectors.joining(" || '\u001f' || "));
    String made = content.made().keySet().stream()
        .map(key -> ", u." + dialect.name(key))
        .collect(Collectors.joining());
    String newest = "SELECT * FROM (SELECT f.*" + made + ", row_number() OVER (PARTITION BY "
        + columns.list("f", content.by())
        + " ORDER BY f._extracted_at DESC, f._slice_id DESC, f._source_file DESC, f._pos DESC) AS _n FROM "
        + fact.stage() + " f JOIN unlisted u ON " + columns.equal("u", "f", content.by())
        + " AND u.newest = f." + newest(fact) + ") f WHERE f._n = 1";
    String names = columns.list(content.names());
    // Grouped by everything, which is one row an entity: a hash is an aggregate in every warehouse.
    long added = sql.execute("INSERT INTO " + table.stage() + " (" + names
        + ", _row_hash, _is_final, _is_unlisted, _pos, _grp) SELECT " + names + ", "
        + dialect.combinedHash(values) + ", FALSE, TRUE, 0, " + columns.joined("f", table.group())
        + " FROM (SELECT " + String.join(", ", content.selected()) + " FROM (" + newest
        + ") f) f GROUP BY " + names);
    sql.run("DROP TABLE unlisted");
    return added;
  }

  /** Fills {@code unlisted}: entities of the fact that no list has, with their newest day and the keys that are made here. */
  private void findEntities(SilverTable table, SilverTable fact, Content content) {
    String by = columns.list("f", content.by());
    String named = content.by().stream()
        .map(column -> "f." + dialect.name(column) + " IS NOT NULL")
        .collect(Collectors.joining(" AND "));
    String made = content.made().entrySet().stream()
        .map(key -> ", " + key.getValue() + " AS " + dialect.name(key.getKey()))
        .collect(Collectors.joining());
    sql.run("CREATE TEMP TABLE unlisted AS SELECT * FROM (SELECT f.*" + made + " FROM (SELECT "
        + by + ", MAX(f." + newest(fact) + ") AS newest FROM " + fact.stage() + " f WHERE " + named
        + " GROUP BY " + by + ") f) f WHERE NOT EXISTS (SELECT 1 FROM " + table.stage()
        + " n WHERE "
        + columns.equal("n", "f", table.key()) + ") AND NOT EXISTS (SELECT 1 FROM "
        + dialect.table(table.layout()) + " t WHERE " + columns.equal("t", "f", table.key())
        + " AND NOT COALESCE(t._is_unlisted, FALSE))");
  }

  private String newest(SilverTable fact) {
    return fact.spec().partition().map(dialect::name).orElse("_extracted_at");
  }

  /**
   * What goes into an entity's row.
   *
   * @param names the columns
   * @param selected an expression over the fact, named, for each of them
   * @param business the columns among them that say something about the entity
   * @param by columns of the fact that name the entity
   * @param made expressions over these for key columns that the fact does not have: {@code key(<native id>)} in the canon
   */
  private record Content(
      List<String> names,
      List<String> selected,
      List<String> business,
      List<String> by,
      Map<String, String> made) {}

  private Content content(SilverTable table, SilverTable fact, Map<String, String> sources) {
    Content content = new Content(
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new TreeMap<>());
    Set<String> known = new HashSet<>(fact.layout().columns());
    for (String key : table.key()) {
      Matcher made = KEY_OF.matcher(sources.getOrDefault(key, key));
      String by = made.matches() ? made.group(1) : key;
      if (!content.by().contains(by)) {
        content.by().add(by);
      }
      if (made.matches()) {
        content.made().put(key, surrogate("f." + dialect.name(by)));
        known.add(key);
      }
    }
    Map<String, Column> ours =
        table.spec().columns().stream().collect(Collectors.toMap(Column::name, column -> column));
    for (Field field : table.layout().fields()) {
      Column column = ours.get(field.name());
      String source = content.made().containsKey(field.name())
          ? field.name()
          : sources.getOrDefault(field.name(), field.name());
      boolean there = known.contains(source) && !OF_THE_ROW.contains(field.name());
      boolean required = column != null && column.required();
      if (field.type() == Type.JSON || (!there && !required)) {
        continue;
      }
      String value = there ? "f." + dialect.name(source) : unknown(field);
      boolean mayMiss = there && required && field.type() == Type.STRING;
      content.names().add(field.name());
      content
          .selected()
          .add((mayMiss ? "COALESCE(" + value + ", " + unknown(field) + ")" : value) + " AS "
              + dialect.name(field.name()));
      if (column != null) {
        content.business().add(field.name());
      }
    }
    return content;
  }

  /** The key the mappings make of a native id. */
  private String surrogate(String nativeId) {
    return dialect.sha256(
        "f.tenant_id || '|' || f.source_system || '|' || f.source_account_id || '|' || "
            + nativeId);
  }

  private String unknown(Field field) {
    if (field.type() != Type.STRING) {
      throw new IllegalStateException("Nothing can stand for an unknown " + field.name());
    }
    return dialect.literal(field.name().endsWith("status") ? "UNKNOWN" : "(not set)");
  }
}
