package com.askbosco.data.pipeline.testing;

import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads staged rows back as a warehouse does: only rows of complete slices. */
public final class StagedRows {

  private StagedRows() {}

  /**
   * The rows of complete slices in the given files, in alphabetical order, without their places in the files: these differ with what
   * else is staged beside them.
   */
  public static List<String> complete(StagedRun run, List<StagedFile> files) {
    Set<String> complete = run.slices().stream()
        .filter(slice -> slice.outcome() == SliceResult.Outcome.COMPLETE)
        .map(slice -> slice.slice().id())
        .collect(Collectors.toSet());
    return all(files).stream()
        .filter(row -> complete.stream().anyMatch(id -> row.contains("slice_id\":\"" + id)))
        .map(row -> row.replaceAll(",\"_pos\":\\d+", ""))
        .sorted()
        .toList();
  }

  /** All rows of the given files, in alphabetical order; checks the number of rows each file claims to have. */
  public static List<String> all(List<StagedFile> files) {
    List<String> rows = new ArrayList<>();
    for (StagedFile file : files) {
      List<String> lines = lines(file.uri());
      if (lines.size() != file.rows()) {
        throw new AssertionError(file + " has " + lines.size() + " rows");
      }
      rows.addAll(lines);
    }
    rows.sort(null);
    return rows;
  }

  private static List<String> lines(String uri) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(Storage.open(uri), StandardCharsets.UTF_8))) {
      return in.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
