package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.PrivacySpec.StreamSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which records of a source are about persons; everything wrong is noted in the file's problems. */
public final class PrivacyFile {
  static final Set<String> KEYS = Set.of("source", "source_system", "streams");
  static final Set<String> STREAM_KEYS = Set.of("person", "erase", "keep", "addresses");
  /** What {@code erase} says when nothing of a record stays. */
  static final String RECORD = "record";

  private PrivacyFile() {}

  /** The file as far as it could be read. */
  public static PrivacySpec read(YamlFile file) {
    YamlNode root = file.root().onlyKeys(KEYS);
    Map<String, StreamSpec> streams = new LinkedHashMap<>();
    root.required("streams").map().forEach((name, node) -> streams.put(name, stream(node)));
    return new PrivacySpec(
        root.required("source").string(), MappingFile.sourceSystem(root), streams);
  }

  private static StreamSpec stream(YamlNode node) {
    node.onlyKeys(STREAM_KEYS);
    List<ValueSpec> person =
        node.required("person").list().stream().map(PrivacyFile::identity).toList();
    YamlNode erase = node.required("erase");
    boolean whole = erase.isScalar();
    if (whole && !erase.string().equals(RECORD)) {
      erase.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + erase.string() + "` is not known",
          "Write `record` or a list of paths.");
    }
    List<String> gone = whole ? List.of() : erase.strings();
    List<String> keep = strings(node.optional("keep"));
    for (String path : keep) {
      if (gone.stream().noneMatch(each -> path.startsWith(each + "."))) {
        node.required("keep")
            .problem(
                ErrorCode.CONFIG_BAD_VALUE,
                "`" + path + "` lies below nothing that goes",
                "Name a path below one of `erase`.");
      }
    }
    return new StreamSpec(node, person, whole, gone, keep, strings(node.optional("addresses")));
  }

  private static List<String> strings(Optional<YamlNode> node) {
    return node.map(YamlNode::strings).orElse(List.of());
  }

  private static ValueSpec identity(YamlNode node) {
    ValueSpec value = ValueReader.value(node);
    if (!(value.origin() instanceof ValueSpec.Key) && !(value.origin() instanceof ValueSpec.Hash)) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "a person is named by a key or a hash",
          "Write `{key: …}` or `{hash: {email: …}}`, as silver.yaml does.");
    }
    return value;
  }
}
