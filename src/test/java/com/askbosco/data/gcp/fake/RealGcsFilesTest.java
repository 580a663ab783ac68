package com.askbosco.data.gcp.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.source.SliceSource.Wanted;
import com.askbosco.data.pipeline.source.files.FilesSource;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.pipeline.testing.FakeAccess;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.SourceKind;
import com.askbosco.data.spec.source.SourceSpec.StreamSpec;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files in a bucket, read as a connection of kind {@code files} reads them. */
@Tag("cloud")
class RealGcsFilesTest {
  private static final String FOLDER = "gs://test-bucket/partner";
  private static RealGcs gcs;

  private final FilesSource source = new FilesSource();
  private final SecretResolver secrets = FakeAccess.secrets().open();
  private final StreamSpec stream = new StreamSpec(
      "orders",
      List.of("id"),
      Optional.empty(),
      Duration.ofHours(1),
      false,
      0,
      JsonNodeFactory.instance.objectNode());
  private final Connection connection = new Connection(
      "agency",
      "aurora",
      "EUR",
      "Europe/Berlin",
      "partner",
      "partner-files",
      "none",
      "",
      "",
      "{\"folder\":\"" + FOLDER
          + "\",\"settle\":\"0s\",\"files\":{\"orders\":\"**/orders_{date}.csv\"}}",
      SourceKind.FILES);

  @BeforeAll
  static void start() throws Exception {
    gcs = RealGcs.start("test-bucket");
    GcsStorageCases.use(gcs.endpoint());
  }

  @AfterAll
  static void stop() {
    GcsStorageCases.useDisks();
    gcs.close();
  }

  private List<Slice> slices(Map<String, String> read) {
    Slice whole = new Slice("aurora", "partner", "partner-files", "orders", "1", "key", null);
    return source
        .slices(new Wanted(connection, stream, whole, LocalDate.parse("2026-01-01"), read, secrets))
        .orElseThrow();
  }

  @Test
  void filesOfABucketAreReadOnceAndAgainWhenTheirContentIsAnother() throws Exception {
    Storage.write(
        FOLDER + "/2026/orders_2026-03-01.csv", "id\n1\n".getBytes(StandardCharsets.UTF_8));
    Storage.write(FOLDER + "/orders_20260302.csv", "id\n2\n".getBytes(StandardCharsets.UTF_8));
    Storage.write(FOLDER + "/other.csv", "id\n3\n".getBytes(StandardCharsets.UTF_8));

    List<Slice> slices = slices(Map.of());

    assertThat(slices)
        .extracting(Slice::part)
        .containsExactly("", "2026/orders_2026-03-01.csv", "orders_20260302.csv");
    List<String> bodies = new ArrayList<>();
    JsonNode original = JsonNodeFactory.instance.objectNode();
    for (Slice slice : slices.subList(1, 3)) {
      try (Pages pages = source.open(connection, slice, stream, null, secrets)) {
        for (Page page = pages.next(); page != null; page = pages.next()) {
          bodies.add(new String(page.body(), StandardCharsets.UTF_8));
          original = page.context().path("original");
        }
      }
    }
    assertThat(bodies)
        .containsExactly(
            "{\"line\":2,\"record\":{\"id\":\"1\"}}\n", "{\"line\":2,\"record\":{\"id\":\"2\"}}\n");
    assertThat(original.path("address").asText()).isEqualTo(FOLDER + "/orders_20260302.csv");
    String mark = String.join(
        ":",
        original.path("bytes").asText(),
        String.valueOf(Instant.parse(original.path("modified_at").asText()).toEpochMilli()),
        original.path("read_with").asText(),
        original.path("checksum").asText());
    Map<String, String> read = Map.of(slices.get(2).id(), mark);
    assertThat(slices(read))
        .extracting(Slice::part)
        .containsExactly("", "2026/orders_2026-03-01.csv");

    Storage.write(FOLDER + "/orders_20260302.csv", "id\n4\n".getBytes(StandardCharsets.UTF_8));

    assertThat(slices(read)).hasSize(3);
  }
}
