package com.askbosco.data.gcp.fake;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.warehouse.googlesql.DmlLowering;
import com.askbosco.data.warehouse.googlesql.LoweredQuery;
import com.askbosco.data.warehouse.googlesql.StatementAnalyzer;
import com.askbosco.data.warehouse.googlesql.StatementAnalyzer.Analyzed;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.google.zetasql.SqlException;
import com.google.zetasql.resolvedast.ResolvedNode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterSchemaStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterViewStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAssertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedBeginStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCommitStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateRowAccessPolicyStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateSchemaStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateSnapshotTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDeleteStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropRowAccessPolicyStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropSnapshotTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRollbackStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTruncateStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs one GoogleSQL statement. */
final class Engine {
  private static final Pattern AT = Pattern.compile("\\s*\\[at (\\d+:\\d+)]");
  private static final Pattern NO_TABLE =
      Pattern.compile("Table not found: `?([^;`\\[]+?)`?(?:;.*|\\s*\\[at.*|$)");

  private final Catalog catalog;
  private final Transactions transactions;
  private final StatementAnalyzer analyzer = StatementAnalyzer.shared();
  private final RowAccess rowAccess;

  Engine(Catalog catalog, Transactions transactions) {
    this.catalog = catalog;
    this.transactions = transactions;
    this.rowAccess = new RowAccess(catalog, analyzer);
  }

  /** Runs a text with one statement; a dry one is only checked. */
  Outcome run(String sql, Session session, Optional<String> defaultDataset, boolean dry) {
    Names names = names(session, defaultDataset);
    StatementAnalyzer.Reader reader = analyzer.read(sql);
    if (!reader.hasNext()) {
      throw ApiException.invalid("Required parameter is missing: query");
    }
    Analyzed analyzed = analyze(reader, names, sql);
    if (reader.hasNext()) {
      throw new ApiException("notImplemented", "the fake tries no scripts without running them");
    }
    return run(analyzed, session, names, dry);
  }

  /** Whether a text holds more than one statement. */
  boolean isScript(String sql) {
    return new Statements(sql).isScript();
  }

  /**
   * Runs the statements of a text one after another, each analysed against what the ones before it have left.
   *
   * @return how each ended
   */
  List<Outcome> scripted(String sql, Session session, Optional<String> defaultDataset) {
    Names names = names(session, defaultDataset);
    List<Outcome> outcomes = new ArrayList<>();
    long changed = 0;
    for (Statements.Part part : new Statements(sql).parts()) {
      // A system variable: the analyzer is given its value. The place of what follows stays.
      String text = part.at(sql).replace("@@row_count", String.format("%-11d", changed));
      Analyzed analyzed = analyze(analyzer.read(text), names, text);
      Outcome outcome = run(analyzed, session, names, false);
      Outcome.Dml dml = outcome.dml();
      changed = dml == null ? changed : dml.affected();
      outcomes.add(outcome);
    }
    return outcomes;
  }

  /** Runs statements one after another. */
  void script(String sql, Session session) {
    Names names = names(session, Optional.empty());
    StatementAnalyzer.Reader reader = analyzer.read(sql);
    while (reader.hasNext()) {
      run(analyze(reader, names, sql), session, names, false);
    }
  }

  private Names names(Session session, Optional<String> defaultDataset) {
    return new Names(catalog, session, defaultDataset, rowAccess.restricted(session));
  }

  private Outcome run(Analyzed analyzed, Session session, Names names, boolean dry) {
    List<Table> reads = reads(analyzed.statement(), names, session);
    Rules.check(analyzed.statement(), names);
    try {
      long bytes = Bytes.of(analyzed, names, session);
      return (dry ? dry(analyzed) : statement(analyzed, session, names)).reading(reads, bytes);
    } catch (BoscoException e) {
      throw ApiException.query(String.valueOf(e.getMessage()).replaceFirst("^query:", ""));
    } catch (UnsupportedOperationException e) {
      throw new ApiException("notImplemented", String.valueOf(e.getMessage()));
    }
  }

  private Analyzed analyze(StatementAnalyzer.Reader reader, Names names, String sql) {
    try {
      Analyzed analyzed = reader.next(names.known(sql));
      StatementAnalyzer.checkLimits(analyzed);
      return analyzed;
    } catch (BoscoException e) {
      throw ApiException.query(String.valueOf(e.getMessage()));
    } catch (SqlException e) {
      String message = String.valueOf(e.getMessage());
      Matcher missing = NO_TABLE.matcher(message);
      if (missing.lookingAt()) {
        throw missing(missing.group(1), names);
      }
      Matcher at = AT.matcher(message);
      throw ApiException.query(at.find() ? at.replaceFirst(" at [$1]") : message);
    }
  }

  private ApiException missing(String path, Names names) {
    Names.Target target;
    try {
      target = names.target(List.of(path));
    } catch (ApiException e) {
      return e;
    }
    if (catalog.findDataset(target.dataset()).isEmpty()) {
      return ApiException.notFound("Dataset " + catalog.project() + ":" + target.dataset()
          + " was not found in location EU");
    }
    return ApiException.notFound("Table " + catalog.project() + ":" + target.dataset() + "."
        + target.table() + " was not found in location EU");
  }

  /** The tables that are read; views of the information schema are made on the way. */
  private List<Table> reads(ResolvedStatement statement, Names names, Session session) {
    Set<String> held = new TreeSet<>();
    statement.accept(new Visitor() {
      @Override
      protected void defaultVisit(ResolvedNode node) {
        if (node instanceof ResolvedTableScan scan) {
          held.add(scan.getTable().getFullName());
        }
        super.defaultVisit(node);
      }
    });
    List<Table> reads = new ArrayList<>();
    for (String table : held) {
      InformationSchema.make(table, catalog, session);
      names.held(table).ifPresent(reads::add);
    }
    return reads;
  }

  private static Outcome dry(Analyzed analyzed) {
    return analyzed.statement() instanceof ResolvedQueryStmt query
        ? new Outcome(
            "SELECT", null, Ddl.output(query.getOutputColumnList()), null, null, null, List.of(), 0)
        : Outcome.of(kind(analyzed.statement()));
  }

  private static String kind(ResolvedStatement statement) {
    return statement
        .getClass()
        .getSimpleName()
        .replaceAll("^Resolved|Stmt$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toUpperCase(java.util.Locale.ROOT);
  }

  private Outcome statement(Analyzed analyzed, Session session, Names names) {
    Dml dml = new Dml(session, names, transactions);
    Ddl ddl = new Ddl(catalog, session, names);
    return switch (analyzed.statement()) {
      case ResolvedQueryStmt query -> select(analyzed, query, session);
      case ResolvedInsertStmt insert -> dml.insert(analyzed, insert);
      case ResolvedDeleteStmt delete -> dml.delete(analyzed, delete);
      case ResolvedUpdateStmt update -> dml.update(analyzed, update);
      case ResolvedMergeStmt merge -> dml.merge(analyzed, merge);
      case ResolvedTruncateStmt truncate -> dml.truncate(truncate);
      case ResolvedBeginStmt begin -> {
        requireSession(session);
        transactions.begin(session);
        yield Outcome.of("BEGIN_TRANSACTION");
      }
      case ResolvedCommitStmt commit -> {
        requireSession(session);
        transactions.commit(session);
        yield Outcome.of("COMMIT_TRANSACTION");
      }
      case ResolvedRollbackStmt rollback -> {
        requireSession(session);
        transactions.rollback(session);
        yield Outcome.of("ROLLBACK_TRANSACTION");
      }
      case ResolvedCreateTableStmt create -> ddl.table(create);
      case ResolvedCreateTableAsSelectStmt create -> ddl.tableAs(analyzed, create);
      case ResolvedCreateViewStmt create -> ddl.view(analyzed, create);
      case ResolvedCreateSnapshotTableStmt create -> ddl.snapshot(create);
      case ResolvedDropStmt drop ->
        new Drop(catalog, session, names, ddl)
            .drop(drop, drop.getObjectType().toUpperCase(java.util.Locale.ROOT));
      case ResolvedAssertStmt check -> assertion(analyzed, check, session);
      default -> permanent(analyzed, ddl, session, names);
    };
  }

  private Outcome permanent(Analyzed analyzed, Ddl ddl, Session session, Names names) {
    ddl.refuseInTransaction();
    Alter alter = new Alter(catalog, session, names);
    return switch (analyzed.statement()) {
      case ResolvedCreateSchemaStmt create -> ddl.schema(create);
      case ResolvedAlterTableStmt table -> alter.table(table);
      case ResolvedAlterViewStmt view -> alter.table(view);
      case ResolvedAlterSchemaStmt schema -> alter.schema(schema);
      case ResolvedCreateRowAccessPolicyStmt policy -> new Policies(names).create(policy);
      case ResolvedDropRowAccessPolicyStmt policy -> new Policies(names).drop(policy);
      case ResolvedDropSnapshotTableStmt drop -> {
        Table table = names.table(drop.getNamePath());
        new Drop(catalog, session, names, ddl).remove(table);
        yield Outcome.ddl("DROP_SNAPSHOT_TABLE", "DROP", Outcome.reference(table));
      }
      default ->
        throw new ApiException("notImplemented", "the fake has no " + kind(analyzed.statement()));
    };
  }

  private static void requireSession(Session session) {
    if (session.id() == null) {
      throw ApiException.query(
          "Transaction control statements are supported only in scripts or sessions at [1:1]");
    }
  }

  private static Outcome select(Analyzed analyzed, ResolvedQueryStmt query, Session session) {
    LoweredQuery lowered = DmlLowering.select(analyzed.whole(), query);
    ArrayNode fields = Ddl.output(query.getOutputColumnList());
    for (int i = 0; i < fields.size(); i++) {
      ((com.fasterxml.jackson.databind.node.ObjectNode) fields.get(i))
          .put("name", lowered.columns().get(i).name());
    }
    return Outcome.select(session.query(lowered.sql(), rows -> Result.read(fields, rows)));
  }

  private static Outcome assertion(Analyzed analyzed, ResolvedAssertStmt check, Session session) {
    String condition = new DmlLowering(analyzed.whole(), check).expression(check.getExpression());
    boolean holds = session.query("SELECT " + condition, rows -> rows.next() && rows.getBoolean(1));
    if (!holds) {
      String told = check.getDescription();
      throw ApiException.query(told.isEmpty() ? "Assertion failed" : "Assertion failed: " + told);
    }
    return Outcome.of("ASSERT");
  }
}
