package com.askbosco.data.cli;

import com.askbosco.data.connector.Connector;
import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.connector.schema.SchemaFiles;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.ingest.DeclaredSource;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.rules.Reference;
import com.askbosco.data.rules.SilverMapping;
import com.askbosco.data.rules.contract.Contracts;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.manifest.Manifest;
import com.askbosco.data.spec.manifest.Strictness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A connector's folder: {@code manifest.yaml}, or {@code source.yaml} for one without an HTTP API, {@code silver.yaml} where it is mapped, {@code cases/<case>.yaml} with what the
 * source answers and {@code cases/<case>.golden.json} with what has to come of it.
 */
record ConnectorFolder(String name, Path folder) {
  private static final String SHIPPED = "src/main/resources/connectors";

  /** The folder of all connectors: the given one, or that of the product. */
  static Path all(Home home, Optional<Path> given) {
    return given.map(home::fromCaller).orElseGet(() -> home.root().resolve(SHIPPED));
  }

  static List<ConnectorFolder> list(Path all) {
    try (Stream<Path> entries = Files.list(all)) {
      return entries
          .filter(entry -> Files.isRegularFile(entry.resolve("manifest.yaml"))
              || Files.isRegularFile(entry.resolve("source.yaml")))
          .map(entry -> new ConnectorFolder(String.valueOf(entry.getFileName()), entry))
          .sorted(java.util.Comparator.comparing(ConnectorFolder::name))
          .toList();
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.USAGE, "Cannot read the folder " + all + ": " + e, e);
    }
  }

  static ConnectorFolder existing(Path all, String name) {
    List<ConnectorFolder> known = list(all);
    return known.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BoscoException(
            ErrorCode.USAGE,
            "There is no connector `" + name + "` in " + all + ". "
                + (known.isEmpty()
                    ? "There is none at all"
                    : "There are "
                        + String.join(
                            ", ", known.stream().map(ConnectorFolder::name).toList()))
                + "; ./bosco connectors new " + name + " makes one."));
  }

  Path manifestFile() {
    return folder.resolve("manifest.yaml");
  }

  private Path sourceFile() {
    return folder.resolve("source.yaml");
  }

  /** Whether messages, files or tables are what it reads, and no HTTP API. */
  boolean isWithoutManifest() {
    return !Files.isRegularFile(manifestFile());
  }

  /** Its streams, whether a manifest or {@code source.yaml} names them. */
  Map<String, StreamInfo> streams() {
    return isWithoutManifest()
        ? DeclaredSource.load(sourceFile().toString(), text(sourceFile()), "").streams()
        : connector().streams();
  }

  /** The connector, read strictly. */
  Connector connector() {
    return Connector.load(
        name,
        manifestFile().toString(),
        text(manifestFile()),
        Strictness.OWN,
        SchemaFiles.in(folder));
  }

  Manifest manifest() {
    String file = manifestFile().toString();
    return Manifest.read(YamlFile.named(file), text(manifestFile()), Strictness.OWN);
  }

  /** The mapping, when there is one. */
  Optional<SilverMapping> mapping() {
    Path file = folder.resolve("silver.yaml");
    return Files.isRegularFile(file)
        ? Optional.of(
            SilverMapping.load(name, file.toString(), text(file), Canon.load(), Reference.load()))
        : Optional.empty();
  }

  /** The folder of its contracts. */
  Path contractsFolder() {
    return folder.resolve("contracts");
  }

  /** Its contracts, whether or not they keep what they promised. */
  Contracts contracts() {
    Path place = contractsFolder();
    Map<String, String> texts = new TreeMap<>();
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.list(place)) {
        files.forEach(file -> texts.put(String.valueOf(file.getFileName()), text(file)));
      } catch (IOException e) {
        throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot read " + place + ": " + e, e);
      }
    }
    return Contracts.read(place.toString(), texts);
  }

  /** The cases' files. */
  List<Path> cases() {
    Path cases = folder.resolve("cases");
    if (!Files.isDirectory(cases)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cases)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot read " + cases + ": " + e, e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot read " + file + ": " + e, e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot write " + file + ": " + e, e);
    }
  }
}
