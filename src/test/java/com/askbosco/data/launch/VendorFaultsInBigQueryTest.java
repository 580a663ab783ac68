package com.askbosco.data.launch;

import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** As {@link FaultsTest}, into BigQuery's stand-in. */
@Tag("cloud")
class VendorFaultsInBigQueryTest extends FaultsTest {
  @Override
  Agency opened(String name) throws IOException {
    return super.opened(name).inBigQuery();
  }
}
