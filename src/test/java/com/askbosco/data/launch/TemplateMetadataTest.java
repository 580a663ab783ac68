package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.dataflow.model.ParameterMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TemplateMetadataTest {

  @Test
  void theFileInTheRepositoryIsWhatTheOptionsSay() throws IOException {
    assertThat(Path.of("templates/ingest/metadata.json"))
        .as("stale; write it anew with the main class of TemplateMetadata")
        .hasContent(TemplateMetadata.ingest());
  }

  @Test
  void isWhatGoogleCanRead() throws IOException {
    com.google.api.services.dataflow.model.TemplateMetadata read = GsonFactory.getDefaultInstance()
        .fromString(
            Files.readString(Path.of("templates/ingest/metadata.json")),
            com.google.api.services.dataflow.model.TemplateMetadata.class);

    assertThat(read.getUnknownKeys()).isEmpty();
    assertThat(read.getParameters())
        .allSatisfy(parameter -> {
          assertThat(parameter.getUnknownKeys()).isEmpty();
          assertThat(List.of(parameter.getName(), parameter.getLabel(), parameter.getHelpText()))
              .noneMatch(String::isBlank);
          if (parameter.getRegexes() != null) {
            parameter.getRegexes().forEach(Pattern::compile);
          }
        })
        .extracting(ParameterMetadata::getName)
        .doesNotHaveDuplicates()
        .contains("mode", "clientsLocation", "from", "pollSeconds");
  }
}
