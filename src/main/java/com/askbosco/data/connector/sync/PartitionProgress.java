package com.askbosco.data.connector.sync;

import com.askbosco.data.connector.cursor.CompiledCursor.CursorStarter;
import com.askbosco.data.connector.cursor.CursorRun;
import com.askbosco.data.connector.cursor.CursorTimes;
import com.askbosco.data.connector.partition.Partition;
import com.askbosco.data.connector.partition.PartitionValues;
import com.askbosco.data.connector.partition.Partitions;
import com.askbosco.data.connector.read.Part;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream with a cursor for each partition. Beside them a global value is kept, the newest of all: partitions that are not known
 * yet begin there, and with very many partitions it alone is the state. It moves only when everything was read.
 */
final class PartitionProgress implements Progress {
  private static final int MOST_WITH_STATE = 10_000;
  private static final Duration BETWEEN_STATES = Duration.ofSeconds(600);

  /** A partition, and how far the parents were when it was found. */
  private record Found(Partition partition, @Nullable JsonNode parents) {}

  private final CursorStarter starter;
  private final CursorTimes times;
  private final String field;
  private final Partitions partitions;
  private final Clock clock;
  private final PartitionCursors cursors = new PartitionCursors();
  private final OpenPartitions open = new OpenPartitions();
  private boolean global;
  private @Nullable String globalValue;
  private @Nullable String newest;
  private long lookback;
  private @Nullable JsonNode parents;
  private long known;
  private boolean synced;
  private @Nullable Instant began;
  private Instant stated = Instant.EPOCH;
  private @Nullable Found ahead;
  private @Nullable Partition partition;
  private Iterator<ObjectNode> windows = List.<ObjectNode>of().iterator();
  private String making = "";
  private @Nullable Part part;
  private String key = "";
  private @Nullable CursorRun<?> shared;
  private @Nullable ObjectNode state;

  /**
   * @param starter begins the cursor of a partition
   * @param times reads and writes the cursor's values
   * @param global whether there is one state for all partitions
   * @param given the state of an earlier read; empty to begin
   */
  PartitionProgress(
      CursorStarter starter,
      CursorTimes times,
      String field,
      Partitions partitions,
      boolean global,
      ObjectNode given,
      Clock clock) {
    this.starter = starter;
    this.times = times;
    this.field = field;
    this.partitions = partitions;
    this.global = global;
    this.clock = clock;
    resume(given);
  }

  private void resume(ObjectNode given) {
    if (given.isEmpty()) {
      return;
    }
    if (!given.has(States.EACH) && !given.has(States.GLOBAL)) {
      resumeGlobal(given);
    } else {
      global = given.path(States.USE_GLOBAL).asBoolean();
      lookback = given.path(States.LOOKBACK).asLong();
      for (JsonNode each : given.path(States.EACH)) {
        if (each.get(States.PARTITION) instanceof ObjectNode named) {
          known++;
          CursorRun<?> run = starter.start(States.of(Optional.of(each.path(States.CURSOR))));
          cursors.put(PartitionValues.sorted(named), run);
        }
      }
      resumeGlobal(given.path(States.GLOBAL));
    }
    if (!given.path(States.PARENTS).isEmpty()) {
      parents = given.get(States.PARENTS);
    }
  }

  private void resumeGlobal(JsonNode given) {
    if (given.has(field)) {
      globalValue = times.text(given.get(field));
      newest = globalValue;
    }
  }

  @Override
  public @Nullable Part next() throws InterruptedException {
    if (began == null) {
      began = clock.instant();
      ahead = find();
    }
    while (true) {
      Partition of = partition;
      if (of != null && windows.hasNext()) {
        ObjectNode window = windows.next();
        open.made(making, !windows.hasNext());
        return Parts.of(of, window);
      }
      Found found = ahead;
      if (found == null) {
        return null;
      }
      // The reference looks one partition ahead: when that fails, this one is not read either.
      ahead = find();
      begin(found);
    }
  }

  private @Nullable Found find() throws InterruptedException {
    Partition found = partitions.next();
    return found == null ? null : new Found(found, partitions.parentState());
  }

  private void begin(Found found) {
    keepWithinLimits();
    ObjectNode sorted = PartitionValues.sorted(found.partition().value());
    making = sorted.toString();
    CursorRun<?> cursor = cursors.get(making);
    if (cursor == null) {
      cursor = fromGlobal();
      known++;
      cursors.put(sorted, cursor);
      state = null;
    }
    boolean first = open.begin(making, found.parents());
    partition = first ? found.partition() : null;
    windows = first ? cursor.slices() : List.<ObjectNode>of().iterator();
  }

  /** A cursor that begins where everything is known to be read, and reads again what the last read may have missed. */
  private CursorRun<?> fromGlobal() {
    ObjectNode from = JsonNodeFactory.instance.objectNode();
    if (globalValue != null) {
      from.put(field, lookback > 0 ? times.earlier(globalValue, lookback) : globalValue);
    }
    return starter.start(from);
  }

  private void keepWithinLimits() {
    if (!global && known > MOST_WITH_STATE) {
      global = true;
      state = null;
    }
    if (cursors.makeRoom(open)) {
      state = null;
    }
  }

  @Override
  public void begin(Part begun) {
    part = begun;
    key = PartitionValues.sorted(begun.partition()).toString();
    CursorRun<?> cursor = cursors.get(key);
    if (cursor != null) {
      cursor.begin();
    }
  }

  @Override
  public void observe(SourceRecord record) {
    JsonNode value = record.field(field);
    Optional<String> text = times.readable(value);
    if (text.isEmpty()) {
      return;
    }
    synced = true;
    move(text.get());
    CursorRun<?> cursor = global ? null : cursors.get(key);
    if (cursor != null) {
      cursor.observe(value);
    }
  }

  /** Values are compared as they are written, as in the reference. */
  private void move(String value) {
    if (newest == null || newest.compareTo(value) < 0) {
      newest = value;
    }
  }

  @Override
  public boolean wants(JsonNode record) {
    JsonNode value = record.get(field);
    CursorRun<?> cursor = global ? null : cursors.get(key);
    if (cursor != null) {
      return cursor.wants(value);
    }
    if (shared == null) {
      shared = fromGlobal();
    }
    return shared.wants(value);
  }

  @Override
  public boolean close() {
    open.read(key);
    CursorRun<?> cursor = global ? null : cursors.get(key);
    if (cursor != null && part != null) {
      cursor.close(part.window());
      if (open.isDone(key)) {
        move(cursor.state().path(field).asText());
      }
    }
    if (open.isDone(key)) {
      open.forget(key);
    }
    JsonNode released = open.released();
    parents = released == null ? parents : released;
    state = null;
    Instant now = clock.instant();
    if (Duration.between(stated, now).compareTo(BETWEEN_STATES) <= 0) {
      return false;
    }
    stated = now;
    return !global || (parents != null && !parents.isEmpty());
  }

  @Override
  public void end() {
    state = null;
    if (open.isAnyUnread()) {
      return;
    }
    if (synced && began != null) {
      globalValue = newest;
      Duration took = Duration.between(began, clock.instant());
      lookback = took.getSeconds() + (took.getNano() > 0 ? 1 : 0);
    }
    parents = partitions.parentState();
  }

  @Override
  public JsonNode state() {
    ObjectNode current = state;
    if (current == null) {
      current = made();
      state = current;
    }
    return current;
  }

  private ObjectNode made() {
    ObjectNode made = JsonNodeFactory.instance.objectNode().put(States.USE_GLOBAL, global);
    if (!global) {
      made.set(States.EACH, cursors.state());
    }
    if (globalValue != null) {
      made.putObject(States.GLOBAL).put(field, globalValue);
    }
    made.put(States.LOOKBACK, lookback);
    if (parents != null) {
      made.set(States.PARENTS, parents);
    }
    return made;
  }
}
