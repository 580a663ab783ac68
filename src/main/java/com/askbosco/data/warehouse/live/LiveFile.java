package com.askbosco.data.warehouse.live;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlNode;
import com.askbosco.data.spec.source.SourceFile;
import com.askbosco.data.warehouse.mart.SqlFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A live mart: a GoogleSQL SELECT over what a commit changes, and what its header says of the table it keeps.
 *
 * <p>{@code changes.<table>} are the rows that a commit takes away ({@code _sign} -1) and brings ({@code _sign} 1). What the SELECT gives is
 * added to the table's rows of the same key, so every figure has to be a sum of {@code _sign * …}. The same SELECT over all rows of silver
 * gives the whole table, which is how one is begun and how a test or a doubt is settled. The columns it wants are named: of {@code *}
 * only those are there that some file over the same changes names.
 *
 * @param path the file's name as shown in errors
 * @param name the table's name in {@code gold}
 * @param description what the rows are
 * @param grain what one row is, in words
 * @param keys columns that name a row
 * @param partition the DATE column the table is partitioned by; empty for a view
 * @param cluster columns to cluster by
 * @param kind how the SELECT's rows reach the table
 * @param intervals for {@link Kind#INTERVALS}: what makes one
 * @param sql the whole file
 */
public record LiveFile(
    String path,
    String name,
    String description,
    String grain,
    List<String> keys,
    Optional<String> partition,
    List<String> cluster,
    Kind kind,
    Optional<Intervals> intervals,
    String sql) {
  private static final Set<String> KEYS =
      Set.of("description", "grain", "keys", "partition", "cluster", "kind", "intervals", "owner");

  /** How rows reach the table. */
  public enum Kind {
    /** Figures are added to those of the same key. */
    SUM,
    /** Rows are stretches of time, such as sessions, that grow and join as events come. */
    INTERVALS,
    /** No table: a query over live tables and marts, made when it is asked. */
    VIEW
  }

  /**
   * Stretches of time of a group. The SELECT reads the new events from {@code changes.<input>} and the stretches they may touch from
   * {@code state.<name>}, and gives what these become.
   *
   * @param input the table of silver with the events
   * @param group columns that both have; stretches of different groups never join
   * @param at the moment of an event
   * @param from where a stretch begins
   * @param to where it ends
   * @param gap events that lie further apart belong to different stretches
   */
  public record Intervals(
      String input, List<String> group, String at, String from, String to, Duration gap) {}

  /** Copies the lists. */
  public LiveFile {
    keys = List.copyOf(keys);
    cluster = List.copyOf(cluster);
  }

  static LiveFile read(SqlFile file) {
    YamlNode header = file.header("live").onlyKeys(KEYS);
    Kind kind = header.optional("kind").map(node -> node.oneOf(Kind.class)).orElse(Kind.SUM);
    Optional<YamlNode> intervals = header.optional("intervals");
    if (kind == Kind.INTERVALS && intervals.isEmpty()) {
      header.problem(
          ErrorCode.CONFIG_MISSING_KEY,
          "stretches of what?",
          "Add `intervals: {input, group, at, from, to, gap}`.");
    }
    header.required("owner");
    return new LiveFile(
        file.path(),
        file.name(),
        header.required("description").string(),
        header.required("grain").string(),
        header.required("keys").strings(),
        kind == Kind.VIEW
            ? Optional.empty()
            : Optional.of(header.required("partition").string()),
        header.optional("cluster").map(YamlNode::strings).orElse(List.of()),
        kind,
        intervals.map(LiveFile::intervals),
        file.sql());
  }

  private static Intervals intervals(YamlNode node) {
    node.onlyKeys(Set.of("input", "group", "at", "from", "to", "gap"));
    return new Intervals(
        node.required("input").string(),
        node.required("group").strings(),
        node.required("at").string(),
        node.required("from").string(),
        node.required("to").string(),
        SourceFile.time(node.required("gap")));
  }
}
