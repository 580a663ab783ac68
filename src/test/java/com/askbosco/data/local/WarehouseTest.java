package com.askbosco.data.local;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.Warehouse;
import com.askbosco.data.warehouse.commit.SqlSession;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse of the test canon in a folder of its own; tests over other warehouses are kinds of this. */
abstract class WarehouseTest {
  @TempDir
  Path folder;

  Warehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = opened(TestCanon.TABLES);
  }

  Warehouse opened(List<TableSpec> canon) {
    return opened("work", canon);
  }

  /** A warehouse of this name; opened again, it is the same one. */
  Warehouse opened(String name, List<TableSpec> canon) {
    return LocalWarehouse.open(Workspace.open(folder.resolve(name)), canon, Path.of("sql"));
  }

  Workspace workspace() {
    return Workspace.open(folder.resolve("work"));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  StagedRunBuilder run(String id) {
    return new StagedRunBuilder(folder, id);
  }

  /** The rows of a query in DuckDB's SQL. */
  List<String> rows(String sql) {
    return session().rows(sql).stream().map(Object::toString).toList();
  }

  /** The database with the warehouse's tables. */
  SqlSession session() {
    return ((LocalWarehouse) warehouse).session();
  }
}
