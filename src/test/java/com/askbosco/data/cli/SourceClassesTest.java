package com.askbosco.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs of a source start fast because they need little: with the libraries that {@code ./bosco} gives them they work. */
class SourceClassesTest {
  @TempDir
  private Path folder;

  /** How the names of those libraries begin, from the script. */
  private static List<String> given() throws IOException {
    String script = Files.readString(Path.of("bosco"));
    int from = script.indexOf("case ${jar##*/} in") + "case ${jar##*/} in".length();
    String patterns = script.substring(from, script.indexOf(')', from));
    return Arrays.stream(patterns.replaceAll("[\\\\\\s]", "").split("\\|"))
        .map(pattern -> pattern.replace("[0-9]", "").replace("*", ""))
        .toList();
  }

  @Test
  void aReadLoadsNothingOfBeamNorOfTheWarehouse() throws Exception {
    List<String> given = given();
    assertThat(given).contains("jackson-core-", "snakeyaml-");
    List<String> path = Arrays.stream(
            System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(each -> Path.of(each).endsWith("target/classes")
            || given.stream().anyMatch(Path.of(each).getFileName().toString()::startsWith))
        .toList();
    Path log = folder.resolve("classes.txt");
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xlog:class+load:file=" + log,
            "-cp",
            String.join(File.pathSeparator, path),
            "com.askbosco.data.cli.SourceTraining",
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .start();

    assertThat(process.waitFor())
        .as(Files.readString(folder.resolve("out.txt")))
        .isZero();
    assertThat(Files.readString(log))
        .contains("com.askbosco.data.protocol.SourceRun")
        .doesNotContain("com.askbosco.data.pipeline")
        .doesNotContain("com.askbosco.data.warehouse")
        .doesNotContain("org.apache.beam")
        .doesNotContain("org.duckdb");
  }
}
