package com.askbosco.data.launch;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.testing.http.MockHttpTransport;
import com.google.api.client.testing.http.MockLowLevelHttpRequest;
import com.google.api.client.testing.http.MockLowLevelHttpResponse;
import com.google.api.services.dataflow.Dataflow;
import com.google.api.services.dataflow.model.Job;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.model.pipeline.v1.RunnerApi;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.storage.NoopPathValidator;

/** Takes jobs as Dataflow does, without a network, and keeps what it was sent. */
final class FakeDataflow {
  private static final String RUNNING = """
      {"id": "1", "projectId": "test-project", "location": "europe-west1", "name": "job",
       "currentState": "JOB_STATE_RUNNING"}""";

  /** A job as it was sent. */
  record Submitted(Job job, RunnerApi.Pipeline graph) {}

  private final List<String> posted = new ArrayList<>();

  /** What a launcher adds to the parameters of any template. */
  static String[] launch(String... parameters) {
    return Stream.concat(
            Stream.of(
                    "--runner=" + DataflowRunner.class.getSimpleName(),
                    "--project=test-project",
                    "--region=europe-west1",
                    "--jobName=job",
                    "--gcpTempLocation=gs://test/temp",
                    "--stagingLocation=gs://test/staging",
                    "--credentialFactoryClass=" + NoopCredentialFactory.class.getName(),
                    "--pathValidatorClass=" + NoopPathValidator.class.getName(),
                    "--stagerClass=" + MemoryStager.class.getName(),
                    "--filesToStage=pom.xml")
                .filter(each -> !List.of(parameters)
                    .toString()
                    .contains(each.substring(0, each.indexOf('=') + 1))),
            Stream.of(parameters))
        .toArray(String[]::new);
  }

  /** Submits the job of a template with the parameters of a launch. */
  static Submitted submit(Template template, String... parameters) throws Exception {
    FakeDataflow fake = new FakeDataflow();
    Pipeline pipeline = pipeline(template, launch(parameters));
    pipeline
        .getOptions()
        .as(DataflowPipelineOptions.class)
        .setDataflowClient(
            new Dataflow.Builder(fake.transport(), GsonFactory.getDefaultInstance(), null)
                .setApplicationName("test")
                .build());
    pipeline.run();
    if (fake.posted.size() != 1) {
      throw new IllegalStateException("posted " + fake.posted);
    }
    return new Submitted(
        GsonFactory.getDefaultInstance().fromString(fake.posted.get(0), Job.class),
        RunnerApi.Pipeline.parseFrom(MemoryStager.staged));
  }

  /** What the template's main class makes of the arguments. */
  static Pipeline pipeline(Template template, String... args) throws Exception {
    return (Pipeline) Class.forName(template.spec().main())
        .getDeclaredMethod("pipeline", String[].class)
        .invoke(null, (Object) args);
  }

  private MockHttpTransport transport() {
    return new MockHttpTransport() {
      @Override
      public MockLowLevelHttpRequest buildRequest(String method, String url) {
        return new MockLowLevelHttpRequest(url) {
          @Override
          public MockLowLevelHttpResponse execute() throws IOException {
            if (method.equals("POST")) {
              posted.add(getContentAsString());
            }
            // The list of jobs, in which an update looks for the one that runs.
            String answer = method.equals("GET") ? "{\"jobs\": [" + RUNNING + "]}" : RUNNING;
            return new MockLowLevelHttpResponse()
                .setContentType("application/json")
                .setContent(answer);
          }
        };
      }
    };
  }
}
