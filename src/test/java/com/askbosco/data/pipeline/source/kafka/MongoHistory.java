package com.askbosco.data.pipeline.source.kafka;

import com.askbosco.data.pipeline.source.kafka.MongoDocuments.Change;
import com.askbosco.data.pipeline.source.kafka.MongoDocuments.Moment;
import com.askbosco.data.pipeline.source.kafka.MongoDocuments.Name;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Made-up changes of two collections, as Debezium sends them: snapshots, changes alone and in transactions, deletions with and without
 * tombstones, and what goes wrong: changes sent again, in the wrong order, and messages that are none. From some point on documents
 * have a new field and one of another type. It knows what has to come out.
 */
final class MongoHistory implements KilledReading.History {
  static final int PARTITIONS = 2;
  static final List<String> COLLECTIONS = List.of("orders", "customers");

  private static final Instant START = Instant.parse("2026-03-30T10:00:00Z");

  private final Random random;
  private final MongoEvents events;
  private final String prefix;
  private final boolean keepsBefore;
  private final Map<Name, String> living = new LinkedHashMap<>();
  private final Map<TopicPartition, List<Sent>> sent = new HashMap<>();
  private final Map<TopicPartition, long[]> counted = new HashMap<>();
  private List<ProducerRecord<byte[], byte[]>> out = new ArrayList<>();
  private Instant now = START;
  private int order = 1;
  private int number;
  private boolean newSchema;

  /** What the changes come to. */
  final MongoDocuments documents = new MongoDocuments();

  /** Rows of bronze: place, stream, operation and document. */
  final Set<String> bronze = new TreeSet<>();

  /** Dead letters: place, error code, step and payload. */
  final Set<String> letters = new TreeSet<>();

  private record Sent(ProducerRecord<byte[], byte[]> message, Change change) {}

  MongoHistory(Random random, String prefix) {
    this.random = random;
    this.events = new MongoEvents(random);
    this.prefix = prefix;
    this.keepsBefore = random.nextBoolean();
    for (String collection : COLLECTIONS) {
      for (int i = 0; i < PARTITIONS; i++) {
        counted.put(new TopicPartition(topic(collection), i), new long[3]);
      }
    }
  }

  String topic(String collection) {
    return prefix + ".shop." + collection;
  }

  /** By partition: where it ends, how many messages with a value it has, and how many of them are dead letters. */
  Set<String> positions() {
    Set<String> rows = new TreeSet<>();
    counted.forEach((partition, count) -> rows.add(String.join(
        " ",
        partition.topic().substring(prefix.length() + ".shop.".length()),
        Integer.toString(partition.partition()),
        Long.toString(count[0]),
        Long.toString(count[1]),
        Long.toString(count[2]))));
    return rows;
  }

  @Override
  public List<ProducerRecord<byte[], byte[]>> next(int count, boolean hasNewField) {
    newSchema = hasNewField;
    out = new ArrayList<>();
    if (counted.values().stream().allMatch(each -> each[0] == 0)) {
      for (int i = 0; i < 60; i++) {
        living.put(name(i % 2), "");
      }
      living.replaceAll((name, none) -> document(name));
      snapshot(0);
      snapshot(1);
    }
    while (out.size() < count) {
      step();
    }
    return out;
  }

  private void step() {
    switch (random.nextInt(20)) {
      case 0, 1 -> bad();
      case 2, 3 -> again();
      case 4 -> late();
      case 5 -> transaction();
      case 6 -> {
        if (random.nextInt(10) == 0) {
          // of an idle server the time stands where its last change was
          if (random.nextBoolean()) {
            tick();
          }
          snapshot(random.nextInt(2));
        }
      }
      default -> {
        tick();
        emit(change(MongoDocuments.ALONE, null), 0);
      }
    }
  }

  private void tick() {
    if (random.nextBoolean()) {
      order++;
    } else {
      now = now.plusSeconds(1 + random.nextInt(600));
      order = 1;
    }
  }

  private void snapshot(int collection) {
    Moment moment = new Moment(now, order, MongoDocuments.ALONE);
    Map<Name, String> found = new TreeMap<>(living);
    found.forEach((name, document) -> {
      if (name.collection().equals(COLLECTIONS.get(collection))) {
        emit(new Change(name, "READ", moment, null, null, document), 0);
      }
    });
  }

  /** The newer of two changes comes first. */
  private void late() {
    tick();
    Change older = change(MongoDocuments.ALONE, null);
    tick();
    Name name = older.name();
    emit(
        older.after() == null
            ? insert(name, MongoDocuments.ALONE, null)
            : update(name, MongoDocuments.ALONE, null),
        0);
    emit(older, 0);
  }

  /** Several changes at one cluster time, perhaps of one document. */
  private void transaction() {
    tick();
    int id = number++;
    int size = 2 + random.nextInt(3);
    Name name = null;
    for (int i = 1; i <= size; i++) {
      Change change = name != null && living.containsKey(name) && random.nextBoolean()
          ? update(name, i, id)
          : change(i, id);
      name = change.name();
      emit(change, i);
    }
  }

  private Change change(long place, @Nullable Integer transaction) {
    int kind = random.nextInt(10);
    if (kind < 3 || living.isEmpty()) {
      return insert(name(random.nextInt(2)), place, transaction);
    }
    Name name = List.copyOf(living.keySet()).get(random.nextInt(living.size()));
    if (kind < 8) {
      return update(name, place, transaction);
    }
    return put("DELETE", name, null, place, transaction);
  }

  private Change insert(Name name, long place, @Nullable Integer transaction) {
    return put("INSERT", name, document(name), place, transaction);
  }

  private Change update(Name name, long place, @Nullable Integer transaction) {
    return put("UPDATE", name, document(name), place, transaction);
  }

  private Change put(
      String operation,
      Name name,
      @Nullable String document,
      long place,
      @Nullable Integer transaction) {
    String before = document == null ? living.remove(name) : living.put(name, document);
    Moment moment = new Moment(now, order, place);
    return new Change(name, operation, moment, transaction, keepsBefore ? before : null, document);
  }

  /** Keys of all kinds that collections have. */
  private Name name(int collection) {
    int n = number++;
    String in = COLLECTIONS.get(collection);
    return switch (random.nextInt(4)) {
      case 0 -> new Name(in, Integer.toString(n), Integer.toString(n));
      case 1 -> new Name(in, "\"no " + n + "\"", "no " + n);
      case 2 -> {
        String id = "{\"shop\":1,\"no\":" + n + "}";
        yield new Name(in, id, id);
      }
      default -> {
        String digits = "596e275826f08b27" + (10_000_000 + n);
        yield new Name(in, "{\"$oid\":\"" + digits + "\"}", digits);
      }
    };
  }

  private String document(Name name) {
    return MongoEvents.document(name, number++, newSchema);
  }

  private void emit(Change change, int numberInTransaction) {
    Name name = change.name();
    documents.add(change);
    TopicPartition to = new TopicPartition(
        topic(name.collection()), Math.floorMod(name.row().hashCode(), PARTITIONS));
    byte[] key = events.key(name);
    Sent message =
        new Sent(events.message(to, key, events.value(change, numberInTransaction)), change);
    sent.computeIfAbsent(to, none -> new ArrayList<>()).add(message);
    good(to, message);
    if (change.after() == null && random.nextInt(3) > 0) {
      counted(to)[0]++;
      out.add(new ProducerRecord<>(to.topic(), to.partition(), key, null));
    }
  }

  private void good(TopicPartition to, Sent message) {
    Change change = message.change();
    bronze.add(String.join(
        " ",
        place(to),
        change.name().collection(),
        change.operation().toLowerCase(Locale.ROOT),
        change.name().row()));
    counted(to)[1]++;
    out.add(message.message());
  }

  /** What Debezium does when it was killed: some changes come again, whatever came after them. */
  private void again() {
    TopicPartition to = anyPartition();
    List<Sent> known = sent.getOrDefault(to, List.of());
    if (!known.isEmpty()) {
      int from = random.nextInt(known.size());
      known
          .subList(from, Math.min(known.size(), from + 1 + random.nextInt(8)))
          .forEach(each -> good(to, each));
    }
  }

  private void bad() {
    TopicPartition to = anyPartition();
    Name name = new Name(COLLECTIONS.get(0), Integer.toString(number), Integer.toString(number++));
    int kind = random.nextInt(MongoEvents.BAD);
    byte[] payload = events.bad(kind, name, now);
    String text = kind == MongoEvents.NO_TEXT
        ? "base64:" + Base64.getEncoder().encodeToString(payload)
        : new String(payload, StandardCharsets.UTF_8);
    letters.add(String.join(" ", place(to), "BOSCO-3007", "decode", text));
    counted(to)[1]++;
    counted(to)[2]++;
    out.add(events.message(to, kind == MongoEvents.NO_KEY ? null : events.key(name), payload));
  }

  private TopicPartition anyPartition() {
    return new TopicPartition(
        topic(COLLECTIONS.get(random.nextInt(2))), random.nextInt(PARTITIONS));
  }

  private String place(TopicPartition of) {
    return "kafka://" + of.topic() + "/" + of.partition() + "@" + counted(of)[0]++;
  }

  private long[] counted(TopicPartition of) {
    return Objects.requireNonNull(counted.get(of));
  }
}
