package com.askbosco.data.connector;

import com.askbosco.data.connector.compile.ExprTree;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.spec.manifest.Manifest;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much of a source is read at the same time, compiled.
 *
 * @param level what the manifest says
 * @param most the manifest's upper bound
 * @param grouped whether some streams exclude each other; then nothing is read at the same time
 */
record Concurrency(Optional<ExprTree> level, OptionalInt most, boolean grouped) {
  /** What the reference takes when the manifest says nothing. */
  private static final int USUAL = 2;

  private static final int LARGEST = 64;

  static Concurrency compile(Manifest manifest, Expressions expressions) {
    Optional<Manifest.ConcurrencyLevel> said = manifest.concurrencyLevel();
    return new Concurrency(
        said.map(each -> expressions.tree(each.defaultConcurrency(), Roots.CONFIG)),
        said.flatMap(Manifest.ConcurrencyLevel::maxConcurrency)
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty()),
        !manifest.streamGroups().isEmpty());
  }

  /** How many workers read; a level that is no number with this config counts as not said. */
  int workers(Vars vars) {
    if (grouped) {
      return 1;
    }
    int wanted = level
        .map(each -> each.json(vars))
        .filter(value -> value.canConvertToInt())
        .map(value -> value.intValue())
        .orElse(USUAL);
    return Math.clamp(Math.min(wanted, most.orElse(LARGEST)), 1, LARGEST);
  }
}
