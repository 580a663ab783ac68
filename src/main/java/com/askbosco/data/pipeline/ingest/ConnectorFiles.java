package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.spec.ResourceFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts of the connectors: those on the class path, and those of a further folder ({@code <name>/manifest.yaml} or
 * {@code <name>/source.yaml} and, if its streams reach silver, {@code <name>/silver.yaml}). A file of the folder stands in for the one of the same connector and name on
 * the class path. Immutable.
 */
final class ConnectorFiles {
  private static final String MANIFEST = "manifest.yaml";
  private static final String SOURCE = "source.yaml";
  private static final String SILVER = "silver.yaml";
  private static final String CHECKS = "checks.yaml";
  private static final String LIMITS = "limits.yaml";
  private static final String PRIVACY = "privacy.yaml";
  private static final String CONTRACTS = "contracts";
  private static final Pattern CONTRACT =
      Pattern.compile("[^/]+/" + CONTRACTS + "/([^/]+\\.json|released\\.yaml)");
  private static final Pattern DATA = Pattern.compile("[^/]+/(" + MANIFEST + "|" + SOURCE + "|"
      + SILVER + "|" + CHECKS + "|" + LIMITS + "|" + PRIVACY + ")|" + CONTRACT);
  // The name becomes the name of a table and of folders.
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,99}");

  private final Map<String, Text> texts;

  private ConnectorFiles(Map<String, Text> texts) {
    this.texts = texts;
  }

  /**
   * A file as it was found.
   *
   * @param file its name in problems
   * @param text what it says
   */
  record Text(String file, String text) {}

  /**
   * The files of a folder.
   *
   * @param place its name in problems
   * @param texts by the files' names
   */
  record Folder(String place, Map<String, String> texts) {}

  private static final class Shipped {
    static final ConnectorFiles FILES = new ConnectorFiles(named("connectors", resources()));

    private static Map<String, String> resources() {
      Map<String, String> texts = new TreeMap<>(ResourceFolder.texts("connectors", ".yaml"));
      ResourceFolder.texts("connectors", ".json").forEach((name, text) -> {
        if (CONTRACT.matcher(name).matches()) {
          texts.put(name, text);
        }
      });
      return texts;
    }
  }

  /** Those on the class path alone. */
  static ConnectorFiles shipped() {
    return Shipped.FILES;
  }

  /**
   * Those on the class path and, before them, those of a folder.
   *
   * @param folder without a slash at its end; {@code gs://…} is fine
   * @throws ProblemsException when the folder has no connector, or one without a usable name or manifest
   */
  static ConnectorFiles with(String folder) {
    Map<String, String> further = folder.contains("://") ? bucket(folder) : disk(Path.of(folder));
    Map<String, Text> all = new TreeMap<>(Shipped.FILES.texts);
    // a mapping or contracts of one's own have other needs than the product's contracts
    all.keySet().removeIf(name -> CONTRACT.matcher(name).matches() && replaced(name, further));
    all.putAll(named(folder, further));
    check(folder, further, all);
    return new ConnectorFiles(all);
  }

  private static boolean replaced(String contract, Map<String, String> further) {
    String connector = contract.substring(0, contract.indexOf('/') + 1);
    return further.containsKey(connector + SILVER)
        || further.keySet().stream()
            .anyMatch(
                name -> name.startsWith(connector) && CONTRACT.matcher(name).matches());
  }

  private static Map<String, Text> named(String folder, Map<String, String> files) {
    Map<String, Text> texts = new TreeMap<>();
    files.forEach((file, text) -> texts.put(file, new Text(folder + "/" + file, text)));
    return texts;
  }

  private static Map<String, String> disk(Path root) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> found = Files.find(root, 3, (path, entry) -> entry.isRegularFile())) {
      for (Path path : (Iterable<Path>) found::iterator) {
        String file = root.relativize(path).toString().replace('\\', '/');
        if (DATA.matcher(file).matches()) {
          texts.put(file, Files.readString(path));
        }
      }
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.CONFIG_BAD_VALUE, "Cannot read the connectors in " + root + ": " + e, e);
    }
    return texts;
  }

  private static Map<String, String> bucket(String folder) {
    Map<String, String> texts = new TreeMap<>();
    for (String file : List.of(
        MANIFEST,
        SOURCE,
        SILVER,
        CHECKS,
        LIMITS,
        PRIVACY,
        CONTRACTS + "/*.json",
        CONTRACTS + "/released.yaml")) {
      for (String uri : Storage.list(folder + "/*/" + file)) {
        byte[] text = Storage.read(uri).orElseThrow();
        texts.put(uri.substring(folder.length() + 1), new String(text, StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  private static void check(String folder, Map<String, String> further, Map<String, Text> all) {
    List<Problem> problems = new ArrayList<>();
    if (further.isEmpty()) {
      problems.add(problem(
          folder, "there is no connector in it", "Name a folder of <connector>/" + MANIFEST + "."));
    }
    for (String connector : connectors(further)) {
      String place = folder + "/" + connector;
      if (!NAME.matcher(connector).matches()) {
        problems.add(problem(
            place,
            "`" + connector + "` is no name of a connector",
            "Use small letters, digits and dashes, as in my-source."));
      }
      boolean declared = all.containsKey(connector + "/" + SOURCE);
      if (declared == all.containsKey(connector + "/" + MANIFEST)) {
        problems.add(
            declared
                ? problem(
                    place,
                    "both " + MANIFEST + " and " + SOURCE,
                    "Keep " + MANIFEST + " for an HTTP API, " + SOURCE + " for anything else.")
                : problem(
                    place,
                    "a mapping without a manifest",
                    "Add " + MANIFEST + ", or " + SOURCE + " for a source that is no HTTP API."));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
  }

  private static Problem problem(String file, String what, String mend) {
    return new Problem(ErrorCode.CONFIG_BAD_VALUE, file, 0, "", what, mend);
  }

  private static SortedSet<String> connectors(Map<String, ?> files) {
    SortedSet<String> names = new TreeSet<>();
    files.keySet().forEach(file -> names.add(file.substring(0, file.indexOf('/'))));
    return names;
  }

  /** Names of all connectors, in alphabetical order. */
  SortedSet<String> connectors() {
    return connectors(texts);
  }

  /** The manifest of a connector. */
  Optional<Text> manifest(String connector) {
    return Optional.ofNullable(texts.get(connector + "/" + MANIFEST));
  }

  /** What a connector that has no manifest says of its streams. */
  Optional<Text> declared(String connector) {
    return Optional.ofNullable(texts.get(connector + "/" + SOURCE));
  }

  /** The contracts of a connector; an empty folder when it has none. */
  Folder contracts(String connector) {
    String prefix = connector + "/" + CONTRACTS + "/";
    Map<String, String> found = new TreeMap<>();
    String place = prefix;
    for (Map.Entry<String, Text> each : texts.entrySet()) {
      if (each.getKey().startsWith(prefix)) {
        String name = each.getKey().substring(prefix.length());
        String file = each.getValue().file();
        place = file.substring(0, file.length() - name.length());
        found.put(name, each.getValue().text());
      }
    }
    return new Folder(place.substring(0, place.length() - 1), found);
  }

  /** The mapping of a connector; empty when its streams end in bronze. */
  Optional<Text> silver(String connector) {
    return Optional.ofNullable(texts.get(connector + "/" + SILVER));
  }

  /** The row checks of a connector's own; empty when the shared ones are all it has. */
  Optional<Text> checks(String connector) {
    return Optional.ofNullable(texts.get(connector + "/" + CHECKS));
  }

  /** Latency and quotas of a connector's vendor; empty when nothing is known of them. */
  Optional<Text> limits(String connector) {
    return Optional.ofNullable(texts.get(connector + "/" + LIMITS));
  }

  /** Which records of a connector are about persons; empty when none are. */
  Optional<Text> privacy(String connector) {
    return Optional.ofNullable(texts.get(connector + "/" + PRIVACY));
  }
}
