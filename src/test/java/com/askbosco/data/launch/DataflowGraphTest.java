package com.askbosco.data.launch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.launch.FakeDataflow.Submitted;
import com.google.api.services.dataflow.model.Environment;
import com.google.api.services.dataflow.model.Job;
import com.google.api.services.dataflow.model.WorkerPool;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Builds and submits the jobs that Dataflow would get, without a cloud. */
class DataflowGraphTest {
  private static final List<String> FILES = List.of(
      "--clientsLocation=gs://test/clients",
      "--rawLocation=gs://test/raw",
      "--stagedRowsLocation=gs://test/staged",
      "--warehouseProject=test-project");

  /** A job of each template. */
  private enum Case {
    INGEST_BATCH(Template.INGEST, "--date=2026-03-30"),
    INGEST_STREAMING(Template.INGEST, "--mode=streaming", "--pollSeconds=600"),
    REFINE(Template.REFINE),
    MARTS(Template.MARTS),
    REPLAY(Template.REPLAY, "--errorCode=BOSCO-3006"),
    REBUILD(Template.REBUILD, "--from=2026-03-01", "--to=2026-03-30"),
    ERASE(Template.ERASE, "--requestsLocation=gs://test/requests");

    final Template template;
    private final List<String> own;

    Case(Template template, String... own) {
      this.template = template;
      this.own = List.of(own);
    }

    boolean isStreaming() {
      return this == INGEST_STREAMING;
    }

    Submitted submit(String... more) throws Exception {
      Stream<String> files =
          template == Template.MARTS ? Stream.of(FILES.get(1), FILES.get(3)) : FILES.stream();
      return FakeDataflow.submit(
          template,
          Stream.of(files, own.stream(), Stream.of(more))
              .flatMap(each -> each)
              .toArray(String[]::new));
    }

    Path golden() {
      return Path.of(
          "src/test/resources/graphs",
          name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".txt");
    }
  }

  /** Beam reads the fields of its own classes in the order in which the JVM gives their methods, which is not always the same. */
  private static String inOrder(String graph) {
    return Pattern.compile("\\[(\\w+:[^\\[\\]]*)\\]")
        .matcher(graph)
        .replaceAll(fields -> "["
            + Arrays.stream(fields.group(1).split(", ", -1))
                .sorted()
                .collect(Collectors.joining(", "))
            + "]");
  }

  @ParameterizedTest
  @EnumSource(Case.class)
  void theJobKeepsItsSteps(Case job) throws Exception {
    String graph = inOrder(GraphText.of(job.submit().graph()));
    if (Boolean.getBoolean("bosco.writeGolden")) {
      Files.writeString(job.golden(), graph);
    }
    assertThat(GraphChange.between(inOrder(Files.readString(job.golden())), graph)
            .message(job.golden(), job.isStreaming()))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Case.class)
  void theJobRunsAsTheTemplateSays(Case job) throws Exception {
    Job sent = job.submit(
            "--labels={\"environment\":\"staging\",\"tier\":\"gold\"}",
            "--serviceAccount=ingest@test-project.iam.gserviceaccount.com",
            "--subnetwork=regions/europe-west1/subnetworks/workers",
            "--numWorkers=1",
            "--maxNumWorkers=4",
            "--workerMachineType=e2-standard-2",
            "--dataflowKmsKey=projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k")
        .job();

    Environment environment = sent.getEnvironment();
    assertThat(sent.getType())
        .isEqualTo(job.isStreaming() ? "JOB_TYPE_STREAMING" : "JOB_TYPE_BATCH");
    assertThat(sent.getLabels())
        .isEqualTo(Map.of(
            "environment",
            "staging",
            "tier",
            "gold",
            "template",
            job.template.spec().name()));
    assertThat(environment.getExperiments()).contains("use_runner_v2", "use_unified_worker");
    if (job.isStreaming()) {
      assertThat(environment.getExperiments()).contains("enable_streaming_engine");
    } else {
      assertThat(environment.getExperiments()).doesNotContain("enable_streaming_engine");
    }
    assertThat(environment.getVersion().get("job_type"))
        .isEqualTo(job.isStreaming() ? "FNAPI_STREAMING" : "FNAPI_BATCH");
    assertThat(environment.getFlexResourceSchedulingGoal())
        .isEqualTo(job == Case.REBUILD ? "FLEXRS_COST_OPTIMIZED" : null);
    assertThat(environment.getServiceAccountEmail())
        .isEqualTo("ingest@test-project.iam.gserviceaccount.com");
    assertThat(environment.getServiceKmsKeyName()).endsWith("/cryptoKeys/k");
    WorkerPool workers = environment.getWorkerPools().get(0);
    assertThat(workers.getIpConfiguration()).isEqualTo("WORKER_IP_PRIVATE");
    assertThat(workers.getSubnetwork()).isEqualTo("regions/europe-west1/subnetworks/workers");
    assertThat(workers.getMachineType()).isEqualTo("e2-standard-2");
    assertThat(workers.getNumWorkers()).isEqualTo(1);
    assertThat(workers.getAutoscalingSettings().getMaxNumWorkers()).isEqualTo(4);

    @SuppressWarnings("unchecked")
    Map<String, Object> options =
        (Map<String, Object>) requireNonNull(environment.getSdkPipelineOptions().get("options"));
    assertThat(options)
        .containsEntry("rawLocation", "gs://test/raw")
        .containsEntry("region", "europe-west1")
        .containsEntry("stableUniqueNames", "ERROR")
        .containsEntry("logMdc", true);
    assertThat(options.keySet())
        .noneMatch(name -> name.matches("(?i).*(secret|password|token|apikey|subject).*"));
    assertThat(options.values().toString())
        .doesNotContainIgnoringCase("secretmanager:")
        .doesNotContain("Bearer ");
  }

  @Test
  void anUpdateNamesTheRunningJobAndMapsRenamedSteps() throws Exception {
    Job sent = Case.INGEST_STREAMING
        .submit("--update", "--transformNameMapping={\"Read/Pages\":\"Read/ReadPages\"}")
        .job();

    assertThat(sent.getReplaceJobId()).isEqualTo("1");
    assertThat(sent.getTransformNameMapping()).isEqualTo(Map.of("Read/Pages", "Read/ReadPages"));
  }

  @Test
  void aRebuildThatIsWantedNowIsNotHeldBack() throws Exception {
    assertThat(Case.REBUILD
            .submit("--flexRSGoal=SPEED_OPTIMIZED")
            .job()
            .getEnvironment()
            .getFlexResourceSchedulingGoal())
        .isEqualTo("FLEXRS_SPEED_OPTIMIZED");
  }

  @Test
  void dataOfTheUnionIsNotReadElsewhere() {
    assertThatThrownBy(() -> Case.MARTS.submit("--region=us-central1"))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .hasMessage(
            "BOSCO-1501 --region: `us-central1` is outside of Europe, and the warehouse is in the EU. Launch in a region such as europe-west1.");
  }

  @Test
  void aChangeThatBreaksAnUpdateIsSaidLineByLine() throws IOException {
    String before = Files.readString(Case.INGEST_STREAMING.golden());
    List<String> lines = new ArrayList<>(before.lines().toList());
    String kept = lines.stream()
        .filter(line -> line.startsWith("! Commit/CollectRun |"))
        .findFirst()
        .orElseThrow();
    lines.replaceAll(line -> line.replace("Commit/CollectRun ", "Commit/Gather "));
    GraphChange renamed = GraphChange.between(before, String.join("\n", lines));

    assertThat(renamed.breaking()).contains("- " + kept);
    assertThat(renamed.mapping()).containsEntry("Commit/CollectRun", "Commit/Gather");
    assertThat(renamed.message(Case.INGEST_STREAMING.golden(), true))
        .contains("BREAKS --update")
        .contains("--transformNameMapping={\"Commit/CollectRun\":\"Commit/Gather\"}")
        .contains("drain the job");

    GraphChange recoded =
        GraphChange.between(before, before.replace(kept, kept.replaceFirst("\\|", "| other")));
    assertThat(recoded.breaking()).isNotEmpty();
    assertThat(GraphChange.between(before, before).message(Case.INGEST_STREAMING.golden(), true))
        .isEmpty();
  }
}
