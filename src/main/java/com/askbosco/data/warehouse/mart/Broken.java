package com.askbosco.data.warehouse.mart;

import com.askbosco.data.model.BoscoException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What does not compile, and what stands on it: the answer to "what breaks when this column is renamed?". */
final class Broken {
  private final List<String> messages = new ArrayList<>();
  private final Set<String> marts = new LinkedHashSet<>();
  private final List<String> above = new ArrayList<>();
  private @Nullable BoscoException first;

  /** A mart that was refused. */
  void mart(MartFile mart, BoscoException why) {
    note(why);
    marts.add(mart.name());
  }

  /** A check that was refused; one that only misses the table of a broken mart says nothing new. */
  void check(CheckFile check, BoscoException why) {
    if (marts.stream().anyMatch(mart -> check.sql().contains(mart))) {
      above.add(check.path());
    } else {
      note(why);
    }
  }

  private void note(BoscoException why) {
    if (first == null) {
      first = why;
    }
    messages.add(String.valueOf(why.getMessage()));
  }

  /** Whether a mart reads a broken one; then it is one itself. */
  boolean reaches(MartFile mart) {
    if (mart.reads().stream().noneMatch(marts::contains)) {
      return false;
    }
    marts.add(mart.name());
    above.add("gold." + mart.name());
    return true;
  }

  /** Throws when anything is broken. */
  void raise(Function<Set<String>, List<String>> metrics) {
    if (first == null) {
      return;
    }
    List<String> shown = marts.isEmpty() ? List.of() : metrics.apply(marts);
    if (messages.size() == 1 && above.isEmpty() && shown.isEmpty()) {
      throw first;
    }
    StringBuilder all = new StringBuilder(String.join("\n", messages));
    if (!above.isEmpty()) {
      all.append("\nNot built either, they read it: ")
          .append(String.join(", ", above))
          .append('.');
    }
    if (!shown.isEmpty()) {
      all.append("\nMetrics made of these marts: ")
          .append(String.join(", ", shown))
          .append('.');
    }
    throw new BoscoException(first.code(), all.toString(), first);
  }
}
