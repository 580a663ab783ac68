package com.askbosco.data.launch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Events as vendors send them, from a seed: most are good, some come twice, late or bad, and from the middle on their form is another.
 * Knows what has to come of them, computed by a loop over what was sent.
 */
final class EventHistory {
  private static final Instant DAY = Instant.parse("2026-03-30T08:00:00Z");
  private static final List<String> KINDS = List.of("open", "click", "bounce");

  private final Random random;
  private final int chunks;
  private final int ofAChunk;
  private final Map<String, String> good = new TreeMap<>();
  private final List<Sent> sent = new ArrayList<>();
  private final List<String> bad = new ArrayList<>();
  private int next;

  /**
   * One message.
   *
   * @param hook whether it comes by webhook
   * @param version of its form
   */
  record Sent(boolean hook, String version, String body) {}

  EventHistory(long seed, int chunks, int ofAChunk) {
    this.random = new Random(seed);
    this.chunks = chunks;
    this.ofAChunk = ofAChunk;
  }

  int chunks() {
    return chunks;
  }

  Random random() {
    return random;
  }

  /** The next messages, in the order in which they are sent. */
  List<Sent> chunk(int number) {
    List<Sent> chunk = new ArrayList<>();
    for (int i = 0; i < ofAChunk; i++) {
      int dice = random.nextInt(100);
      if (dice < 10 && !sent.isEmpty()) {
        chunk.add(sent.get(random.nextInt(sent.size()))); // its producer sends it again
      } else if (dice < 14) {
        chunk.add(bad(random.nextInt(4)));
      } else {
        chunk.add(event(number >= chunks / 2 ? "2" : "1", dice >= 90));
      }
    }
    return chunk;
  }

  private Sent event(String version, boolean late) {
    String id = String.format(java.util.Locale.ROOT, "e%05d", next++);
    Instant at = DAY.plusSeconds(random.nextInt(50_000)).minusSeconds(late ? 900_000 : 0);
    String kind = KINDS.get(random.nextInt(KINDS.size()));
    boolean hook = random.nextBoolean();
    String body = "{\"id\": \"" + id + "\", \"at\": \"" + at + "\", \""
        + (version.equals("2") ? "what" : "kind") + "\": \"" + kind + "\", \"person\": \"p"
        + random.nextInt(9) + "\"}";
    Sent made = new Sent(hook, version, body);
    sent.add(made);
    String moment = at.toString().replace('T', ' ').replace("Z", "+00");
    good.put(id, (hook ? "by-webhook " : "by-pubsub ") + id + " " + moment + " " + kind);
    return made;
  }

  private Sent bad(int how) {
    String id = "bad" + bad.size();
    String body = switch (how) {
      case 0 -> "{\"id\": \"" + id + "\"";
      case 1 -> "[\"" + id + "\"]";
      case 2 -> "{\"id\": \"" + id + "\", \"at\": \"yesterday\", \"kind\": \"open\"}";
      default -> "{\"at\": \"2026-03-30T08:00:00Z\", \"note\": \"" + id + "\"}";
    };
    bad.add(body);
    return new Sent(random.nextBoolean(), "1", body);
  }

  /** The rows that have to be in silver, as {@link EventsHome#events} gives them. */
  List<String> rows() {
    return good.values().stream().sorted().toList();
  }

  /** How many messages have to be in the dead letters. */
  int bad() {
    return bad.size();
  }
}
