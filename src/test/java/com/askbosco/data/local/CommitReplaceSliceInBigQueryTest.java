package com.askbosco.data.local;

import static java.util.Objects.requireNonNull;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.Warehouse;
import com.askbosco.data.warehouse.commit.SqlSession;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** As {@link CommitReplaceSliceTest}, over BigQuery's stand-in. */
@Tag("cloud")
class CommitReplaceSliceInBigQueryTest extends CommitReplaceSliceTest {
  private final Map<String, BigQueryPlace> places = new HashMap<>();
  private String current = "";

  @Override
  Warehouse opened(String name, List<TableSpec> canon) {
    current = name;
    return places
        .computeIfAbsent(name, key -> new BigQueryPlace(folder.resolve("lowered")))
        .open(canon, Path.of("sql"));
  }

  @Override
  SqlSession session() {
    return requireNonNull(places.get(current)).session();
  }

  @Override
  @AfterEach
  void close() {
    super.close();
    places.values().forEach(BigQueryPlace::close);
  }
}
