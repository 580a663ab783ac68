package com.askbosco.data.gcp.fake;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Storage on fake-gcs-server, which {@code src/test/gcs-emulator} builds. */
@Tag("cloud")
class RealGcsStorageTest extends GcsStorageCases {
  private static RealGcs gcs;

  @BeforeAll
  static void start() throws Exception {
    gcs = RealGcs.start("test-bucket");
    use(gcs.endpoint());
  }

  @AfterAll
  static void stop() {
    useDisks();
    gcs.close();
  }

  @Override
  Objects objects() {
    return gcs.objects();
  }
}
