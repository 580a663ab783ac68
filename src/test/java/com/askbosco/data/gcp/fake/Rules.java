package com.askbosco.data.gcp.fake;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;

/** What BigQuery refuses for the sake of its own machinery. */
final class Rules {
  private Rules() {}

  static void check(ResolvedStatement statement, Names names) {}
}
