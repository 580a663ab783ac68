package com.askbosco.data.launch;

import com.askbosco.data.gcp.fake.FakeBigQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** As {@link KillTest}: processes that are killed while they commit into BigQuery's stand-in, which lives on. */
@Tag("cloud")
class KillInBigQueryTest extends KillTest {
  private final List<FakeBigQuery> fakes = new ArrayList<>();

  @AfterEach
  void stop() {
    fakes.forEach(FakeBigQuery::close);
  }

  @Override
  ChildRun child(String name) throws IOException {
    FakeBigQuery fake = FakeBigQuery.start();
    fakes.add(fake);
    return ChildIntoBigQuery.in(folder.resolve(name), VENDORS, fake);
  }

  /** In the commit; {@code -Dbosco.kills=2} also while marts are built. */
  @Override
  List<Aim> aims() {
    return List.of(new Aim(Stage.STAGED, 4_000), new Aim(Stage.COMMITTED, 4_000));
  }

  @Override
  int kills() {
    return Integer.getInteger("bosco.kills", 1);
  }
}
