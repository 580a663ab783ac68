package com.askbosco.data.gcp.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No statement reaches BigQuery that GoogleSQL has not analysed in a test: the stand-in analyses whatever it is sent, and every class that
 * sends statements is here with the tests that make it send them there. A new class is not, and fails.
 */
class StatementSendersTest {
  private static final Path MAIN = Path.of("src/main/java/com/askbosco/data");
  private static final Path TESTS = Path.of("src/test/java/com/askbosco/data");
  private static final List<String> FOLDERS = List.of(
      "gcp/bigquery",
      "warehouse/commit",
      "warehouse/mart",
      "warehouse/migrate",
      "warehouse/privacy",
      "warehouse/table");
  private static final Pattern SENDS = Pattern.compile(
      "\\b(?:sql|session|statements|builder)\\s*\\.(?:execute|run|rows|each|any|counts|temporary|rename)\\(|QueryJobConfiguration");

  private static final String COMMIT = "local/EveryCommitInBigQueryTest";
  private static final String SLICES = "local/CommitReplaceSliceInBigQueryTest";
  private static final String UPSERT = "local/CommitUpsertInBigQueryTest";
  private static final String HISTORY = "local/HistoryInBigQueryTest";
  private static final String MARTS = "local/MartsInBigQueryTest";
  private static final String ERASE = "local/ErasuresInBigQueryTest";
  private static final String LANDED = "local/LandedMessagesTest";
  private static final String FAULTS = "local/FaultsInBigQueryTest";

  private static final Map<String, List<String>> TESTED = new TreeMap<>(Map.ofEntries(
      Map.entry("gcp/bigquery/BigQueryLanding", List.of(LANDED)),
      Map.entry("gcp/bigquery/BigQueryQueries", List.of(MARTS)),
      Map.entry("gcp/bigquery/BigQueryWarehouse", List.of(MARTS, FAULTS)),
      Map.entry("gcp/bigquery/CanonTables", List.of(MARTS, HISTORY)),
      Map.entry("gcp/bigquery/LandedCommit", List.of(LANDED)),
      Map.entry("gcp/bigquery/LandedPages", List.of(LANDED)),
      Map.entry("gcp/bigquery/ServedMarts", List.of(MARTS)),
      Map.entry("gcp/bigquery/SessionJobs", List.of(FAULTS)),
      Map.entry("gcp/bigquery/Statements", List.of(FAULTS)),
      Map.entry("gcp/bigquery/TableAccess", List.of("warehouse/table/AccessRulesTest")),
      Map.entry("gcp/bigquery/WriterLease", List.of(FAULTS)),
      Map.entry("warehouse/commit/CheckResults", List.of(COMMIT)),
      Map.entry("warehouse/commit/Commit", List.of(COMMIT)),
      Map.entry("warehouse/commit/DeadLetterLedger", List.of(COMMIT)),
      Map.entry("warehouse/commit/DriftCommit", List.of(COMMIT)),
      Map.entry("warehouse/commit/EnvelopeCommit", List.of(COMMIT, SLICES)),
      Map.entry("warehouse/commit/History", List.of(COMMIT, HISTORY)),
      Map.entry("warehouse/commit/FilesRead", List.of(COMMIT)),
      Map.entry("warehouse/commit/MessageCommit", List.of(LANDED)),
      Map.entry("warehouse/commit/MessagePositionLedger", List.of(LANDED)),
      Map.entry("warehouse/commit/MessageUpserts", List.of(LANDED)),
      Map.entry("warehouse/commit/ReferenceCommit", List.of(COMMIT, MARTS)),
      Map.entry("warehouse/commit/ReplayedRows", List.of(COMMIT)),
      Map.entry("warehouse/commit/Restatements", List.of(COMMIT, SLICES)),
      Map.entry("warehouse/commit/RunLedger", List.of(COMMIT)),
      Map.entry("warehouse/commit/SilverCommit", List.of(COMMIT, SLICES, UPSERT)),
      Map.entry("warehouse/commit/SliceContents", List.of(COMMIT)),
      Map.entry("warehouse/commit/SliceLedger", List.of(COMMIT)),
      Map.entry("warehouse/commit/Staging", List.of(COMMIT, SLICES, UPSERT)),
      Map.entry("warehouse/commit/Suppressed", List.of(COMMIT)),
      Map.entry("warehouse/commit/TableSetup", List.of(COMMIT)),
      Map.entry("warehouse/commit/UnlistedEntities", List.of(HISTORY)),
      Map.entry("warehouse/commit/VanishedFields", List.of(COMMIT)),
      Map.entry("warehouse/commit/Watermarks", List.of(COMMIT)),
      Map.entry("warehouse/mart/DataChecks", List.of(MARTS)),
      Map.entry("warehouse/mart/Findings", List.of(MARTS)),
      Map.entry("warehouse/mart/MartBuilder", List.of(MARTS, "local/LocalMartsTest")),
      Map.entry("warehouse/mart/PublishedVersions", List.of(MARTS)),
      Map.entry("warehouse/mart/StepRun", List.of(MARTS)),
      Map.entry("warehouse/migrate/Migrations", List.of(MARTS)),
      Map.entry("warehouse/privacy/ErasedPayloads", List.of(ERASE)),
      Map.entry("warehouse/privacy/ErasureLedger", List.of(ERASE)),
      Map.entry("warehouse/privacy/Erasures", List.of(ERASE))));

  /** Of the local warehouse alone. */
  private static final Set<String> LOCAL = Set.of(
      // BigQuery's statements for another version are those of BigQueryDdl, analysed in
      // TablePlanTest.
      "warehouse/migrate/VersionChange",
      // Dead letters of messages are put through again on one machine only.
      "warehouse/commit/MessageReplay");

  @Test
  void every_class_that_sends_statements_has_a_test_that_sends_them_to_the_stand_in() {
    Set<String> senders = new TreeSet<>();
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.list(MAIN.resolve(folder))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> SENDS.matcher(text(file)).find())
            .forEach(file ->
                senders.add(folder + "/" + file.getFileName().toString().replace(".java", "")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    senders.removeAll(LOCAL);

    assertThat(senders).containsExactlyElementsOf(TESTED.keySet());
    assertThat(TESTED.values().stream().flatMap(List::stream).distinct())
        .allSatisfy(test -> assertThat(TESTS.resolve(test + ".java")).exists());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
