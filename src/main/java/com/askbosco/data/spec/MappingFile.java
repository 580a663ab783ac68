package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.MappingSpec.JoinSpec;
import com.askbosco.data.spec.MappingSpec.RowSpec;
import com.askbosco.data.spec.MappingSpec.StreamSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the mapping of a source; everything wrong is noted in the file's problems. */
public final class MappingFile {
  static final Set<String> KEYS =
      Set.of("source", "source_system", "nulls", "lookups", "columns", "streams");
  private static final Set<String> STREAM_KEYS =
      Set.of("final_after_days", "unmatched", "as_of", "rows");
  private static final Set<String> ROW_KEYS =
      Set.of("table", "when", "for_each", "join", "use", "columns");

  private MappingFile() {}

  /** The mapping as far as it could be read; references to tables and columns are not looked at here. */
  public static MappingSpec read(YamlFile file) {
    YamlNode root = file.root().onlyKeys(KEYS);
    Map<String, Map<String, ValueSpec>> shared = new LinkedHashMap<>();
    root.optional("columns").map(YamlNode::map).orElse(Map.of()).forEach((name, node) -> {
      Map<String, ValueSpec> columns = new LinkedHashMap<>();
      node.map().forEach((column, value) -> columns.put(column, ValueReader.value(value)));
      shared.put(name, columns);
    });
    Map<String, StreamSpec> streams = new LinkedHashMap<>();
    root.required("streams").map().forEach((name, node) -> streams.put(name, stream(node, shared)));
    return new MappingSpec(
        root.required("source").string(),
        sourceSystem(root),
        new HashSet<>(root.optional("nulls").map(YamlNode::strings).orElse(List.of())),
        lookups(root.optional("lookups")),
        streams);
  }

  /** Tables of enumerations by name. */
  public static Map<String, Map<String, String>> lookups(Optional<YamlNode> node) {
    Map<String, Map<String, String>> lookups = new LinkedHashMap<>();
    node.map(YamlNode::map).orElse(Map.of()).forEach((name, table) -> {
      Map<String, String> entries = new LinkedHashMap<>();
      table.map().forEach((from, to) -> entries.put(from, to.string()));
      lookups.put(name, entries);
    });
    return lookups;
  }

  private static StreamSpec stream(YamlNode node, Map<String, Map<String, ValueSpec>> shared) {
    node.onlyKeys(STREAM_KEYS);
    Optional<YamlNode> unmatched = node.optional("unmatched");
    unmatched
        .filter(choice -> !Set.of("ignore", "reject").contains(choice.string()))
        .ifPresent(choice -> choice.problem(
            ErrorCode.CONFIG_BAD_VALUE,
            "`" + choice.string() + "` is not known",
            "Write ignore or reject."));
    List<RowSpec> rows =
        node.required("rows").list().stream().map(row -> row(row, shared)).toList();
    return new StreamSpec(
        node,
        node.optional("final_after_days")
            .map(days -> OptionalInt.of((int) days.integer()))
            .orElse(OptionalInt.empty()),
        unmatched.map(choice -> choice.string().equals("ignore")).orElse(false),
        node.optional("as_of").map(ValueReader::paths).orElse(List.of()),
        rows);
  }

  /** Whose rows a file is about: the connector's own, or those of the connector it names. */
  static String sourceSystem(YamlNode root) {
    return root.optional("source_system").orElse(root.required("source")).string();
  }

  private static RowSpec row(YamlNode node, Map<String, Map<String, ValueSpec>> shared) {
    node.onlyKeys(ROW_KEYS);
    Map<String, ValueSpec> columns = new LinkedHashMap<>();
    for (YamlNode use : node.optional("use").map(YamlNode::list).orElse(List.of())) {
      Map<String, ValueSpec> set = shared.get(use.string());
      if (set == null) {
        use.problem(
            ErrorCode.CONFIG_UNKNOWN_REFERENCE,
            "there are no shared columns `" + use.string() + "`",
            "Known: " + String.join(", ", shared.keySet()) + ".");
      } else {
        columns.putAll(set);
      }
    }
    node.optional("columns")
        .map(YamlNode::map)
        .orElse(Map.of())
        .forEach((column, value) -> columns.put(column, ValueReader.value(value)));
    return new RowSpec(
        node,
        node.required("table").string(),
        ValueReader.when(node),
        node.optional("for_each").map(ValueReader::paths).orElse(List.of()),
        node.optional("join").map(MappingFile::join),
        columns);
  }

  private static JoinSpec join(YamlNode node) {
    node.onlyKeys(Set.of("with", "on"));
    return new JoinSpec(
        new ArrayList<>(ValueReader.paths(node.required("with"))),
        node.required("on").string());
  }
}
