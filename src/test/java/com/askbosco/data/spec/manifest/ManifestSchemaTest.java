package com.askbosco.data.spec.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.spec.JsonSchema;
import com.askbosco.data.spec.YamlFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void itTakesTheShippedManifests() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/main/resources/connectors"))) {
      for (Path manifest :
          folders.map(f -> f.resolve("manifest.yaml")).filter(Files::exists).toList()) {
        Tree tree =
            ManifestText.read(YamlFile.named("m"), Files.readString(manifest), Strictness.OWN);
        assertThat(violations(YamlText.json(Objects.requireNonNull(tree))))
            .as(manifest.toString())
            .isEmpty();
      }
    }
  }

  @Test
  void itRefusesUnknownFieldsAndWords() throws IOException {
    assertThat(violations(JSON.readTree(
            "{\"version\":\"1\",\"check\":{\"type\":\"CheckStream\"},\"strems\":[]}")))
        .isNotEmpty();
    assertThat(
            violations(
                JSON.readTree(
                    "{\"version\":\"1\",\"check\":{\"type\":\"CheckStream\"},\"bosco\":{\"max_pages\":\"many\"}}")))
        .isNotEmpty();
    assertThat(violations(JSON.readTree("{\"check\":{\"type\":\"CheckStream\"}}")))
        .isNotEmpty();
  }

  private static List<JsonSchema.Violation> violations(JsonNode manifest) {
    return JsonSchema.violations(ManifestSchema.make(), manifest);
  }
}
