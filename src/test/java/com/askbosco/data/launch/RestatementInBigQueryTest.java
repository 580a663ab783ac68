package com.askbosco.data.launch;

import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** As {@link RestatementTest}, into BigQuery's stand-in. */
@Tag("cloud")
class RestatementInBigQueryTest extends RestatementTest {
  @Override
  Agency opened(String name) throws IOException {
    return super.opened(name).inBigQuery();
  }
}
