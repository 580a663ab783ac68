package com.askbosco.data.launch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.launch.template.ContainerSpecs;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.dataflow.model.ContainerSpec;
import com.google.api.services.dataflow.model.FlexTemplateRuntimeEnvironment;
import com.google.api.services.dataflow.model.ParameterMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContainerSpecsTest {
  private static Map<String, ContainerSpec> specs() throws IOException {
    Map<String, ContainerSpec> specs = new TreeMap<>();
    for (Map.Entry<String, String> each : ContainerSpecs.of(
            Template.specs(),
            Files.readString(Path.of("templates/defaults.yaml")),
            name -> "europe-docker.pkg.dev/p/r/bosco-" + name + ":1")
        .entrySet()) {
      specs.put(
          each.getKey(),
          GsonFactory.getDefaultInstance().fromString(each.getValue(), ContainerSpec.class));
    }
    return specs;
  }

  @Test
  void everyTemplateHasASpecificationThatTheServiceCanRead() throws IOException {
    assertThat(specs())
        .containsOnlyKeys(
            "erase", "ingest", "ingest-streaming", "marts", "rebuild", "refine", "replay")
        .allSatisfy((name, spec) -> {
          FlexTemplateRuntimeEnvironment environment = spec.getDefaultEnvironment();
          assertThat(spec.getUnknownKeys()).isEmpty();
          assertThat(spec.getImage())
              .isEqualTo(
                  "europe-docker.pkg.dev/p/r/bosco-" + name.replace("-streaming", "") + ":1");
          assertThat(spec.getSdkInfo().getLanguage()).isEqualTo("JAVA");
          assertThat(spec.getMetadata().getStreaming()).isEqualTo(name.equals("ingest-streaming"));
          assertThat(environment.getIpConfiguration()).isEqualTo("WORKER_IP_PRIVATE");
          assertThat(environment.getWorkerRegion()).startsWith("europe-");
          assertThat(environment.getMaxWorkers()).isBetween(1, 20);
          assertThat(environment.getNumWorkers()).isEqualTo(1);
          assertThat(environment.getFlexrsGoal())
              .isEqualTo(name.equals("rebuild") ? "FLEXRS_COST_OPTIMIZED" : null);
        });
  }

  @Test
  void theStreamingFormCannotStartABatchJob() throws IOException {
    ContainerSpec spec = requireNonNull(specs().get("ingest-streaming"));
    ParameterMetadata mode = spec.getMetadata().getParameters().get(0);
    assertThat(mode.getName()).isEqualTo("mode");
    assertThat(mode.getIsOptional()).isFalse();
    assertThat(mode.getRegexes()).containsExactly("^streaming$");
    assertThat(spec.getDefaultEnvironment().getEnableStreamingEngine()).isTrue();
    assertThat(spec.getMetadata().getSupportsExactlyOnce()).isTrue();
  }

  @Test
  void aKeyThatTheServiceDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> ContainerSpecs.of(
            Template.specs(),
            "all: {}\ntemplates:\n  marts:\n    environment: {maxWorker: 3}\n",
            name -> name))
        .hasMessage("marts: FlexTemplateRuntimeEnvironment has no [maxWorker]");
    assertThatThrownBy(() -> ContainerSpecs.of(
            Template.specs(),
            "all: {}\ntemplates:\n  nothing:\n    environment: {}\n",
            name -> name))
        .hasMessage("There is no template nothing");
  }
}
