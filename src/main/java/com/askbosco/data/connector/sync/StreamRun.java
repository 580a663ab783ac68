package com.askbosco.data.connector.sync;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.cursor.CompiledCursor;
import com.askbosco.data.connector.cursor.WindowCursor;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.partition.MigratesState;
import com.askbosco.data.connector.partition.Partitioner;
import com.askbosco.data.connector.partition.Partitions;
import com.askbosco.data.connector.read.CompiledStream;
import com.askbosco.data.connector.read.CursorWindows;
import com.askbosco.data.connector.read.Part;
import com.askbosco.data.connector.read.PartReader;
import com.askbosco.data.connector.read.Readers;
import com.askbosco.data.connector.read.RecordGate;
import com.askbosco.data.connector.read.Windows;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A stream at the beginning of a read, its own or as a parent: where it stands, and how its slices are read. Not thread-safe. */
final class StreamRun {
  private final Progress progress;
  private final Readers readers;

  private StreamRun(Progress progress, Readers readers) {
    this.progress = progress;
    this.readers = readers;
  }

  /**
   * Begins a read. Everything that depends on the config alone is evaluated here; nothing is sent.
   *
   * @param given the state of an earlier read, which is changed; empty to begin
   * @param chosen the cursor field that the catalog names
   * @throws BoscoException when config or state do not fit the stream
   */
  static StreamRun of(
      CompiledStream stream,
      Vars vars,
      Session session,
      ObjectNode given,
      Optional<String> chosen) {
    ObjectNode state = given;
    for (MigratesState migration : stream.migrations()) {
      state = migration.migrate(state, vars);
    }
    if (stream.lazy()) {
      checkLazy(stream, state);
    }
    Progress progress = new SharedProgress(progress(stream, vars, session, state, chosen));
    Optional<RecordGate> gate = stream
        .windows()
        .filter(cursor -> cursor.isDataFeed() || cursor.isClientSide())
        .map(cursor -> new RecordGate(progress::wants, cursor.isDataFeed()));
    return new StreamRun(
        progress,
        new Readers(
            stream,
            vars,
            session,
            gate,
            () -> windows(stream, vars, chosen),
            stream.lazy() && state.isEmpty()));
  }

  /** First pages out of a parent's records go with one window for each partition, and with requests that stay as they are. */
  private static void checkLazy(CompiledStream stream, ObjectNode state) {
    boolean windows =
        state.isEmpty() && stream.windows().filter(WindowCursor::hasSteps).isPresent();
    if (windows || stream.asksAgain()) {
      throw SourceException.defect(
          "stream " + stream.info().name() + " reads its parent lazily, which goes neither with "
              + "`step` nor with `page_size_reduction` nor with `request_window_splitting`");
    }
  }

  private static Windows windows(CompiledStream stream, Vars vars, Optional<String> chosen) {
    return stream
        .cursor()
        .<Windows>map(cursor -> new CursorWindows(cursor, vars, field(cursor, vars, chosen)))
        .orElse(Windows.NONE);
  }

  private static String field(CompiledCursor cursor, Vars vars, Optional<String> chosen) {
    return chosen.filter(name -> cursor.mayBeChosen()).orElseGet(() -> cursor.field(vars));
  }

  private static Progress progress(
      CompiledStream stream,
      Vars vars,
      Session session,
      ObjectNode state,
      Optional<String> chosen) {
    Optional<Partitions> partitions =
        stream.partitioner().map(router -> router.open(vars, session, state));
    if (stream.cursor().isEmpty()) {
      return new PlainProgress(partitions);
    }
    CompiledCursor cursor = stream.cursor().get();
    String field = chosen.filter(name -> cursor.mayBeChosen()).orElseGet(() -> cursor.field(vars));
    CompiledCursor.CursorStarter starter = cursor.starter(vars, field);
    if (partitions.isEmpty()) {
      return new CursorProgress(starter.start(state));
    }
    if (!(cursor instanceof WindowCursor windows)) {
      throw new BoscoException(
          ErrorCode.MANIFEST_UNSUPPORTED,
          "stream " + stream.info().name()
              + " has partitions and a counting cursor, which do not go together");
    }
    boolean global = windows.isGlobal()
        || stream.partitioner().filter(Partitioner::isGrouped).isPresent();
    return new PartitionProgress(
        starter, windows.times(), field, partitions.get(), global, state, vars.clock());
  }

  Progress progress() {
    return progress;
  }

  /** Begins to read a slice. */
  PartReader open(Part part) throws InterruptedException {
    progress.begin(part);
    return readers.open(part, Optional.empty());
  }

  JsonNode state() {
    return progress.state();
  }
}
