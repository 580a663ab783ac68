package com.askbosco.data.pipeline.raw;

import com.askbosco.data.model.Slice;
import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where raw objects lie: {@code <client>/<connection>/<stream>/<slice id>/<run id>/page-00000.json.gz}, with {@code slice.json}
 * beside the pages of a complete slice.
 *
 * @param root the raw folder, without a slash at its end
 */
public record RawLayout(String root) implements Serializable {
  private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9._-]");

  /** The folder of a slice read by a run, relative to the root. */
  public static String folder(Slice slice, String runId) {
    return String.join(
        "/",
        slice.clientId(),
        slice.connectionId(),
        streamFolder(slice.stream()),
        slice.id(),
        runId);
  }

  /** The folder of a stream below its connection. */
  public static String streamFolder(String stream) {
    return ODD.matcher(stream).replaceAll("_");
  }

  /** The name of a page in its folder. */
  public static String page(int index) {
    return String.format(Locale.ROOT, "page-%05d.json.gz", index);
  }

  /** The name of the list of pages of an unfinished slice, from the given page on. */
  static String part(int firstPage) {
    return String.format(Locale.ROOT, "part-%05d.json", firstPage);
  }

  /** The file that makes a slice complete. */
  String sliceFile(Slice slice, String runId) {
    return uri(folder(slice, runId) + "/slice.json");
  }

  /** The manifest of a run. */
  public String runFile(String runId) {
    return uri("_runs/" + runId + ".json");
  }

  /**
   * The summary of a job that a scheduler started, by the job's name, which the scheduler chose: it reads the outcome here, and
   * what is not here did not end well.
   */
  public String jobSummary(String jobName) {
    return uri("_runs/jobs/" + jobName + "/run_summary.json");
  }

  /** The address of something below the root. */
  public String uri(String relative) {
    return root + "/" + relative;
  }
}
