package com.askbosco.data.cli;

import com.askbosco.data.launch.RunReport;
import com.askbosco.data.warehouse.Finding;
import com.askbosco.data.warehouse.Quality;
import com.askbosco.data.warehouse.SliceResult;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended, for programs that wait for it: the object of {@code --json}. What is kept of a run in the raw zone is another thing,
 * {@link com.askbosco.data.lineage.RunSummary}.
 *
 * @param status the exit status
 * @param error code of what broke it off; empty when nothing did
 * @param runs what was committed
 * @param quality what the checks said; empty when it came to none
 * @param letters what a replay did to dead letters
 */
record RunOutcome(
    int status, String error, List<RunReport> runs, Optional<Quality> quality, Letters letters) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Dead letters of a replay by outcome. */
  record Letters(long mended, long refused, long superseded) {
    static final Letters NONE = new Letters(0, 0, 0);
  }

  /** The word for the status. */
  private String outcome() {
    return switch (status) {
      case RunOutput.GREEN -> "green";
      case RunOutput.PARTIAL -> "partial";
      case RunOutput.NOT_PUBLISHED -> "not_published";
      case RunOutput.WARNED -> "warned";
      default -> "broke_off";
    };
  }

  /** One JSON object on one line. */
  String toJson() {
    ObjectNode root = JSON.createObjectNode();
    root.put("outcome", outcome()).put("exit_status", status);
    if (!error.isEmpty()) {
      root.put("error_code", error);
    }
    ArrayNode list = root.putArray("runs");
    for (RunReport run : runs) {
      ObjectNode node = list.addObject();
      node.put("run_id", run.run().runId())
          .put("slices_complete", run.commit().complete())
          .put("slices_failed", run.commit().failed())
          .put("slices_parked", run.commit().parked())
          .put(
              "records",
              run.run().slices().stream().mapToLong(SliceResult::records).sum())
          .put(
              "rejected",
              run.run().slices().stream().mapToLong(SliceResult::rejected).sum());
      ArrayNode missing = node.putArray("missing");
      run.missing()
          .forEach(slice -> missing
              .addObject()
              .put("client", slice.slice().clientId())
              .put("source", slice.slice().source())
              .put("stream", slice.slice().stream())
              .put("account", slice.slice().accountId())
              .put("window", String.valueOf(slice.slice().window()))
              .put("error_code", slice.errorCode()));
      node.putObject("messages")
          .put("committed", run.messages().messages())
          .put("rejected", run.messages().rejected())
          .putPOJO("unfinished", run.messages().failures().keySet());
      ArrayNode left = node.putArray("clients_left_out");
      run.refused().keySet().forEach(left::add);
    }
    quality.ifPresent(each -> quality(root, each));
    root.putObject("replay")
        .put("mended", letters.mended())
        .put("refused", letters.refused())
        .put("superseded", letters.superseded());
    return root.toString();
  }

  private static void quality(ObjectNode root, Quality quality) {
    root.put("published", quality.published())
        .put("snapshot", quality.snapshot())
        .put("served_run", quality.served().id())
        .put(
            "dead_letters",
            quality.letters().stream().mapToLong(Quality.Letters::rows).sum());
    findings(root.putArray("blocking"), quality.blocking());
    findings(root.putArray("warnings"), quality.warnings());
  }

  private static void findings(ArrayNode list, List<Finding> findings) {
    for (Finding finding : findings) {
      ObjectNode node = list.addObject();
      node.put("check", finding.check())
          .put("layer", finding.layer())
          .put("severity", finding.severity())
          .put("failed_rows", finding.failedRows())
          .put("example", finding.example())
          .put("since", finding.since());
      ArrayNode clients = node.putArray("clients");
      finding.clients().forEach(clients::add);
    }
  }
}
