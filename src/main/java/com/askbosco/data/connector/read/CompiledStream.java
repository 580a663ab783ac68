package com.askbosco.data.connector.read;

import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.cursor.CompiledCursor;
import com.askbosco.data.connector.cursor.WindowCursor;
import com.askbosco.data.connector.partition.MigratesState;
import com.askbosco.data.connector.partition.Partitioner;
import com.askbosco.data.connector.record.Selector;
import com.askbosco.data.connector.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * A stream, compiled. Immutable and thread-safe.
 *
 * @param schema the JSON schema of a record
 * @param primaryKey the paths of the fields that name a record; empty when the manifest names none
 * @param migrations applied one after another to the state that is given
 * @param lazy whether the first pages of partitions stand in the records of the parents, when there is no state
 * @param files fetches a file for every record, in reads by the protocol
 * @param withState how the stream is read in place of this when there is a state
 */
public record CompiledStream(
    StreamInfo info,
    Retrieval retrieval,
    Selector selector,
    Optional<Partitioner> partitioner,
    Optional<CompiledCursor> cursor,
    Schema schema,
    List<List<String>> primaryKey,
    List<MigratesState> migrations,
    boolean lazy,
    Optional<FileFetcher> files,
    Optional<WithState> withState) {

  /**
   * How a stream is read that has a state.
   *
   * @param stream the other way to read it
   * @param retention how far back the source keeps changes; with an older state the first way is taken after all
   */
  public record WithState(CompiledStream stream, Optional<Expr> retention) {}

  /** Whether pages may be asked for in smaller ones, or windows in halves. */
  public boolean asksAgain() {
    return retrieval instanceof Retrieval.Simple simple
        && (simple.rereads().reduction().isPresent()
            || simple.rereads().splitting().isPresent());
  }

  /** The cursor, when it goes by time. */
  public Optional<WindowCursor> windows() {
    return cursor.filter(WindowCursor.class::isInstance).map(WindowCursor.class::cast);
  }
}
