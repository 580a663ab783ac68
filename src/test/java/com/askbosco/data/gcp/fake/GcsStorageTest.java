package com.askbosco.data.gcp.fake;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Storage on the bucket in memory. */
class GcsStorageTest extends GcsStorageCases {
  private static FakeGcs gcs;

  @BeforeAll
  static void start() {
    gcs = FakeGcs.start("test-bucket");
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
