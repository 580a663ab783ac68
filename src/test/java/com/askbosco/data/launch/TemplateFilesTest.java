package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.launch.template.TemplateFiles;
import com.askbosco.data.launch.template.TemplateSpec;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.dataflow.model.ParameterMetadata;
import com.google.api.services.dataflow.model.ParameterMetadataEnumOption;
import com.google.api.services.dataflow.model.TemplateMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateFilesTest {
  /** The values of the enumeration in the Dataflow API's discovery document, revision 20261018. */
  private static final Set<String> PARAM_TYPES = Set.of(
      "DEFAULT",
      "TEXT",
      "GCS_READ_BUCKET",
      "GCS_WRITE_BUCKET",
      "GCS_READ_FILE",
      "GCS_WRITE_FILE",
      "GCS_READ_FOLDER",
      "GCS_WRITE_FOLDER",
      "PUBSUB_TOPIC",
      "PUBSUB_SUBSCRIPTION",
      "BIGQUERY_TABLE",
      "JAVASCRIPT_UDF_FILE",
      "SERVICE_ACCOUNT",
      "MACHINE_TYPE",
      "KMS_KEY_NAME",
      "WORKER_REGION",
      "WORKER_ZONE",
      "BOOLEAN",
      "ENUM",
      "NUMBER",
      "KAFKA_TOPIC",
      "KAFKA_READ_TOPIC",
      "KAFKA_WRITE_TOPIC");

  private static TemplateMetadata metadata(Template template) throws IOException {
    return GsonFactory.getDefaultInstance()
        .fromString(
            Files.readString(Path.of("templates", template.spec().name(), "metadata.json")),
            TemplateMetadata.class);
  }

  @Test
  void theFilesInTheRepositoryAreWhatTheOptionsSay() {
    assertThat(TemplateFiles.of(Template.specs()).entrySet())
        .allSatisfy((Map.Entry<String, String> file) -> assertThat(Path.of(file.getKey()))
            .as("stale; run ./bosco templates generate")
            .hasContent(file.getValue()));
  }

  @ParameterizedTest
  @EnumSource(Template.class)
  void theMetadataIsWhatGoogleCanRead(Template template) throws IOException {
    TemplateMetadata read = metadata(template);
    assertThat(read.getUnknownKeys()).isEmpty();
    assertThat(read.getName()).isNotBlank();
    assertThat(read.getDescription()).isNotBlank();
    assertThat(read.getParameters())
        .isNotEmpty()
        .allSatisfy(TemplateFilesTest::isWhole)
        .extracting(ParameterMetadata::getName)
        .doesNotHaveDuplicates()
        .noneMatch(name -> name.matches("(?i).*(secret|password|token|apikey|subject|email).*"));
  }

  private static void isWhole(ParameterMetadata parameter) {
    assertThat(parameter.getUnknownKeys()).isEmpty();
    assertThat(List.of(parameter.getName(), parameter.getLabel(), parameter.getHelpText()))
        .noneMatch(String::isBlank);
    assertThat(parameter.getName()).matches("[a-z][a-zA-Z0-9]*");
    assertThat(PARAM_TYPES).contains(parameter.getParamType());
    String byDefault = parameter.getDefaultValue();
    if (parameter.getRegexes() != null) {
      for (String regex : parameter.getRegexes()) {
        assertThat(regex).startsWith("^").endsWith("$");
        Pattern pattern = Pattern.compile(regex);
        if (byDefault != null) {
          assertThat(byDefault).matches(pattern);
        }
      }
    }
    if (parameter.getParamType().equals("ENUM")) {
      assertThat(parameter.getEnumOptions())
          .isNotEmpty()
          .allSatisfy(option -> assertThat(option.getUnknownKeys()).isEmpty())
          .extracting(ParameterMetadataEnumOption::getValue)
          .doesNotHaveDuplicates()
          .contains(byDefault);
    } else {
      assertThat(parameter.getEnumOptions()).isNull();
    }
    if (byDefault != null) {
      assertThat(parameter.getIsOptional()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Template.class)
  void whatIsLeftOutIsWhatTheFormSays(Template template) throws Exception {
    TemplateSpec spec = template.spec();
    PipelineOptions options = PipelineOptionsFactory.create().as(spec.options());
    for (ParameterMetadata parameter : metadata(template).getParameters()) {
      String name = parameter.getName();
      String getter = "get" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
      Object value = spec.options().getMethod(getter).invoke(options);
      if (parameter.getDefaultValue() == null) {
        assertThat(value).as(name).isNull();
      } else {
        assertThat(value).as(name).hasToString(parameter.getDefaultValue());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Template.class)
  void theLauncherKnowsTheMainClass(Template template) throws IOException {
    GenericJson launcher = GsonFactory.getDefaultInstance()
        .fromString(
            Files.readString(Path.of("templates", template.spec().name(), "launcher.json")),
            GenericJson.class);
    assertThat(launcher)
        .containsOnlyKeys("mainClass", "classPath")
        .containsEntry("mainClass", template.spec().main())
        .containsEntry("classPath", TemplateFiles.CLASS_PATH);
  }
}
