package com.askbosco.data;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the house and the arrows between them, as docs/architecture.md draws them. */
class ArchitectureTest {
  private static final String ROOT = "com.askbosco.data.";
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("com.askbosco.data");

  @Test
  void arrowsPointDownOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("model")
        .definedBy(ROOT + "model..")
        .layer("spec")
        .definedBy(ROOT + "spec..")
        .layer("connector")
        .definedBy(ROOT + "connector..")
        .layer("rules")
        .definedBy(ROOT + "rules..")
        .layer("warehouse")
        .definedBy(ROOT + "warehouse..")
        .layer("lineage")
        .definedBy(ROOT + "lineage..")
        .layer("pipeline")
        .definedBy(ROOT + "pipeline..")
        .layer("adapters")
        .definedBy(ROOT + "local..", ROOT + "gcp..")
        .layer("steps")
        .definedBy(ROOT + "attribution..")
        .layer("launch")
        .definedBy(ROOT + "launch..")
        .layer("operations")
        .definedBy(ROOT + "operations..")
        .layer("protocol")
        .definedBy(ROOT + "protocol..")
        .layer("top")
        .definedBy(ROOT + "cli..", ROOT + "serve..", ROOT + "sandbox..", ROOT + "conformance..")
        .whereLayer("top")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("launch")
        .mayOnlyBeAccessedByLayers("top")
        .whereLayer("operations")
        .mayOnlyBeAccessedByLayers("top")
        .whereLayer("protocol")
        .mayOnlyBeAccessedByLayers("top")
        .whereLayer("pipeline")
        .mayOnlyBeAccessedByLayers("launch", "operations", "top")
        .whereLayer("adapters")
        .mayOnlyBeAccessedByLayers("launch", "operations", "top")
        .whereLayer("lineage")
        .mayOnlyBeAccessedByLayers("adapters", "launch", "top")
        .whereLayer("warehouse")
        .mayOnlyBeAccessedByLayers(
            "lineage", "pipeline", "adapters", "steps", "launch", "operations", "top")
        .whereLayer("rules")
        .mayOnlyBeAccessedByLayers("pipeline", "adapters", "steps", "launch", "operations", "top")
        .whereLayer("steps")
        .mayOnlyBeAccessedByLayers("launch", "top")
        .whereLayer("connector")
        .mayOnlyBeAccessedByLayers(
            "pipeline", "adapters", "launch", "operations", "protocol", "top")
        .check(CLASSES);
  }

  @Test
  void lowerLayersKnowNeitherBeamNorGoogle() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + "spec..", ROOT + "connector..", ROOT + "rules..", ROOT + "protocol..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.beam..", "com.google.cloud..", "com.google.api..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "model..", ROOT + "warehouse..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.beam..")
        .check(CLASSES);
  }

  @Test
  void theSandboxIsAVendorAndKnowsNothingOfThePipeline() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "sandbox..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "connector..",
            ROOT + "rules..",
            ROOT + "warehouse..",
            ROOT + "pipeline..",
            ROOT + "local..",
            ROOT + "launch..",
            ROOT + "cli..",
            ROOT + "serve..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("com.askbosco.data.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageSaysWhatItIs() {
    Set<String> silent = new TreeSet<>();
    for (JavaClass each : CLASSES) {
      silent.add(each.getPackageName());
    }
    silent.removeIf(name ->
        Files.exists(Path.of("src/main/java", name.replace('.', '/'), "package-info.java")));
    assertThat(silent).isEmpty();
  }

  @Test
  void namesSayWhatAClassIs() {
    classes()
        .that()
        .resideInAPackage("com.askbosco.data..")
        .should()
        .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Common)")
        .check(CLASSES);
  }

  @Test
  void filesStayShort() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      List<String> tooLong = files
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> lines(path) > 320)
          .map(Path::toString)
          .sorted()
          .toList();
      assertThat(tooLong).isEmpty();
    }
  }

  private static long lines(Path path) {
    try (Stream<String> lines = Files.lines(path)) {
      return lines.count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
