package com.askbosco.data.pipeline.source.cdc;

import com.askbosco.data.pipeline.streaming.Message;
import com.askbosco.data.pipeline.streaming.MessageStream;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.Offsets;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Turns what one run of Debezium's engine gives into pages, on the engine's thread. The engine always begins between two
 * transactions, so what a stream already has of the transactions after that is left out here.
 */
final class ChangeSession implements ChangeConsumer<ChangeEvent<SourceRecord, SourceRecord>> {
  private static final String HEARTBEATS = "__debezium-heartbeat";
  private static final Map<String, String> OPERATIONS =
      Map.of("r", "read", "c", "insert", "u", "update", "d", "delete", "t", "truncate");

  /** Who takes the pages. */
  interface Outlet {
    /** Takes messages of a stream that end at a position; waits while too much is waiting. */
    void page(MessageStream stream, List<Message> messages, ChangePosition next)
        throws InterruptedException;

    /** Up to which commit everything is durable, for every stream; 0 when nothing is known. */
    long durable();

    /** Says that everything committed up to that place was given. */
    void reached(long commit);

    /** Says that a mark was read. */
    void mark(String token);
  }

  private final int round;
  private final Map<String, MessageStream> byTable;
  private final Map<String, ChangePosition> known;
  private final LongSupplier slotStart;
  private final Outlet outlet;

  private final Map<String, List<Message>> messages = new TreeMap<>();
  private final Map<String, ChangePosition> ends = new TreeMap<>();
  private final Map<String, ChangePosition> now = new HashMap<>();
  private final List<String> marks = new ArrayList<>();
  private boolean isSnapshot;
  private boolean isBegun;
  private long base;
  private long commit;
  private long lsn;
  private long number;
  private long confirmed;

  /**
   * A session.
   *
   * @param known what each stream has; empty for a snapshot
   * @param slotStart the place of a slot that was made for this session's snapshot
   */
  ChangeSession(
      int round,
      Map<String, MessageStream> byTable,
      Map<String, ChangePosition> known,
      LongSupplier slotStart,
      Outlet outlet) {
    this.round = round;
    this.byTable = byTable;
    this.known = Map.copyOf(known);
    this.slotStart = slotStart;
    this.outlet = outlet;
    now.putAll(known);
    isSnapshot = known.isEmpty();
    base = known.values().stream().mapToLong(ChangePosition::commit).min().orElse(0);
    commit = base;
    confirmed = base;
  }

  @Override
  public void handleBatch(
      List<ChangeEvent<SourceRecord, SourceRecord>> batch,
      RecordCommitter<ChangeEvent<SourceRecord, SourceRecord>> committer)
      throws InterruptedException {
    for (ChangeEvent<SourceRecord, SourceRecord> event : batch) {
      take(event.value());
    }
    give();
    confirm(batch.get(batch.size() - 1), committer);
  }

  private void take(SourceRecord record) {
    Struct value = (Struct) record.value();
    if (record.topic().startsWith(HEARTBEATS)) {
      moveOn(record);
    } else if (value.schema().field("message") != null) {
      moveOn(record);
      mark(value.getStruct("message"));
    } else {
      change(record, value);
    }
  }

  private void change(SourceRecord record, Struct value) {
    Struct source = value.getStruct("source");
    String table = source.getString("schema") + "." + source.getString("table");
    MessageStream stream = byTable.get(table);
    String op = OPERATIONS.get(value.getString("op"));
    if (stream == null || op == null) {
      return;
    }
    String snapshot = source.getString("snapshot");
    if (snapshot != null && !snapshot.equals("false")) {
      begin(source.getInt64("lsn"));
      number++;
      add(stream, new ChangePosition(round, true, base, 0, number), op, record, value);
      if (snapshot.equals("last")) {
        complete();
      }
      return;
    }
    moveTo(record);
    long at = source.getInt64("lsn");
    number = at == lsn ? number + 1 : 0;
    lsn = at;
    ChangePosition place = new ChangePosition(round, false, commit, lsn, number);
    ChangePosition seen = known.get(stream.stream());
    if (seen == null || !seen.covers(place)) {
      add(stream, place, op, record, value);
    }
  }

  private void add(
      MessageStream stream, ChangePosition at, String op, SourceRecord record, Struct value) {
    String table = table(stream);
    Message message = ChangeRecord.of(op, table, at, (Struct) record.key(), value);
    add(stream, at, message);
  }

  private void add(MessageStream stream, ChangePosition at, Message message) {
    messages.computeIfAbsent(stream.stream(), name -> new ArrayList<>()).add(message);
    ends.put(stream.stream(), at);
  }

  private String table(MessageStream stream) {
    for (Map.Entry<String, MessageStream> each : byTable.entrySet()) {
      if (each.getValue().stream().equals(stream.stream())) {
        return each.getKey();
      }
    }
    throw new IllegalArgumentException(stream.label());
  }

  /** Before the first row of a snapshot every table says that it is read as a whole, even one that turns out to be empty. */
  private void begin(long snapshotAt) {
    if (isBegun) {
      return;
    }
    isBegun = true;
    base = snapshotAt;
    commit = snapshotAt;
    number = 0;
    Instant when = Instant.now();
    byTable.forEach((table, stream) -> {
      ChangePosition at = new ChangePosition(round, true, base, 0, 0);
      add(stream, at, ChangeRecord.snapshot(table, at, when));
    });
  }

  private void complete() {
    isSnapshot = false;
    confirmed = base;
    byTable
        .values()
        .forEach(stream -> ends.put(stream.stream(), ChangePosition.between(round, base)));
  }

  /** The commit before a record; the first one after a snapshot also ends it. */
  private void moveTo(SourceRecord record) {
    if (isSnapshot) {
      if (!isBegun) {
        begin(slotStart.getAsLong()); // all tables are empty
      }
      complete();
    }
    Object before = record.sourceOffset().get("lsn_commit");
    if (before instanceof Long at && Long.compareUnsigned(at, commit) > 0) {
      commit = at;
      lsn = 0;
    }
  }

  /** Nothing of any table lies between the last commit and here, so every stream may go on from here. */
  private void moveOn(SourceRecord record) {
    if (isSnapshot && record.sourceOffset().get("lsn_commit") == null && isBegun) {
      return; // the snapshot goes on
    }
    moveTo(record);
    ChangePosition here = ChangePosition.between(round, commit);
    byTable.values().forEach(stream -> {
      ChangePosition end = ends.getOrDefault(stream.stream(), now.get(stream.stream()));
      if (end == null || Long.compareUnsigned(end.commit(), commit) < 0) {
        ends.put(stream.stream(), here);
      }
    });
  }

  private void mark(Struct message) {
    if (PostgresServer.END.equals(message.getString("prefix"))) {
      Object content = message.get("content");
      byte[] bytes;
      if (content instanceof ByteBuffer buffer) {
        bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
      } else if (content instanceof String base64) {
        bytes = java.util.Base64.getDecoder().decode(base64);
      } else {
        bytes = (byte[]) content;
      }
      marks.add(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private void give() throws InterruptedException {
    for (Map.Entry<String, ChangePosition> end : ends.entrySet()) {
      List<Message> of = messages.getOrDefault(end.getKey(), List.of());
      MessageStream stream = stream(end.getKey());
      outlet.page(stream, of, end.getValue());
      now.put(end.getKey(), end.getValue());
    }
    ends.clear();
    messages.clear();
    marks.forEach(outlet::mark);
    marks.clear();
    if (!isSnapshot) {
      outlet.reached(commit);
    }
  }

  private MessageStream stream(String name) {
    return byTable.values().stream()
        .filter(each -> each.stream().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Lets the server forget what is durable here: never more, or changes are lost when the warehouse is set back to it. */
  private void confirm(
      ChangeEvent<SourceRecord, SourceRecord> last,
      RecordCommitter<ChangeEvent<SourceRecord, SourceRecord>> committer)
      throws InterruptedException {
    long durable = outlet.durable();
    if (isSnapshot || Long.compareUnsigned(durable, confirmed) <= 0) {
      return;
    }
    Offsets offsets = committer.buildOffsets();
    offsets.set("lsn", durable);
    offsets.set("lsn_proc", durable);
    offsets.set("lsn_commit", durable);
    committer.markProcessed(last, offsets);
    committer.markBatchFinished();
    confirmed = durable;
  }
}
