package com.askbosco.data.lineage;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events of the jobs of one run. The same run gives the same ids, so that events sent twice are the same events. */
final class JobEvents {
  private final OpenLineage ol;
  private final String namespace;
  private final String runId;

  JobEvents(OpenLineage ol, String namespace, String runId) {
    this.ol = ol;
    this.namespace = namespace;
    this.runId = runId;
  }

  /**
   * An event.
   *
   * @param job its name; {@code run} is the parent of the others
   * @param kind what sort of job it is, in OpenLineage's jobType facet
   * @param failure why it failed, or null
   * @param query the GoogleSQL it runs, or null
   */
  RunEvent event(
      String job,
      String kind,
      EventType type,
      Instant at,
      @Nullable String failure,
      @Nullable String query,
      List<InputDataset> inputs,
      List<OutputDataset> outputs) {
    OpenLineage.RunFacetsBuilder run = ol.newRunFacetsBuilder();
    if (!job.equals("run")) {
      run.parent(ol.newParentRunFacetBuilder()
          .run(ol.newParentRunFacetRunBuilder().runId(id("run")).build())
          .job(ol.newParentRunFacetJobBuilder().namespace(namespace).name("run").build())
          .build());
    }
    if (failure != null) {
      run.errorMessage(ol.newErrorMessageRunFacetBuilder()
          .message(failure)
          .programmingLanguage("JAVA")
          .build());
    }
    OpenLineage.JobFacetsBuilder facets = ol.newJobFacetsBuilder()
        .jobType(ol.newJobTypeJobFacetBuilder()
            .processingType("BATCH")
            .integration("BOSCO")
            .jobType(kind)
            .build());
    if (query != null) {
      facets.sql(ol.newSQLJobFacetBuilder().query(query).dialect("googlesql").build());
    }
    return ol.newRunEventBuilder()
        .eventType(type)
        .eventTime(at.atZone(ZoneOffset.UTC))
        .run(ol.newRunBuilder().runId(id(job)).facets(run.build()).build())
        .job(ol.newJobBuilder()
            .namespace(namespace)
            .name(job)
            .facets(facets.build())
            .build())
        .inputs(inputs)
        .outputs(outputs)
        .build();
  }

  private UUID id(String job) {
    return UUID.nameUUIDFromBytes(
        (namespace + "|" + runId + "|" + job).getBytes(StandardCharsets.UTF_8));
  }
}
