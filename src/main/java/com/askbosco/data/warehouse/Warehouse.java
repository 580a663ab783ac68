package com.askbosco.data.warehouse;

import com.askbosco.data.warehouse.privacy.Erasures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Where committed data lives. One process writes at a time; readers use the snapshot made by {@link #publish} through a
 * {@link QueryEngine} and never meet the writer. Not thread-safe.
 *
 * <p>Each method either takes effect as a whole or not at all, whatever kills the process, and may simply be called again.
 * The usual way of a run: {@code committed} (did it already happen?), {@code commit}, {@code buildMarts}, {@code publish}.
 */
public interface Warehouse extends AutoCloseable {

  /** The report of a run that was committed, or empty: answers what became of a commit whose outcome is unknown. */
  Optional<CommitReport> committed(String runId);

  /**
   * Applies a run in one transaction: bronze, silver, dead letters, restatements, ledger and watermarks. Only slices that are
   * complete replace data; rows staged for other slices are ignored. A slice with unchanged content is not rewritten. A run
   * that was committed before is not applied again; its report comes back with {@link CommitReport#repeated}.
   */
  CommitReport commit(StagedRun run);

  /** Ids of the slices with dead letters of this kind. */
  Set<String> deadLetters(DeadLetterFilter filter);

  /**
   * Applies slices that were staged again from what their last complete reading left, in one transaction: rows that come out the
   * same stay untouched, the others join their slice, days that a newer slice holds stay its own. What can still not be used stays
   * in the dead letters with the new reason and one more attempt; what can leaves them. Each has a row in {@code ops.ctl_replay}.
   *
   * @param superseded further slices, whose dead letters are dropped because newer ones hold all their days
   */
  ReplayReport replay(StagedRun run, Set<String> superseded);

  /**
   * Reads all marts and checks and makes sure that they can be built, before a run reads anything for them. Changes nothing.
   *
   * @throws com.askbosco.data.model.BoscoException with every mart and check that is wrong
   */
  default void checkMarts() {}

  /** Brings the marts up to date: rebuilds the partitions whose inputs changed since the last build, in whichever runs. */
  MartReport buildMarts();

  /** Builds every partition of every mart anew. Gives the same rows as {@link #buildMarts} over the same inputs. */
  MartReport rebuildMarts();

  /**
   * Runs the data checks and, when all hold, makes the present state the one readers see. Readers of the snapshot before keep
   * it until they close.
   *
   * @return the snapshot, and the checks that only warn
   * @throws com.askbosco.data.model.BoscoException with {@code WAREHOUSE_CONFLICT} naming the checks that failed; the old
   *     snapshot then stays
   */
  Publication publish();

  /** How far each stream of each account is complete, by client, connection, stream and account. */
  List<Watermark> watermarks();

  /** What was read of each file, by the id of its slice: {@code size:modified:reading:checksum}, the time in milliseconds. */
  default Map<String, String> filesRead() {
    return Map.of();
  }

  /**
   * Does something about persons in one transaction: looks for them, takes them out, reads or writes the ledger of erasures. It may be
   * done again from its start. The marts follow with {@link #buildMarts}.
   */
  <T> T aboutPersons(Function<Erasures, T> work);

  /** Makes what was removed or cleared before unreadable: earlier snapshots and freed space, where the warehouse has them in its hand. */
  void forgetPast();

  @Override
  void close();
}
