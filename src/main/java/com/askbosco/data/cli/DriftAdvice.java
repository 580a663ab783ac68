package com.askbosco.data.cli;

import com.askbosco.data.serve.DriftReport.Line;

/** What to do about a difference between records and their contract. */
final class DriftAdvice {

  private DriftAdvice() {}

  static String of(Line line, boolean isUnread) {
    String next = "./bosco contracts new " + line.source() + " " + line.stream();
    return switch (line.kind()) {
      case NEW_FIELD ->
        "nothing is lost, bronze has it. To use it, add it to " + line.stream()
            + "'s contract and map it; docs/guides/contracts.md";
      case NEW_VALUE ->
        "the mapping makes OTHER or UNKNOWN of it. See the values: ./bosco query \"SELECT DISTINCT"
            + " JSON_VALUE(payload, '$." + line.field() + "') FROM bronze."
            + line.source().replace('-', '_') + " WHERE stream = '" + line.stream()
            + "'\"; then add them to the lookup in silver.yaml and to x-known-values";
      case TYPE_CONVERTED ->
        "nothing is lost, the mapping converts it. Add the type to the contract when it stays";
      case TYPE_CHANGED, MISSING_KEY, VALUE_REFUSED ->
        line.rejects()
            ? "look at the vendor's change log; mend silver.yaml, then " + next
                + ", release it, and ./bosco replay --dead-letters; docs/runbooks/schema-drift.md"
            : "nothing reads it; add the type to the contract with " + next;
      case VANISHED_FIELD ->
        isUnread
            ? "nothing reads it; take it out with " + next
            : "figures made of it are empty since. Ask the vendor for it under its new name;"
                + " docs/runbooks/schema-drift.md";
    };
  }
}
