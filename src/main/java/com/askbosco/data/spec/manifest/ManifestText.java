package com.askbosco.data.spec.manifest;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.scanner.ScannerException;

/**
 * Reads the text of a manifest, YAML 1.1 or JSON, as PyYAML reads it: its words for true and false, its numbers, merge keys, and
 * the last of several equal keys. Bounded: anchors that contain themselves and documents nested too deeply are problems.
 */
final class ManifestText {
  /** How deep maps and lists may lie in one another, also after references are resolved. */
  static final int DEEPEST = 200;

  private final YamlFile file;
  private final Strictness strictness;
  private final Map<Node, Tree> made = new IdentityHashMap<>();
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private ManifestText(YamlFile file, Strictness strictness) {
    this.file = file;
    this.strictness = strictness;
  }

  private static @Nullable Node composed(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(Integer.MAX_VALUE); // shared here, not copied
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(64 << 20);
    DumperOptions dumper = new DumperOptions();
    return new Yaml(
            new SafeConstructor(options),
            new Representer(dumper),
            dumper,
            options,
            new PythonScalars.Resolver())
        .compose(new StringReader(text));
  }

  /** What a text means as a document of its own. */
  static Meaning meaning(String text) {
    YamlFile file = YamlFile.named("");
    try {
      Node node = composed(text);
      Tree tree = node == null
          ? new Tree.Scalar(1, null)
          : new ManifestText(file, Strictness.FOREIGN).tree(node, "");
      return file.problems().isEmpty()
          ? new Meaning(tree, false, "")
          : new Meaning(null, false, "");
    } catch (ParserException e) {
      return new Meaning(null, true, String.valueOf(e.getProblem()));
    } catch (ScannerException e) {
      return new Meaning(null, false, String.valueOf(e.getProblem()));
    } catch (YAMLException e) {
      return new Meaning(null, false, "");
    }
  }

  /**
   * What a text means.
   *
   * @param tree null when it is no document
   * @param grammar whether its words are right and only their order is wrong
   * @param problem what is wrong
   */
  record Meaning(@Nullable Tree tree, boolean grammar, String problem) {}

  /** The document; null after noting why it cannot be read. */
  static @Nullable Tree read(YamlFile file, String text, Strictness strictness) {
    Tree json = JsonText.read(text);
    if (json != null) {
      return json;
    }
    try {
      Node node = composed(text);
      if (node != null) {
        return new ManifestText(file, strictness).tree(node, "");
      }
      file.problem(ErrorCode.CONFIG_SYNTAX, 1, "", "the file is empty", "Write its content.");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      file.problem(ErrorCode.CONFIG_SYNTAX, line, "", "not valid YAML: " + e.getProblem(), "");
    } catch (YAMLException e) {
      file.problem(ErrorCode.CONFIG_SYNTAX, 0, "", "not valid YAML: " + e.getMessage(), "");
    }
    return null;
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private Tree tree(Node node, String path) {
    Tree known = made.get(node);
    if (known != null) {
      return known;
    }
    if (!open.add(node)) {
      file.problem(
          ErrorCode.CONFIG_SYNTAX,
          line(node),
          path,
          "the anchor contains itself",
          "Break the circle.");
      return new Tree.Scalar(line(node), null);
    }
    Tree tree = switch (node) {
      case MappingNode mapping -> map(mapping, path);
      case SequenceNode sequence -> {
        List<Tree> list = new ArrayList<>();
        for (Node item : sequence.getValue()) {
          list.add(tree(item, path + "[" + list.size() + "]"));
        }
        yield new Tree.Items(line(node), list);
      }
      case ScalarNode scalar -> new Tree.Scalar(line(node), PythonScalars.value(scalar));
      default -> new Tree.Scalar(line(node), null);
    };
    open.remove(node);
    made.put(node, tree);
    return tree;
  }

  private Tree map(MappingNode node, String path) {
    Map<String, Tree> own = new LinkedHashMap<>();
    Map<String, Tree> merged = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Node keyNode = tuple.getKeyNode();
      if (!(keyNode instanceof ScalarNode scalar)) {
        file.problem(
            ErrorCode.CONFIG_SYNTAX,
            line(keyNode),
            path,
            "a key is a map or a list",
            "Write a text.");
        continue;
      }
      if (Tag.MERGE.equals(keyNode.getTag())) {
        merge(merged, tree(tuple.getValueNode(), path), path);
        continue;
      }
      String key = PythonScalars.key(scalar);
      String inner = path.isEmpty() ? key : path + "." + key;
      if (own.put(key, tree(tuple.getValueNode(), inner)) != null) {
        duplicate(keyNode, inner, key);
      }
    }
    if (merged.isEmpty()) {
      return new Tree.Entries(line(node), own);
    }
    merged.putAll(own);
    return new Tree.Entries(line(node), merged);
  }

  /** The first of several merged maps wins. */
  private void merge(Map<String, Tree> merged, Tree value, String path) {
    switch (value) {
      case Tree.Entries entries -> entries.map().forEach(merged::putIfAbsent);
      case Tree.Items items -> items.list().forEach(item -> merge(merged, item, path));
      case Tree.Scalar scalar ->
        file.problem(
            ErrorCode.CONFIG_SYNTAX, scalar.line(), path, "`<<` merges no map", "Name a map.");
    }
  }

  private void duplicate(Node key, String path, String name) {
    String what = "`" + name + "` is written twice";
    switch (strictness) {
      case OWN ->
        file.problem(ErrorCode.CONFIG_DUPLICATE, line(key), path, what, "Remove the first one.");
      case FOREIGN ->
        file.warning(
            ErrorCode.CONFIG_DUPLICATE, line(key), path, what + "; the last one counts", "");
    }
  }
}
