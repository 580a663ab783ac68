package com.askbosco.data.spec.manifest;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the names that a manifest gives streams, and where it uses them. */
final class ManifestNames {
  private final YamlFile file;
  private final Strictness strictness;

  ManifestNames(YamlFile file, Strictness strictness) {
    this.file = file;
    this.strictness = strictness;
  }

  void check(Manifest manifest, int line) {
    Set<String> names = new HashSet<>();
    for (StreamEntry entry : manifest.streams()) {
      switch (entry) {
        case StreamEntry.Stream stream -> add(names, stream, true);
        // Conditions that exclude one another may lead to the same name.
        case StreamEntry.ConditionalStreams some ->
          some.streams().forEach(stream -> add(names, stream, false));
      }
    }
    boolean dynamic = !manifest.dynamicStreams().isEmpty();
    if (names.isEmpty() && !dynamic) {
      report(ErrorCode.CONFIG_BAD_VALUE, line, "streams", "there is no stream", "Add one.");
    }
    List<String> checked = manifest.check() instanceof Check.CheckStream c && !dynamic
        ? c.streamNames().orElse(List.of())
        : List.of();
    for (String name : checked) {
      if (!names.contains(name)) {
        report(
            ErrorCode.CONFIG_UNKNOWN_REFERENCE,
            line,
            "check.stream_names",
            "there is no stream `" + name + "`",
            "Use one of " + String.join(", ", names.stream().sorted().toList()) + ".");
      }
    }
  }

  private void add(Set<String> names, StreamEntry.Stream stream, boolean alone) {
    if (!names.add(stream.name()) && alone) {
      report(
          ErrorCode.CONFIG_DUPLICATE,
          stream.place().line(),
          stream.place().path(),
          "there are two streams `" + stream.name() + "`",
          "Rename one.");
    }
  }

  private void report(ErrorCode code, int line, String path, String what, String mend) {
    switch (strictness) {
      case OWN -> file.problem(code, line, path, what, mend);
      case FOREIGN -> file.warning(code, line, path, what, mend);
    }
  }
}
