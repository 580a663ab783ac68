package com.askbosco.data.cli;

import com.askbosco.data.local.DuckDbDdl;
import com.askbosco.data.local.LocalTables;
import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.FileSchemas;
import com.askbosco.data.spec.TablePlaces;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.migrate.Migrations.Retained;
import com.askbosco.data.warehouse.table.BigQueryDdl;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableFiles;
import com.askbosco.data.warehouse.table.TablePlan;
import com.askbosco.data.warehouse.table.TableRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bosco tables}: what the canonical tables are, the files made from them, and how a warehouse gets there. */
@Command(
    name = "tables",
    description = "List, show and change the tables of silver, make the files that come from them.",
    subcommands = {
      TablesCommand.ListAll.class,
      TablesCommand.Show.class,
      TablesCommand.Generate.class,
      TablesCommand.Plan.class,
      TablePoliciesCommand.class,
      TablesCommand.Retire.class
    })
final class TablesCommand {

  /** Where a plan is for. */
  enum Target {
    duckdb,
    bigquery
  }

  /** What all of them have. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  abstract static class Verb implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    PrintWriter out() {
      return spec.commandLine().getOut();
    }

    static Collection<TableSpec> canon() {
      return Canon.load().values();
    }
  }

  @Command(name = "list", description = "Every table and what one row is.")
  static final class ListAll extends Verb {
    @Override
    public Integer call() {
      for (TableSpec table : canon()) {
        out().println(String.format("%-28s %s", table.name(), table.description()));
      }
      return 0;
    }
  }

  @Command(name = "show", description = "A table's key, columns and meaning.")
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class Show extends Verb {
    @Parameters(paramLabel = "NAME", description = "See `tables list`.")
    private String name;

    @Option(names = "--ddl", description = "Print BigQuery's statements instead.")
    private boolean ddl;

    @Override
    public Integer call() {
      TableSpec table = Canon.load().get(name.replaceFirst("^silver\\.", ""));
      if (table == null) {
        throw new BoscoException(
            ErrorCode.USAGE, "There is no table `" + name + "`. See ./bosco tables list.");
      }
      out().print(ddl ? TableFiles.script(BigQueryDdl.create(table)) : TableText.of(table));
      out().flush();
      return 0;
    }
  }

  @Command(
      name = "generate",
      description = "Make sql/ddl, docs/tables.md and the JSON schemas for editors anew.")
  static final class Generate extends Verb {
    @Option(
        names = "--unreleased",
        description = "The table was never built anywhere: let it change without a new version.")
    private boolean unreleased;

    @Override
    public Integer call() throws IOException {
      Path root = Home.here().root();
      Path record = root.resolve(TableFiles.RECORD);
      if (!unreleased && Files.exists(record)) {
        // Refuses what no warehouse could follow, before it is written down as what is.
        TablePlan.of(
            TableRecord.fromDocument(TableFiles.RECORD, Files.readString(record)),
            canon(),
            TablePlaces::ofProduct);
      }
      for (Map.Entry<String, String> file : files(root).entrySet()) {
        Path path = root.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
          Files.writeString(path, file.getValue());
          out().println(file.getKey());
        }
      }
      return 0;
    }
  }

  /** Every generated file. */
  static Map<String, String> files(Path root) {
    Collection<TableSpec> canon = Canon.load().values();
    List<String> sources =
        ConnectorFolder.list(ConnectorFolder.all(new Home(root), Optional.empty())).stream()
            .map(ConnectorFolder::name)
            .toList();
    Map<String, String> files = new TreeMap<>(TableFiles.of(canon, sources));
    files.put(DuckDbDdl.FILE, DuckDbDdl.script(ControlTables.with(canon)));
    files.putAll(FileSchemas.files());
    return files;
  }

  @Command(
      name = "plan",
      description = "What has to run so that a warehouse has the tables of the canon.")
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class Plan extends Verb {
    @Option(
        names = "--target",
        description = "duckdb (a workspace) or bigquery. Default: ${DEFAULT-VALUE}.")
    private Target target = Target.duckdb;

    @Option(names = "--workspace", paramLabel = "NAME", description = "Default: the one used last.")
    private @Nullable String workspace;

    @Option(
        names = "--deployed",
        paramLabel = "FILE",
        description =
            "For bigquery: the sql/ddl/tables.json of the release that is deployed. Without it: nothing is.")
    private @Nullable Path deployed;

    @Override
    public Integer call() throws IOException {
      List<String> statements = target == Target.duckdb
          ? LocalTables.plan(Home.here().existing(workspace), canon())
          : bigQuery();
      statements.forEach(sql -> out().println(sql.startsWith("--") ? sql : sql + ";"));
      if (statements.isEmpty()) {
        out().println("-- nothing to do");
      }
      return 0;
    }

    private List<String> bigQuery() throws IOException {
      Map<String, TableRecord> built = Map.of();
      if (deployed != null) {
        Path file = Home.here().fromCaller(deployed);
        built = TableRecord.fromDocument(file.toString(), Files.readString(file));
      }
      return TablePlan.of(built, canon(), TablePlaces::ofProduct).stream()
          .map(BigQueryDdl::statements)
          .flatMap(List::stream)
          .toList();
    }
  }

  @Command(
      name = "retire",
      description = "Drop old versions of tables that were kept beside the ones in use.")
  static final class Retire extends Verb {
    @Parameters(
        arity = "0..1",
        paramLabel = "NAME",
        description = "Its old versions; without it, list all.")
    private @Nullable String name;

    @Option(names = "--workspace", paramLabel = "NAME", description = "Default: the one used last.")
    private @Nullable String workspace;

    @Override
    public Integer call() {
      try (LocalWarehouse warehouse = LocalWarehouse.open(
          Home.here().existing(workspace), canon(), Home.here().root().resolve("sql"))) {
        List<Retained> all = warehouse.retained();
        for (Retained old : all) {
          boolean drop = old.table().equals(name);
          if (drop) {
            warehouse.drop(old);
          }
          out().println(old.table() + " version " + old.version() + (drop ? " dropped" : " kept"));
        }
        if (all.isEmpty()) {
          out().println("No old version is kept.");
        }
      }
      return 0;
    }
  }
}
