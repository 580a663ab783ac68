package com.askbosco.data.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.Warehouse;
import com.askbosco.data.warehouse.commit.SqlSession;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As {@link HistoryTest}, over BigQuery's stand-in. */
@Tag("cloud")
class HistoryInBigQueryTest extends HistoryTest {
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
  @Test
  void historyBeginsWithTheRowsThatAreThere() {
    warehouse.close();
    warehouse = opened("tracked", List.of(TestCanon.ADS, TestCanon.withoutHistory(TestCanon.ITEM)));
    warehouse.commit(read(LIST, 2, "x=one/ON"));
    warehouse.close();
    warehouse = opened("tracked", List.of(TestCanon.ADS, TestCanon.ITEM));

    assertThat(versions()).containsExactly("[x, one, ON, 2-, true]");
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
