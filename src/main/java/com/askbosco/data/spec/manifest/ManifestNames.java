package com.askbosco.data.spec.manifest;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    List<String> checked =
        manifest.check() instanceof Check.CheckStream c && !dynamic ? c.streamNames() : List.of();
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
    groups(manifest, line);
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

  /** A stream that waits for its parent must not be in one group with it. */
  private void groups(Manifest manifest, int line) {
    Map<String, String> groups = new HashMap<>();
    manifest
        .streamGroups()
        .forEach((group, members) -> members.names().forEach(name -> groups.put(name, group)));
    if (groups.isEmpty()) {
      return;
    }
    for (StreamEntry entry : manifest.streams()) {
      if (entry instanceof StreamEntry.Stream stream && groups.containsKey(stream.name())) {
        String group = groups.get(stream.name());
        for (String ancestor : ancestors(stream)) {
          if (group.equals(groups.get(ancestor))) {
            file.problem(
                ErrorCode.CONFIG_BAD_VALUE,
                line,
                "stream_groups." + group,
                "`" + stream.name() + "` is in one group with its parent `" + ancestor + "`",
                "Put them into groups of their own: the child would wait for ever.");
          }
        }
      }
    }
  }

  private static Set<String> ancestors(StreamEntry.Stream stream) {
    Set<String> found = new LinkedHashSet<>();
    if (stream instanceof DeclarativeStream declared) {
      for (PartitionRouter router : declared.retriever().partitionRouter()) {
        if (router instanceof PartitionRouter.SubstreamPartitionRouter substreams) {
          substreams.parentStreamConfigs().forEach(parent -> {
            found.add(parent.stream().name());
            found.addAll(ancestors(parent.stream()));
          });
        }
      }
    }
    return found;
  }

  private void report(ErrorCode code, int line, String path, String what, String mend) {
    switch (strictness) {
      case OWN -> file.problem(code, line, path, what, mend);
      case FOREIGN -> file.warning(code, line, path, what, mend);
    }
  }
}
