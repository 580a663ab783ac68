package com.askbosco.data.rules.contract;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What contracts promised when they were released: the file {@code contracts/released.yaml} of a connector, which makes an edit that
 * takes a promise back visible without any history of files. Each entry bears a hash of its lines, so that an edit of this file by
 * hand is seen, too.
 */
final class Releases {
  /** The file's name in the folder of the contracts. */
  static final String FILE = "released.yaml";

  private static final String MEND = "Undo the edit; `./bosco contracts release` writes this file.";

  private final Map<String, Map<Integer, Release>> releases = new TreeMap<>();

  /**
   * One released version.
   *
   * @param line where it stands in the file
   * @param surface what it promised
   */
  record Release(int line, Surface surface) {}

  /** No releases. */
  Releases() {}

  /** These releases, and the contracts as they are now. */
  Releases with(Iterable<Contract> contracts) {
    Releases next = new Releases();
    releases.forEach((stream, all) -> next.releases.put(stream, new TreeMap<>(all)));
    contracts.forEach(next::put);
    return next;
  }

  /** Reads the file; its problems are noted in it. */
  static Releases read(YamlFile file) {
    Releases all = new Releases();
    file.root()
        .map()
        .forEach((stream, versions) -> versions.map().forEach((label, entry) -> {
          entry.onlyKeys(java.util.Set.of("sha256", "promises"));
          List<String> lines = entry.required("promises").strings();
          Surface surface = Surface.parse(lines);
          int version = version(label);
          if (surface == null
              || version == 0
              || !entry.required("sha256").string().equals(hash(lines))) {
            entry.problem(ErrorCode.CONTRACT_BROKEN, "this release was edited by hand", MEND);
          } else {
            all.releases
                .computeIfAbsent(stream, s -> new TreeMap<>())
                .put(version, new Release(entry.line(), surface));
          }
        }));
    return all;
  }

  private static int version(String label) {
    return label.matches("v[1-9]\\d{0,5}") ? Integer.parseInt(label.substring(1)) : 0;
  }

  Optional<Release> of(String stream, int version) {
    return Optional.ofNullable(releases.getOrDefault(stream, Map.of()).get(version));
  }

  Map<String, Map<Integer, Release>> all() {
    return releases;
  }

  private void put(Contract contract) {
    releases
        .computeIfAbsent(contract.stream(), stream -> new TreeMap<>())
        .put(contract.version(), new Release(0, Surface.of(contract)));
  }

  /** The file's text. */
  String text() {
    StringBuilder out = new StringBuilder(
        "# What each contract promised when it was released. `./bosco contracts release` writes this file.\n");
    releases.forEach((stream, versions) -> {
      out.append(quoted(stream)).append(":\n");
      versions.forEach((version, release) -> {
        List<String> lines = release.surface().lines();
        out.append("  v").append(version).append(":\n    sha256: \"");
        out.append(hash(lines)).append("\"\n    promises:\n");
        lines.forEach(line -> out.append("      - ").append(quoted(line)).append('\n'));
      });
    });
    return out.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String hash(List<String> lines) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256")
          .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
