package com.askbosco.data.warehouse.mart;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mart: a GoogleSQL SELECT and what its header says of the table it makes.
 *
 * @param path the file's name as shown in errors
 * @param name the table's name in {@code gold}
 * @param description what the rows are
 * @param grain what one row is, in words
 * @param keys columns that name a row; checked for uniqueness before every publish
 * @param partition the DATE column by which the table is partitioned and rebuilt
 * @param cluster columns to cluster by
 * @param dimensions columns besides the keys by which figures may be grouped
 * @param partial whether it holds part of what other marts hold, so that figures come from it only when no other mart has the columns
 *     asked for
 * @param materialisation whether only partitions with changed inputs are computed again
 * @param lookback how many days before its own a partition reads of its inputs
 * @param period the days that are always computed together, when that is more than one
 * @param step what turns the query's rows into the table's, when they are not the same
 * @param notNull columns checked for NULL before every publish
 * @param tests what else its rows are checked for before every publish
 * @param publishedAs name of the view that shows this mart as it was published on any day; empty when that is not kept
 * @param owner who answers for it
 * @param sql the whole file
 */
public record MartFile(
    String path,
    String name,
    String description,
    String grain,
    List<String> keys,
    Optional<String> partition,
    List<String> cluster,
    List<String> dimensions,
    boolean partial,
    Materialisation materialisation,
    int lookback,
    Optional<Period> period,
    Optional<MartStep> step,
    List<String> notNull,
    MartTests tests,
    Optional<String> publishedAs,
    String owner,
    String sql) {

  /** How a mart is brought up to date. */
  public enum Materialisation {
    /** Only partitions whose inputs changed are computed; needs a partition column. */
    INCREMENTAL,
    /** The whole query is computed whenever an input changed; only partitions that came out different are written. */
    TABLE
  }

  /** Days that are always computed together. */
  public enum Period {
    /** Calendar months: a changed day makes its whole month be computed. */
    MONTH
  }

  private static final Set<String> KEYS = Set.of(
      "description",
      "grain",
      "keys",
      "partition",
      "cluster",
      "dimensions",
      "partial",
      "materialisation",
      "lookback",
      "period",
      "step",
      "tests",
      "published_as",
      "owner");
  private static final Pattern REFERENCE = Pattern.compile("(?i)\\b(?:FROM|JOIN)\\s+gold\\.(\\w+)");
  private static final Pattern COMMENT = Pattern.compile("--[^\n]*");

  /** Reads a mart; problems are noted in the file's header. */
  static MartFile read(SqlFile file) {
    YamlNode header = file.header("mart").onlyKeys(KEYS);
    Materialisation materialisation =
        header.required("materialisation").oneOf(Materialisation.class);
    Optional<String> partition = header.optional("partition").map(YamlNode::string);
    if (materialisation == Materialisation.INCREMENTAL && partition.isEmpty()) {
      header.problem(
          ErrorCode.CONFIG_MISSING_KEY,
          "an incremental mart has no `partition`",
          "Name its DATE column, or write `materialisation: table`.");
    }
    Optional<YamlNode> tests = header
        .optional("tests")
        .map(node -> node.onlyKeys(Set.of("not_null", "non_negative", "accepted", "references")));
    return new MartFile(
        file.path(),
        file.name(),
        header.required("description").string(),
        header.required("grain").string(),
        header.required("keys").strings(),
        partition,
        header.optional("cluster").map(YamlNode::strings).orElse(List.of()),
        header.optional("dimensions").map(YamlNode::strings).orElse(List.of()),
        header.optional("partial").map(YamlNode::bool).orElse(false),
        materialisation,
        (int) header.optional("lookback").map(YamlNode::integer).orElse(0L).longValue(),
        header.optional("period").map(node -> node.oneOf(Period.class)),
        header.optional("step").flatMap(MartFile::step),
        tests.flatMap(node -> node.optional("not_null")).map(YamlNode::strings).orElse(List.of()),
        tests.map(MartTests::read).orElse(MartTests.NONE),
        header.optional("published_as").map(YamlNode::string),
        header.required("owner").string(),
        file.sql());
  }

  private static Optional<MartStep> step(YamlNode node) {
    Map<String, MartStep> steps = MartStep.all();
    MartStep step = steps.get(node.string());
    if (step == null) {
      node.problem(
          ErrorCode.CONFIG_UNKNOWN_REFERENCE,
          "there is no step `" + node.string() + "`",
          "Known steps: " + String.join(", ", steps.keySet()) + ".");
    }
    return Optional.ofNullable(step);
  }

  /** The marts this one reads, by the names written behind FROM and JOIN. */
  Set<String> reads() {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = REFERENCE.matcher(COMMENT.matcher(sql).replaceAll(""));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
