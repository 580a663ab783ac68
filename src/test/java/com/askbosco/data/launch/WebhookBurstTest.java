package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.launch.webhook.Hook;
import com.askbosco.data.launch.webhook.PubsubTopics;
import com.askbosco.data.launch.webhook.Receiver;
import com.askbosco.data.launch.webhook.Receiver.Capacity;
import com.askbosco.data.launch.webhook.SigningSecrets;
import com.askbosco.data.local.LocalSecrets;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.source.pubsub.PubsubEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many more calls at once than a receiver takes, over Google's emulator. */
@Tag("cloud")
class WebhookBurstTest {
  private static PubsubEmulator pubsub;

  @TempDir
  Path temp;

  @BeforeAll
  static void start() throws IOException {
    pubsub = PubsubEmulator.start();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (pubsub != null) {
      pubsub.close();
    }
  }

  @Test
  void a_burst_of_ten_times_what_is_taken_at_once_loses_nothing_that_was_answered_202()
      throws Exception {
    EventsHome home = EventsHome.in(temp, pubsub, "burst");
    Set<String> taken = ConcurrentHashMap.newKeySet();
    AtomicInteger refused = new AtomicInteger();
    try (Receiver receiver = receiver(home, new Capacity(20, 1 << 20, Duration.ofSeconds(10)));
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      HttpClient http = HttpClient.newHttpClient();
      List<Future<?>> calls = IntStream.range(0, 200)
          .<Future<?>>mapToObj(caller -> callers.submit(() -> {
            for (int i = 0; i < 10; i++) {
              String id = "b" + caller + "-" + i;
              String body = "{\"id\":\"" + id
                  + "\",\"at\":\"2026-03-30T08:00:00Z\",\"kind\":\"open\",\"person\":\"p\"}";
              int status = http.send(EventsTest.request(receiver, body), BodyHandlers.discarding())
                  .statusCode();
              if (status == 202) {
                taken.add(id);
              } else {
                assertThat(status).isIn(429, 503);
                refused.incrementAndGet();
              }
            }
            return null;
          }))
          .toList();
      for (Future<?> call : calls) {
        call.get();
      }
      assertThat(receiver.answers().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(2_000);
    }
    assertThat(taken.size() + refused.get()).isEqualTo(2_000);
    assertThat(taken).isNotEmpty();

    EventsChild.read(home.path(), "after", true);

    assertThat(home.rows("SELECT event_id FROM silver.fct_message_event"))
        .containsExactlyInAnyOrderElementsOf(taken);
  }

  @Test
  void while_the_topic_cannot_be_reached_nothing_is_answered_202() throws Exception {
    EventsHome home = EventsHome.in(temp, pubsub, "silent");
    HttpClient http = HttpClient.newHttpClient();
    String body =
        "{\"id\":\"a\",\"at\":\"2026-03-30T08:00:00Z\",\"kind\":\"open\",\"person\":\"p\"}";
    try (Receiver receiver = receiver(home, new Capacity(20, 1 << 20, Duration.ofSeconds(2)))) {
      assertThat(http.send(EventsTest.request(receiver, body), BodyHandlers.discarding())
              .statusCode())
          .isEqualTo(202);
      pubsub.kill();
      assertThat(http.send(EventsTest.request(receiver, body), BodyHandlers.ofString()))
          .satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("BOSCO-5008");
          });
      pubsub.restart();
      home.topics(pubsub, "silent");
      // The channel waits a little before it connects again; a vendor tries again too.
      int status = 503;
      for (int i = 0; status == 503 && i < 20; i++) {
        status = http.send(EventsTest.request(receiver, body), BodyHandlers.discarding())
            .statusCode();
      }
      assertThat(status).isEqualTo(202);
    }
    EventsChild.read(home.path(), "after", true);
    assertThat(home.rows("SELECT event_id FROM silver.fct_message_event")).containsExactly("a");
  }

  private static Receiver receiver(EventsHome home, Capacity capacity) throws IOException {
    DataFiles files =
        new DataFiles(home.path() + "/clients", Optional.of(home.path() + "/connectors"));
    Map<String, Hook> hooks =
        Hook.of(files.clients(LocalDate.parse("2026-04-01")).all());
    return Receiver.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        hooks,
        new SigningSecrets(new LocalSecrets(home.path()), System::nanoTime),
        new PubsubTopics(capacity.patience()),
        capacity,
        Clock.systemUTC());
  }
}
