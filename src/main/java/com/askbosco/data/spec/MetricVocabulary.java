package com.askbosco.data.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the shared metrics are called and how they relate, as {@code reference/metrics.json} on the class path says it; that file is
 * made from {@code metrics/}.
 *
 * @param metrics the metrics by id
 */
public record MetricVocabulary(List<Entry> metrics) {
  private static final String FILE = "reference/metrics.json";

  /**
   * One metric.
   *
   * @param of the sum above the line; empty for a sum
   * @param by the sum below the line; empty for a sum
   * @param times the factor of a ratio
   */
  public record Entry(
      String id,
      String label,
      String description,
      String unit,
      boolean additive,
      String of,
      String by,
      String times) {}

  /** The metrics that are shipped. */
  public static MetricVocabulary shipped() {
    return Shipped.VOCABULARY;
  }

  private static final class Shipped {
    static final MetricVocabulary VOCABULARY = read();

    private static MetricVocabulary read() {
      try (InputStream in = MetricVocabulary.class.getClassLoader().getResourceAsStream(FILE)) {
        if (in == null) {
          throw new IOException("It is not on the class path");
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode node : new ObjectMapper().readTree(in).path("metrics")) {
          entries.add(new Entry(
              node.path("id").asText(),
              node.path("label").asText(),
              node.path("description").asText(),
              node.path("unit").asText(),
              node.path("additive").asBoolean(),
              node.path("of").asText(),
              node.path("by").asText(),
              node.path("times").asText("1")));
        }
        return new MetricVocabulary(List.copyOf(entries));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + FILE, e);
      }
    }
  }

  /** The names of all metrics. */
  public Set<String> ids() {
    Set<String> ids = new TreeSet<>();
    metrics.forEach(metric -> ids.add(metric.id()));
    return Collections.unmodifiableSet(ids);
  }

  /** The names of those that may be added up. */
  public Set<String> sums() {
    Set<String> ids = new TreeSet<>();
    metrics.stream().filter(Entry::additive).forEach(metric -> ids.add(metric.id()));
    return Collections.unmodifiableSet(ids);
  }
}
