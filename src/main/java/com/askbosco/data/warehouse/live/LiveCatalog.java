package com.askbosco.data.warehouse.live;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.live.LiveFile.Kind;
import com.askbosco.data.warehouse.mart.QueryCompiler;
import com.askbosco.data.warehouse.mart.QueryCompiler.Compiled;
import com.askbosco.data.warehouse.mart.SqlFile;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The live marts of a project, compiled: stretches of time first, then sums, each over the changes of tables before it. */
public final class LiveCatalog {
  /** The sign of a changed row. */
  public static final String SIGN = "_sign";

  private static final String CHANGES = "changes";

  private final Map<String, Live> live = new LinkedHashMap<>();
  private final List<LiveFile> views;
  private final Map<String, TableLayout> silver = new LinkedHashMap<>();
  private final List<Words> readers;

  /** The text of a file, and the words in it. */
  private record Words(String sql, Set<String> words) {
    private static final Pattern WORD = Pattern.compile("\\w+");

    static Words of(LiveFile file) {
      return new Words(
          file.sql(),
          WORD.matcher(file.sql()).results().map(MatchResult::group).collect(Collectors.toSet()));
    }

    boolean reads(String table) {
      return sql.contains(CHANGES + "." + table);
    }
  }

  /**
   * A live mart, compiled.
   *
   * @param file what it says
   * @param query the SELECT as the warehouse runs it
   * @param layout its table
   * @param follows the tables whose changes it reads, without their schema
   */
  public record Live(LiveFile file, Compiled query, TableLayout layout, Set<String> follows) {

    /** Columns that are added up. */
    List<String> measures() {
      return layout.columns().stream()
          .filter(column -> !file.keys().contains(column))
          .toList();
    }

    /** Text that differs whenever the rows may differ for the same events. */
    String definition() {
      return layout.fields() + " " + query.sql() + " " + file.intervals();
    }
  }

  private LiveCatalog(List<LiveFile> files) {
    this.views = files.stream().filter(file -> file.kind() == Kind.VIEW).toList();
    this.readers = files.stream().map(Words::of).toList();
  }

  /**
   * Reads and compiles {@code live/} of a folder; none where there is no such folder.
   *
   * @param tables the tables of silver and ops
   * @throws ProblemsException with what is wrong in the headers
   */
  public static LiveCatalog read(Path sql, Collection<TableLayout> tables, QueryCompiler compiler) {
    List<LiveFile> files = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (SqlFile file : SqlFile.folder(sql, "live")) {
      files.add(LiveFile.read(file));
      problems.addAll(file.yaml().problems());
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    LiveCatalog catalog = new LiveCatalog(files);
    tables.stream()
        .filter(table -> table.schema().equals("silver"))
        .forEach(table -> catalog.silver.put(table.name(), table));
    List<TableLayout> known = new ArrayList<>(tables);
    tables.stream()
        .filter(table -> table.schema().equals("silver"))
        .map(catalog::changes)
        .forEach(known::add);
    for (Kind kind : List.of(Kind.INTERVALS, Kind.SUM)) {
      files.stream()
          .filter(file -> file.kind() == kind)
          .forEach(file -> catalog.add(file, known, compiler));
    }
    return catalog;
  }

  private void add(LiveFile file, List<TableLayout> known, QueryCompiler compiler) {
    // the state of stretches has the columns the SELECT gives, which is not compiled yet: it is
    // read with those it names
    List<TableLayout> offered = new ArrayList<>(known);
    if (file.kind() == Kind.INTERVALS) {
      offered.add(state(file, compiler, known));
    }
    Compiled query = compiler.compile(file.path(), file.sql(), offered);
    TableLayout layout = new TableLayout(
        "gold", file.name(), query.fields(), file.keys(), file.partition(), file.cluster());
    requireColumns(file, layout);
    Set<String> follows = new TreeSet<>();
    query.tables().stream()
        .filter(table -> table.startsWith(CHANGES + "."))
        .forEach(table -> follows.add(table.substring(CHANGES.length() + 1)));
    live.put(file.name(), new Live(file, query, layout, follows));
    known.add(layout);
    known.add(changes(layout));
  }

  /** The columns of a SELECT do not depend on those rows of its own table that it reads, so they are found without these. */
  private static TableLayout state(LiveFile file, QueryCompiler compiler, List<TableLayout> known) {
    String[] parts = file.sql().split("(?m)^-- state:.*$", 2);
    if (parts.length < 2) {
      throw new BoscoException(
          ErrorCode.SQL_INVALID,
          file.path()
              + ":1: the SELECT over `changes` has to stand first, as `WITH pieces AS (`, and a line"
              + " `-- state:` before the UNION ALL with `state." + file.name() + "`.");
    }
    String first =
        parts[0].substring(parts[0].indexOf("WITH pieces AS (") + "WITH pieces AS (".length());
    List<Field> fields =
        compiler.compile(file.path() + " (events)", first.strip(), known).fields();
    return new TableLayout(
        "state", file.name(), fields, List.of(), java.util.Optional.empty(), List.of());
  }

  private static void requireColumns(LiveFile file, TableLayout layout) {
    List<String> named = new ArrayList<>(file.keys());
    file.partition().ifPresent(named::add);
    named.addAll(file.cluster());
    file.intervals().ifPresent(each -> {
      named.addAll(each.group());
      named.add(each.from());
      named.add(each.to());
    });
    for (String column : named) {
      if (!layout.columns().contains(column)) {
        throw new BoscoException(
            ErrorCode.SQL_INVALID,
            file.path() + ":1: the header names column `" + column + "`, the query has "
                + String.join(", ", layout.columns()) + ".");
      }
    }
    for (Field field : layout.fields()) {
      if (file.kind() == Kind.SUM
          && !file.keys().contains(field.name())
          && field.type() != Type.INT64
          && field.type() != Type.NUMERIC) {
        throw new BoscoException(
            ErrorCode.SQL_INVALID,
            file.path() + ":1: column `" + field.name() + "` is " + field.type()
                + ", which cannot be added up exactly. Make it a key, INT64 or NUMERIC.");
      }
    }
  }

  /** The changes of a table: those of its columns that some file over them names, but no JSON, and the sign. */
  TableLayout changes(TableLayout table) {
    List<Field> fields = new ArrayList<>(table.fields());
    fields.removeIf(field -> field.type() == Type.JSON
        || readers.stream()
            .noneMatch(each -> each.reads(table.name()) && each.words().contains(field.name())));
    fields.add(new Field(SIGN, Type.INT64));
    return new TableLayout(
        CHANGES, table.name(), fields, List.of(), java.util.Optional.empty(), List.of());
  }

  /** The live marts that keep a table, each after those it reads. */
  public Collection<Live> live() {
    return live.values();
  }

  /** Queries over live tables and marts. */
  public List<LiveFile> views() {
    return views;
  }

  /** A table whose changes live marts may read, of silver or their own; null when there is none of the name. */
  @Nullable
  TableLayout followed(String name) {
    Live own = live.get(name);
    return own == null ? silver.get(name) : own.layout();
  }

  /** The tables of silver whose changes are read. */
  Collection<TableLayout> inputs() {
    Set<String> names = new TreeSet<>();
    live.values().forEach(each -> names.addAll(each.follows()));
    names.removeAll(live.keySet());
    return names.stream()
        .map(name -> java.util.Objects.requireNonNull(silver.get(name)))
        .toList();
  }

  /** The tables that are kept. */
  public List<TableLayout> layouts() {
    return live.values().stream().map(Live::layout).toList();
  }
}
