package com.askbosco.data.rules.contract;

import java.util.List;

/**
 * One version of what a stream promises. Immutable and thread-safe; {@link RecordCheck} holds records against it.
 *
 * @param stream the stream
 * @param version from 1
 * @param file its name in problems
 * @param maxRejected share of a slice's records, 0 to 1, that may go to the dead letters before the slice counts as failed
 * @param dottedKeys whether a record may also come flat, with {@code a.b} for the field {@code b} of the object {@code a}
 * @param root the schema of a record
 */
public record Contract(
    String stream,
    int version,
    String file,
    double maxRejected,
    boolean dottedKeys,
    SchemaNode root) {
  /** The share where nothing else is said. */
  public static final double MAX_REJECTED = 0.2;

  /** {@code v1}. */
  public String label() {
    return "v" + version;
  }

  /** Whether the contract says anything about a field such as {@code metrics.clicks} or {@code actions[].value}. */
  public boolean knows(String path) {
    return Surface.at(root, path).isPresent();
  }

  /** What it promises, one line a field; two contracts with the same lines promise the same. */
  public List<String> surface() {
    return Surface.of(this).lines();
  }
}
