package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import java.util.Map;
import java.util.Optional;

/** Where in the canon's files something about a table stands, looked up when there is something to complain about. */
public final class TablePlaces {
  private final Map<String, String> texts;

  /** Of these files of the canon, by name. */
  public TablePlaces(Map<String, String> texts) {
    this.texts = texts;
  }

  /** Of the canon on the class path. */
  public static TablePlaces ofProduct() {
    return new TablePlaces(ResourceFolder.texts("canon", ".yaml"));
  }

  /**
   * A problem at a place of a table's file.
   *
   * @param path such as {@code columns.status} or {@code key}; a column that the table takes from a block is found there; a path that
   *     is not there is the table's first line
   */
  public Problem problem(ErrorCode code, String table, String path, String what, String mend) {
    String file = table + ".yaml";
    int line = line(file, path);
    if (line == 0 && path.startsWith("columns.")) {
      String column = path.substring("columns.".length());
      for (String block : blocks(file)) {
        int there = line("blocks.yaml", block + "." + column);
        if (there > 0) {
          return new Problem(code, "canon/blocks.yaml", there, block + "." + column, what, mend);
        }
      }
    }
    return new Problem(
        code, "canon/" + file, line == 0 && texts.containsKey(file) ? 1 : line, path, what, mend);
  }

  private Iterable<String> blocks(String file) {
    return root(file).flatMap(root -> root.optional("blocks")).map(YamlNode::list).stream()
        .flatMap(java.util.List::stream)
        .map(YamlNode::string)
        .toList();
  }

  private int line(String file, String path) {
    Optional<YamlNode> node = root(file);
    for (String part : path.split("\\.", -1)) {
      node = node.flatMap(n -> Optional.ofNullable(n.map().get(part)));
    }
    return node.map(YamlNode::line).orElse(0);
  }

  private Optional<YamlNode> root(String file) {
    return Optional.ofNullable(texts.get(file))
        .map(text -> YamlFile.parse(file, text).root());
  }
}
