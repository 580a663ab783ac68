package com.askbosco.data.launch;

import com.askbosco.data.launch.webhook.Receiver;
import com.askbosco.data.pipeline.source.pubsub.PubsubEmulator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.gax.batching.FlowControlSettings;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.cloud.pubsub.v1.AckReplyConsumer;
import com.google.cloud.pubsub.v1.MessageReceiver;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.pubsub.v1.PubsubMessage;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The figures of docs/performance.md for Pub/Sub and webhooks on this machine: what the emulator gives to Google's own client, what it
 * gives to the pipeline, and how old events are that come by webhook when they can be queried. Not a test: it asserts nothing and is
 * run by hand.
 */
final class EventsLoad {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAD = "x".repeat(250);

  private EventsLoad() {}

  /**
   * @param args how many events are read in one go, how many come by webhook, and how many of these a second; 0 for as fast as it goes
   */
  public static void main(String[] args) throws Exception {
    int events = Integer.parseInt(args[0]);
    int hooks = Integer.parseInt(args[1]);
    int rate = Integer.parseInt(args[2]);
    Path temp = Files.createTempDirectory("events-load");
    try (PubsubEmulator pubsub = PubsubEmulator.start()) {
      EventsHome warm = EventsHome.in(temp.resolve("warm"), pubsub, "warm");
      publish(pubsub, "warm-mail", 1_000);
      EventsChild.read(warm.path(), "warm", true);

      publish(pubsub, "warm-mail", events);
      plain(pubsub, "projects/bosco-test/subscriptions/warm-mail", events, temp);

      EventsHome home = EventsHome.in(temp.resolve("home"), pubsub, "load");
      publish(pubsub, "load-mail", events);
      pipeline(home, events);

      EventsHome hooked = EventsHome.in(temp.resolve("hooked"), pubsub, "hook");
      webhook(hooked, hooks, rate);
    }
    Runtime.getRuntime().halt(0);
  }

  private static String event(String id) {
    return "{\"id\":\"" + id + "\",\"at\":\"" + Instant.now()
        + "\",\"kind\":\"open\",\"person\":\"p" + id.hashCode() % 1000 + "\",\"pad\":\"" + PAD
        + "\"}";
  }

  private static void publish(PubsubEmulator pubsub, String topic, int count) throws Exception {
    List<PubsubMessage> messages = IntStream.range(0, count)
        .mapToObj(i -> PubsubEmulator.message(event("e" + i), Map.of("version", "1")))
        .toList();
    long begin = System.nanoTime();
    pubsub.publish("projects/bosco-test/topics/" + topic, messages);
    say("published", count, begin, 0);
  }

  /** Google's client with as many streams as ours, a table with an appender, a commit for each 2,000, acknowledged after it. */
  private static void plain(PubsubEmulator pubsub, String subscription, int count, Path temp)
      throws Exception {
    record Held(PubsubMessage message, AckReplyConsumer reply) {}
    LinkedBlockingQueue<Held> queue = new LinkedBlockingQueue<>();
    MessageReceiver receiver = (message, reply) -> queue.add(new Held(message, reply));
    Subscriber subscriber = Subscriber.newBuilder(subscription, receiver)
        .setChannelProvider(pubsub.channelProvider())
        .setCredentialsProvider(NoCredentialsProvider.create())
        .setParallelPullCount(4)
        .setFlowControlSettings(FlowControlSettings.newBuilder()
            .setMaxOutstandingElementCount(20_000L)
            .setMaxOutstandingRequestBytes(100L << 20)
            .build())
        .build();
    try (DuckDBConnection duck = (DuckDBConnection)
            DriverManager.getConnection("jdbc:duckdb:" + temp.resolve("plain.duckdb"));
        Statement statement = duck.createStatement()) {
      statement.execute(
          "CREATE TABLE e (id VARCHAR, happened VARCHAR, kind VARCHAR, person VARCHAR, payload VARCHAR)");
      long cpu = cpu();
      long begin = System.nanoTime();
      subscriber.startAsync().awaitRunning();
      int read = 0;
      while (read < count) {
        List<Held> held = new ArrayList<>();
        held.add(queue.take());
        queue.drainTo(held, 1_999);
        statement.execute("BEGIN TRANSACTION");
        try (DuckDBAppender appender = duck.createAppender("main", "e")) {
          for (Held each : held) {
            String text = each.message().getData().toStringUtf8();
            JsonNode json = JSON.readTree(text);
            appender.beginRow();
            appender.append(json.path("id").asText());
            appender.append(json.path("at").asText());
            appender.append(json.path("kind").asText());
            appender.append(json.path("person").asText());
            appender.append(text);
            appender.endRow();
          }
        }
        statement.execute("COMMIT");
        held.forEach(each -> each.reply().ack());
        read += held.size();
      }
      say("Google's client into DuckDB", count, begin, cpu() - cpu);
    }
    subscriber.stopAsync().awaitTerminated();
  }

  private static void pipeline(EventsHome home, int count) {
    AtomicLong begin = new AtomicLong();
    AtomicInteger read = new AtomicInteger();
    long cpu = cpu();
    begin.set(System.nanoTime());
    EventsChild.read(home.path(), "load", true, staged -> {
      int sum = read.addAndGet(
          (int) staged.pages().stream().mapToLong(page -> page.messages()).sum());
      if (sum >= count) {
        say("the pipeline into bronze and silver", sum, begin.get(), cpu() - cpu);
      }
    });
    System.out.println("  rows: "
        + home.rows("SELECT count(*), count(DISTINCT event_id) FROM silver.fct_message_event"));
  }

  private static void webhook(EventsHome home, int count, int rate) throws Exception {
    long[] sent = new long[count];
    long[] committed = new long[count];
    AtomicInteger read = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(1);
    FutureTask<MessageRun.Read> reading =
        new FutureTask<>(() -> EventsChild.read(home.path(), "hooks", false, staged -> {
          int sum =
              (int) staged.pages().stream().mapToLong(page -> page.messages()).sum();
          int from = read.getAndAdd(sum);
          Arrays.fill(
              committed, Math.min(from, count), Math.min(from + sum, count), System.nanoTime());
          if (from + sum >= count) {
            all.countDown();
          }
        }));
    Thread.ofPlatform().start(reading);
    AtomicInteger next = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    long cpu = cpu();
    long begin = System.nanoTime();
    try (Receiver receiver = EventsTest.receiver(home);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      HttpClient http = HttpClient.newHttpClient();
      List<Future<?>> calls = IntStream.range(0, 64)
          .<Future<?>>mapToObj(caller -> callers.submit(() -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              if (rate > 0) {
                long due = begin + i * 1_000_000_000L / rate;
                LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
              }
              String body = event("h" + i);
              sent[i] = System.nanoTime();
              while (http.send(EventsTest.request(receiver, body), BodyHandlers.discarding())
                      .statusCode()
                  != 202) {
                refused.incrementAndGet();
              }
            }
            return null;
          }))
          .toList();
      for (Future<?> call : calls) {
        call.get();
      }
      say("calls answered 202 (" + refused + " refused)", count, begin, 0);
      all.await();
      say("by webhook into silver", count, begin, cpu() - cpu);
    }
    MessageRun.stop("hooks");
    reading.get();
    // The n-th that was committed is held against the n-th that was sent; the first fifth is the
    // pipeline's start.
    Arrays.sort(sent);
    double[] ages = IntStream.range(count / 5, count)
        .mapToDouble(i -> (committed[i] - sent[i]) / 1e6)
        .sorted()
        .toArray();
    System.out.printf(
        Locale.ROOT,
        "  age when it can be queried: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms%n",
        ages[ages.length / 2],
        ages[ages.length * 95 / 100],
        ages[ages.length * 99 / 100]);
    System.out.println("  rows: "
        + home.rows("SELECT count(*), count(DISTINCT event_id) FROM silver.fct_message_event"));
  }

  private static long cpu() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .orElse(Duration.ZERO)
        .toMillis();
  }

  private static void say(String what, int count, long begin, long cpuMillis) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s: %d in %.1f s = %.0f/s%s%n",
        what,
        count,
        seconds,
        count / seconds,
        cpuMillis == 0
            ? ""
            : String.format(Locale.ROOT, ", %.0f per CPU-second", count * 1000.0 / cpuMillis));
  }
}
