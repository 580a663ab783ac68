package com.askbosco.data.local;

import com.askbosco.data.spec.TableSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse of the test canon in a folder of its own. */
abstract class WarehouseTest {
  @TempDir
  Path folder;

  LocalWarehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = opened(TestCanon.TABLES);
  }

  LocalWarehouse opened(List<TableSpec> canon) {
    return LocalWarehouse.open(workspace(), canon, Path.of("sql"));
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

  List<String> rows(String sql) {
    return warehouse.session().rows(sql).stream().map(Object::toString).toList();
  }
}
