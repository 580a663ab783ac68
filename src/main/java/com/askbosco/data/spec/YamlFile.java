package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.representer.Representer;

/**
 * One YAML document, read strictly: every problem is collected with its file and line, and {@link #check()} throws them all
 * together. Values that could not be read come back as harmless defaults, so that reading goes on to the next problem.
 */
public final class YamlFile {
  private final String name;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final Optional<Node> root;

  private YamlFile(String name) {
    this.name = name;
    this.root = Optional.empty();
  }

  private YamlFile(String name, String text) {
    this.name = name;
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(50);
    options.setNestingDepthLimit(100);
    options.setCodePointLimit(16 << 20);
    Node node = null;
    try {
      node = new Yaml(
              new SafeConstructor(options),
              new Representer(new DumperOptions()),
              new DumperOptions(),
              options)
          .compose(new java.io.StringReader(text));
      if (node == null) {
        problem(ErrorCode.CONFIG_SYNTAX, 1, "", "the file is empty", "Write its content.");
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      problem(ErrorCode.CONFIG_SYNTAX, line, "", "not valid YAML: " + e.getProblem(), "");
    } catch (org.yaml.snakeyaml.error.YAMLException e) {
      problem(ErrorCode.CONFIG_SYNTAX, 0, "", "not valid YAML: " + e.getMessage(), "");
    }
    this.root = Optional.ofNullable(node);
  }

  /** Reads a document; the name is the one shown in problems. */
  public static YamlFile parse(String name, String text) {
    return new YamlFile(name, text);
  }

  /** Collects what is found in a document that is read elsewhere. */
  public static YamlFile named(String name) {
    return new YamlFile(name);
  }

  /** The root of the document; of an unreadable one, an empty map. */
  public YamlNode root() {
    return new YamlNode(this, root.orElse(null), "");
  }

  /** The name shown in problems. */
  public String name() {
    return name;
  }

  /** Notes a problem; reading goes on. */
  public void problem(ErrorCode code, int line, String path, String what, String mend) {
    problems.add(new Problem(code, name, line, path, what, mend));
  }

  /** Notes something that is odd and does no harm. */
  public void warning(ErrorCode code, int line, String path, String what, String mend) {
    warnings.add(new Problem(code, name, line, path, what, mend));
  }

  /** All warnings noted so far, by line. */
  public List<Problem> warnings() {
    return warnings.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }

  /** All problems noted so far, by line. */
  public List<Problem> problems() {
    return problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }

  /** Throws all problems noted so far; returns when there are none. */
  public void check() {
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems());
    }
  }
}
