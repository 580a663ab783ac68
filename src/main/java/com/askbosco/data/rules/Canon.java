package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.ResourceFolder;
import com.askbosco.data.spec.TableFile;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.YamlFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The canonical silver tables. */
public final class Canon {
  private static final String BLOCKS = "blocks.yaml";

  private Canon() {}

  /** The tables of {@code canon/*.yaml} on the class path, by name, in alphabetical order. */
  public static Map<String, TableSpec> load() {
    return read(ResourceFolder.texts("canon", ".yaml"));
  }

  /**
   * Reads tables from the texts of their files.
   *
   * @param texts the files by name; {@code blocks.yaml} holds the groups of columns they share
   * @throws ProblemsException with every problem of every file
   */
  public static Map<String, TableSpec> read(Map<String, String> texts) {
    List<Problem> problems = new ArrayList<>();
    Map<String, List<Column>> blocks = Map.of();
    if (texts.containsKey(BLOCKS)) {
      YamlFile file = YamlFile.parse("canon/" + BLOCKS, texts.get(BLOCKS));
      blocks = TableFile.blocks(file);
      problems.addAll(file.problems());
    }
    Map<String, TableSpec> tables = new TreeMap<>();
    for (Map.Entry<String, String> entry : new TreeMap<>(texts).entrySet()) {
      if (entry.getKey().equals(BLOCKS)) {
        continue;
      }
      YamlFile file = YamlFile.parse("canon/" + entry.getKey(), entry.getValue());
      TableSpec table = TableFile.read(file, blocks);
      if (!entry.getKey().equals(table.name() + ".yaml")) {
        file.root()
            .required("table")
            .problem(
                ErrorCode.CONFIG_BAD_VALUE,
                "table `" + table.name() + "` in " + entry.getKey(),
                "Name the file after the table.");
      }
      tables.put(table.name(), table);
      problems.addAll(file.problems());
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return Collections.unmodifiableMap(tables);
  }
}
