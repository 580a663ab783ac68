package com.askbosco.data.launch;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** As {@link FaultsTest}, into BigQuery's stand-in; takes many minutes, so only with {@code -Dbosco.long=true}. */
@Tag("cloud")
@EnabledIfSystemProperty(named = "bosco.long", matches = "true")
class VendorFaultsInBigQueryTest extends FaultsTest {
  @Override
  Agency opened(String name) throws IOException {
    return super.opened(name).inBigQuery();
  }
}
