package com.askbosco.data.spec;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.MetricSpec.Formula;
import com.askbosco.data.spec.MetricSpec.Measure;
import com.askbosco.data.spec.MetricSpec.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of metrics, one file each, read strictly: all problems of all files at once. */
public final class MetricFiles {
  static final Set<String> KEYS =
      Set.of("label", "description", "note", "unit", "sum", "single", "ratio");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private MetricFiles() {}

  /**
   * Reads every {@code *.yaml} of a folder; a metric is called as its file.
   *
   * @return the metrics by id
   * @throws ProblemsException with every problem, by file and line
   */
  public static Map<String, MetricSpec> load(Path dir) {
    Map<String, YamlFile> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(dir)) {
      for (Path path : entries.filter(p -> p.toString().endsWith(".yaml")).toList()) {
        String name = path.getFileName().toString();
        files.put(
            name.substring(0, name.length() - ".yaml".length()),
            YamlFile.parse("metrics/" + name, Files.readString(path)));
      }
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot read the metrics in " + dir, e);
    }
    return load(files);
  }

  static Map<String, MetricSpec> load(Map<String, YamlFile> files) {
    Map<String, MetricSpec> metrics = new TreeMap<>();
    files.forEach((id, file) -> metrics.put(id, read(id, file)));
    files.forEach((id, file) -> checkRatio(file, metrics));
    List<Problem> problems = new ArrayList<>();
    files.values().forEach(file -> problems.addAll(file.problems()));
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return metrics;
  }

  private static MetricSpec read(String id, YamlFile file) {
    YamlNode root = file.root().onlyKeys(KEYS);
    if (!ID.matcher(id).matches()) {
      root.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + id + "` is no name for a metric",
          "Name the file in lower case letters, digits and underscores.");
    }
    Optional<YamlNode> sum = root.optional("sum");
    Optional<YamlNode> single = root.optional("single");
    Optional<YamlNode> ratio = root.optional("ratio");
    if (Stream.of(sum, single, ratio).filter(Optional::isPresent).count() != 1) {
      root.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "a metric is a `sum`, a `single` figure or a `ratio`",
          "Write one of the three.");
    }
    return new MetricSpec(
        id,
        file.name(),
        root.required("label").string(),
        root.required("description").string().strip(),
        root.optional("note").map(YamlNode::string).map(String::strip),
        root.required("unit").oneOf(Unit.class),
        ratio
            .map(MetricFiles::ratio)
            .orElseGet(() -> sum(sum.or(() -> single), single.isPresent())));
  }

  private static Formula ratio(YamlNode node) {
    node.onlyKeys(Set.of("of", "by", "times"));
    return new Formula.Ratio(
        node.required("of").string(),
        node.required("by").string(),
        node.optional("times").map(YamlNode::decimal).orElse(BigDecimal.ONE));
  }

  private static Formula sum(Optional<YamlNode> node, boolean single) {
    Map<String, Measure> measures = new LinkedHashMap<>();
    node.ifPresent(marts -> marts.map().forEach((mart, measure) -> {
      if (measure.isMap()) {
        measure.onlyKeys(Set.of("value", "unknown_if"));
        measures.put(
            mart,
            new Measure(
                measure.required("value").string(),
                measure.optional("unknown_if").map(YamlNode::string),
                measure.line()));
      } else {
        measures.put(mart, new Measure(measure.string(), Optional.empty(), measure.line()));
      }
    }));
    return new Formula.Sum(measures, single);
  }

  /** A ratio of anything but sums could not be computed at another grain. */
  private static void checkRatio(YamlFile file, Map<String, MetricSpec> metrics) {
    file.root().optional("ratio").ifPresent(ratio -> {
      for (String part : List.of("of", "by")) {
        ratio.optional(part).ifPresent(node -> {
          MetricSpec metric = metrics.get(node.string());
          if (metric == null || !(metric.formula() instanceof Formula.Sum)) {
            node.problem(
                ErrorCode.CONFIG_UNKNOWN_REFERENCE,
                "`" + node.string() + "` is no metric that is a sum or a single figure",
                "Use one of "
                    + String.join(
                        ", ",
                        metrics.values().stream()
                            .filter(MetricSpec::isAdditive)
                            .map(MetricSpec::id)
                            .toList())
                    + ".");
          }
        });
      }
    });
  }
}
