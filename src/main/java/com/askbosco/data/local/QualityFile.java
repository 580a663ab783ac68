package com.askbosco.data.local;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.Finding;
import com.askbosco.data.warehouse.Quality;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** {@code quality.json} of a workspace: whole or not there, whatever kills the process. */
public final class QualityFile {
  private static final Quality.Run NOTHING = new Quality.Run("", "", "");
  private static final ObjectMapper JSON = JsonMapper.builder()
      .enable(SerializationFeature.INDENT_OUTPUT)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
      .build();

  private final Workspace workspace;

  /** The file of this workspace. */
  public QualityFile(Workspace workspace) {
    this.workspace = workspace;
  }

  /** What it says; empty before the first try to publish. */
  public Optional<Quality> read() {
    Path file = workspace.quality();
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(file.toFile(), Quality.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot read " + file + ": " + e, e);
    }
  }

  /** Writes what the checks said of a run; a run that was not published leaves the one that readers see. */
  void write(
      Quality.Run run, boolean published, List<Finding> findings, List<Quality.Letters> letters) {
    Quality.Run served = published ? run : read().map(Quality::served).orElse(NOTHING);
    String snapshot = new Snapshots(workspace.published())
        .current()
        .map(path -> path.getFileName().toString().replace(".duckdb", ""))
        .orElse("");
    Path file = workspace.quality();
    Path next = file.resolveSibling("quality.json.new");
    try {
      Files.write(
          next,
          JSON.writeValueAsBytes(new Quality(published, run, served, snapshot, findings, letters)));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot write " + file + ": " + e, e);
    }
  }
}
