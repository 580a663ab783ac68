package com.askbosco.data.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of further connectors beside the product's own. */
class FurtherConnectorsTest {
  private static final String MANIFEST = """
      version: 6.60.0
      type: DeclarativeSource
      check: {type: CheckStream, stream_names: [pages]}
      streams:
        - type: DeclarativeStream
          name: pages
          primary_key: []
          retriever:
            type: SimpleRetriever
            requester: {type: HttpRequester, url_base: "http://127.0.0.1:1", path: /pages, http_method: GET}
            record_selector:
              type: RecordSelector
              extractor: {type: DpathExtractor, field_path: [records]}
      """;
  private static final String SILVER = """
      source: my-source
      streams:
        pages:
          rows:
            - table: dim_message
              columns:
                message_key: {key: id}
                message_id: id
                name: name
                channel: {const: EMAIL}
                status: {const: UNKNOWN}
      """;

  @TempDir
  private Path folder;

  @Test
  void aNewConnectorWithoutAMappingEndsInBronze() throws IOException {
    write("my-source/manifest.yaml", MANIFEST);
    write("README.md", "not read");
    write("deep/er/manifest.yaml", "not read");
    DataFiles files = files();

    assertThat(files.streams()).containsKey("shopify");
    assertThat(files.streams().get("my-source")).containsExactly("pages");
    assertThat(files.mapper("my-source", "pages")).isEmpty();
    assertThat(files.contractVersion("my-source")).isEqualTo(DataFiles.hash(""));
  }

  @Test
  void aNewConnectorMayBringAMapping() throws IOException {
    write("my-source/manifest.yaml", MANIFEST);
    write("my-source/silver.yaml", SILVER);

    assertThat(files().mapper("my-source", "pages")).isPresent();
    assertThat(files().contractVersion("my-source")).isEqualTo(DataFiles.hash(SILVER));
  }

  @Test
  void aConnectorOfTheSameNameStandsInForTheProductsOwnAndKeepsItsMapping() throws IOException {
    write("shopify/manifest.yaml", MANIFEST.replace("pages", "orders"));
    DataFiles own = new DataFiles("unused", Optional.empty());

    assertThat(files().streams().get("shopify")).containsExactly("orders");
    assertThat(files().source("shopify").manifestHash())
        .isNotEqualTo(own.source("shopify").manifestHash());
    assertThat(files().mapper("shopify", "orders")).isPresent();
    assertThat(files().contractVersion("shopify")).isEqualTo(own.contractVersion("shopify"));
  }

  @Test
  void everythingWrongIsSaidAtOnceWithFileAndLine() throws IOException {
    write("one/manifest.yaml", MANIFEST.replace("type: SimpleRetriever", "type: Nonsense"));
    write("my-source/manifest.yaml", MANIFEST);
    write("my-source/silver.yaml", SILVER.replace("dim_message", "dim_nonsense"));

    assertThatThrownBy(() -> files().streams())
        .isInstanceOfSatisfying(
            ProblemsException.class,
            e -> assertThat(e.problems())
                .extracting(
                    problem -> folder.relativize(Path.of(problem.file())).toString())
                .contains("one/manifest.yaml", "my-source/silver.yaml"));
  }

  @Test
  void namesAndMappingsWithoutAManifestAreRefused() throws IOException {
    write("My Source/manifest.yaml", MANIFEST);
    write("other/silver.yaml", SILVER);

    assertThatThrownBy(() -> files().streams())
        .isInstanceOfSatisfying(
            ProblemsException.class,
            e -> assertThat(e.problems())
                .extracting(problem -> problem.what())
                .containsExactly(
                    "`My Source` is no name of a connector", "a mapping without a manifest"));
  }

  @Test
  void aFolderWithoutConnectorsIsRefused() {
    assertThatThrownBy(() -> files().streams()).isInstanceOf(ProblemsException.class);
    assertThatThrownBy(
            () -> new DataFiles("unused", Optional.of(folder.resolve("none").toString())).streams())
        .isInstanceOf(BoscoException.class);
  }

  private DataFiles files() {
    return new DataFiles("unused", Optional.of(folder.toString()));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
