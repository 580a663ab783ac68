package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.testing.http.MockHttpTransport;
import com.google.api.client.testing.http.MockLowLevelHttpRequest;
import com.google.api.client.testing.http.MockLowLevelHttpResponse;
import com.google.api.services.dataflow.Dataflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.model.pipeline.v1.RunnerApi;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.storage.NoopPathValidator;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Builds the job that Dataflow would get, without a cloud. */
class DataflowGraphTest {
  private final List<String> posted = new ArrayList<>();

  private JsonNode submit(String... more) throws IOException {
    PipelineOptionsFactory.register(IngestOptions.class);
    DataflowPipelineOptions options = PipelineOptionsFactory.fromArgs(Stream.concat(
                Stream.of(
                    "--runner=" + DataflowRunner.class.getName(),
                    "--project=test-project",
                    "--region=europe-west1",
                    "--jobName=ingest",
                    "--gcpTempLocation=gs://test/temp",
                    "--stagingLocation=gs://test/staging",
                    "--experiments=use_runner_v2",
                    "--stableUniqueNames=ERROR",
                    "--clientsLocation=gs://test/clients",
                    "--rawLocation=gs://test/raw",
                    "--stagedRowsLocation=gs://test/staged",
                    "--warehouseProject=test-project"),
                Stream.of(more))
            .toArray(String[]::new))
        .as(DataflowPipelineOptions.class);
    options.setCredentialFactoryClass(NoopCredentialFactory.class);
    options.setPathValidatorClass(NoopPathValidator.class);
    options.setStagerClass(MemoryStager.class);
    options.setFilesToStage(new ArrayList<>());
    options.setDataflowClient(
        new Dataflow.Builder(new Cloud(), GsonFactory.getDefaultInstance(), null).build());

    IngestMain.build(options.as(IngestOptions.class)).run();

    assertThat(posted).hasSize(1);
    return new ObjectMapper().readTree(posted.get(0));
  }

  /** Takes the job and answers as briefly as Dataflow's client allows. */
  private final class Cloud extends MockHttpTransport {
    @Override
    public MockLowLevelHttpRequest buildRequest(String method, String url) {
      return new MockLowLevelHttpRequest(url) {
        @Override
        public MockLowLevelHttpResponse execute() throws IOException {
          posted.add(getContentAsString());
          return new MockLowLevelHttpResponse()
              .setContentType("application/json")
              .setContent("""
                  {"id": "1", "projectId": "test-project", "location": "europe-west1", "name": "ingest",
                   "currentState": "JOB_STATE_RUNNING"}""");
        }
      };
    }
  }

  @ParameterizedTest
  @CsvSource({
    "batch, JOB_TYPE_BATCH, --date=2026-03-30",
    "streaming, JOB_TYPE_STREAMING, --pollSeconds=600"
  })
  void theJobKeepsTheNamesOfItsStepsAndHoldsNoSecret(String mode, String type, String more)
      throws IOException {
    JsonNode job = submit("--mode=" + mode, more);

    assertThat(job.path("type").asText()).isEqualTo(type);
    String graph = GraphText.of(RunnerApi.Pipeline.parseFrom(MemoryStager.staged));
    Path golden = Path.of("src/test/resources/graphs/ingest-" + mode + ".txt");
    if (Boolean.getBoolean("bosco.writeGolden")) {
      Files.writeString(golden, graph);
    }
    assertThat(graph)
        .as("renaming a step or changing its coder breaks the update of a running job")
        .isEqualTo(Files.readString(golden));
    JsonNode options = job.path("environment").path("sdkPipelineOptions").path("options");
    assertThat(options.path("rawLocation").asText()).isEqualTo("gs://test/raw");
    List<String> names = new ArrayList<>();
    options.fieldNames().forEachRemaining(names::add);
    assertThat(names).noneMatch(name -> name.matches("(?i).*(secret|password|token|apikey).*"));
  }
}
