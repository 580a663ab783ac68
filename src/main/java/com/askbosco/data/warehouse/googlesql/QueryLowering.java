package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.google.zetasql.Type;
import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.google.zetasql.resolvedast.ResolvedNodes.Visitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Lowers one resolved query. A column with id N is written {@code cN} everywhere and never qualified: ids are unique in a
 * statement, so joins need no prefixes and correlated references need nothing special.
 */
final class QueryLowering {
  private final String name;
  private final SqlText text;
  private final Set<String> tables = new TreeSet<>();
  private final List<String> parameters = new ArrayList<>();
  private int aliases;

  final ExpressionLowering expressions = new ExpressionLowering(this);
  final ScanLowering scans = new ScanLowering(this);
  final AggregateLowering aggregates = new AggregateLowering(this);
  final WindowLowering windows = new WindowLowering(this);

  /** The nodes being lowered, outermost first: where a refusal points to. */
  private final List<ResolvedNode> path = new ArrayList<>();

  private final NodeLocations locations;

  QueryLowering(String name, String sql, NodeLocations locations) {
    this.name = name;
    this.text = new SqlText(sql);
    this.locations = locations;
  }

  /** The whole query; SQL_UNSUPPORTED when a node, function or type has no exact counterpart. */
  static LoweredQuery lower(
      String name, String sql, ResolvedQueryStmt statement, NodeLocations locations) {
    return new QueryLowering(name, sql, locations).lower(statement);
  }

  /** Lowers a node; what is refused meanwhile is refused at its place. */
  <N extends ResolvedNode> String at(N node, Function<N, String> lowering) {
    path.add(node);
    String sql = lowering.apply(node);
    path.remove(path.size() - 1);
    return sql;
  }

  private LoweredQuery lower(ResolvedQueryStmt statement) {
    if (statement.getIsValueTable()) {
      throw unsupported("SELECT AS STRUCT or AS VALUE as the whole query", "AS");
    }
    List<LoweredQuery.Column> columns = new ArrayList<>();
    List<String> select = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int anonymous = 0;
    for (ResolvedOutputColumn output : statement.getOutputColumnList()) {
      String column = output.getName();
      if (column.startsWith("$")) {
        column = "f" + anonymous++ + "_";
      }
      if (!names.add(column.toLowerCase(Locale.ROOT))) {
        throw new BoscoException(
            ErrorCode.SQL_INVALID,
            at(column) + "two result columns are named '" + column
                + "'. Give one of them an alias");
      }
      columns.add(
          new LoweredQuery.Column(column, TypeNames.of(output.getColumn().getType())));
      select.add(column(output.getColumn()) + " AS " + DuckTypes.identifier(column));
    }
    ResolvedScan query = statement.getQuery();
    String sql = at(query, scan -> OrderedQuery.peel(scan).sql(this, String.join(", ", select)));
    for (ResolvedOutputColumn output : statement.getOutputColumnList()) {
      Type type = output.getColumn().getType();
      if (DuckTypes.of(type).isEmpty()) {
        throw unsupported(
            "column " + output.getName() + " of type " + TypeNames.of(type), output.getName());
      }
    }
    return new LoweredQuery(
        name,
        sql,
        columns,
        List.copyOf(tables),
        List.copyOf(parameters),
        names(statement),
        ColumnParents.of(statement));
  }

  /** The user's names of the columns that the SQL calls {@code cN}. */
  private static Map<String, String> names(ResolvedQueryStmt statement) {
    Map<String, String> names = new TreeMap<>();
    statement.accept(new Visitor() {
      @Override
      protected void defaultVisit(ResolvedNode node) {
        if (node instanceof ResolvedScan scan) {
          scan.getColumnList().stream()
              .filter(column -> !column.getName().startsWith("$"))
              .forEach(column -> names.put(column(column), column.getName()));
        }
        super.defaultVisit(node);
      }
    });
    return names;
  }

  /** How a resolved column is written. */
  static String column(ResolvedColumn column) {
    return "c" + column.getId();
  }

  /** The DuckDB type; refuses types without an exact counterpart. */
  String duckType(Type type) {
    return DuckTypes.of(type)
        .orElseThrow(() -> unsupported("type " + TypeNames.of(type), TypeNames.of(type)));
  }

  String freshAlias() {
    return "t" + aliases++;
  }

  void readsTable(String fullName) {
    tables.add(fullName);
  }

  /** The placeholder of a named parameter. */
  String parameter(String parameter) {
    int index = parameters.indexOf(parameter);
    if (index < 0) {
      parameters.add(parameter);
      index = parameters.size() - 1;
    }
    return "$" + (index + 1);
  }

  /** What cannot be lowered, and where the word that names it stands in the text. */
  BoscoException unsupported(String what, String word) {
    return new BoscoException(
        ErrorCode.SQL_UNSUPPORTED,
        place(word) + what + " has no exact counterpart in DuckDB and is not supported");
  }

  /** The place of the node being lowered, and in it of the word; else of the word's first occurrence. */
  private String place(String word) {
    return locations
        .innermost(path)
        .flatMap(span -> text.position(word, span))
        .map(position -> name + ":" + position + ": ")
        .orElseGet(() -> at(word));
  }

  private String at(String word) {
    return name + ":" + text.position(word).orElse("1:1") + ": ";
  }
}
