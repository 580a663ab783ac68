package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.launch.EventHistory.Sent;
import com.askbosco.data.launch.webhook.Receiver;
import com.askbosco.data.local.LocalSecrets;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.source.pubsub.PubsubEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events by Pub/Sub and by webhook over Google's emulator, into silver, with processes that are killed. */
@Tag("cloud")
class EventsTest {
  private static PubsubEmulator pubsub;

  @TempDir
  Path temp;

  private final HttpClient http = HttpClient.newHttpClient();

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

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("bosco.histories", 1));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void killed_at_random_and_started_again_silver_is_what_a_loop_over_the_events_gives(long seed)
      throws Exception {
    EventsHome home = EventsHome.in(temp, pubsub, "history-" + seed);
    EventHistory history = new EventHistory(seed, 8, 60);
    int kills = 0;
    int committed = 0;
    try (Receiver receiver = receiver(home)) {
      Child child = new Child(home, "run-0");
      for (int i = 0; i < history.chunks(); i++) {
        send(history.chunk(i), receiver, "history-" + seed);
        boolean kill = kills < 3 && history.random().nextInt(history.chunks() - i) < 3 - kills;
        String moment = history.random().nextBoolean() ? "committing" : "committed";
        child.await(kill ? moment : "committed");
        if (kill) {
          child.kill();
          kills++;
          child = new Child(home, "run-" + kills);
        } else {
          committed++;
        }
      }
      child.end();
    }
    assertThat(kills).isEqualTo(3);
    assertThat(committed).isEqualTo(5);

    // What a killed process held comes again after its deadline, which the emulator keeps loosely:
    // a
    // reading that ends before that leaves it to the next one.
    for (int reading = 0; reading < 10; reading++) {
      assertThat(EventsChild.read(home.path(), "last-" + reading, true).failures())
          .isEmpty();
      if (home.events().size() >= history.rows().size()) {
        break;
      }
    }

    assertThat(home.events()).containsExactlyElementsOf(history.rows());
    assertThat(home.rows("SELECT count(*), count(DISTINCT payload) FROM ops.ctl_quarantine"))
        .containsExactly(history.bad() + " " + history.bad());
    assertThat(EventsChild.read(home.path(), "nothing", true).messages()).isZero();
  }

  @Test
  void attributes_are_part_of_the_record_and_a_hook_says_when_it_took_it() throws Exception {
    EventsHome home = EventsHome.in(temp, pubsub, "attributes");
    String body = "{\"id\":\"a\",\"at\":\"2026-03-30T08:00:00Z\",\"kind\":\"open\"}";
    try (Receiver receiver = receiver(home)) {
      send(List.of(new Sent(false, "7", body), new Sent(true, "1", body)), receiver, "attributes");
    }

    EventsChild.read(home.path(), "r", true);

    assertThat(
            home.rows(
                "SELECT connection_id, regexp_replace(CAST(payload AS VARCHAR), '20[0-9T:.-]+Z\"}}', 'now\"}}'), raw_file FROM bronze.mail_events ORDER BY 1"))
        .containsExactly(
            "mail " + body.substring(0, body.length() - 1)
                + ",\"_attributes\":{\"version\":\"7\"}} pubsub://bosco-test/attributes-mail",
            "shop " + body.substring(0, body.length() - 1)
                + ",\"_attributes\":{\"received_at\":\"now\"}} pubsub://bosco-test/attributes-shop");
  }

  @Test
  void an_emulator_that_dies_loses_what_it_held_and_vendors_send_that_again() throws Exception {
    EventsHome home = EventsHome.in(temp, pubsub, "dying");
    EventHistory history = new EventHistory(99, 2, 40);
    List<Sent> all = new ArrayList<>(history.chunk(0));
    try (Receiver receiver = receiver(home)) {
      send(all, receiver, "dying");
      EventsChild.read(home.path(), "before", true);
      int before = home.events().size();
      assertThat(before).isPositive();

      List<Sent> lost = history.chunk(1);
      send(lost, receiver, "dying");
      pubsub.kill(); // with everything of the second chunk in its memory
      pubsub.restart();
      home.topics(pubsub, "dying");
      all.addAll(lost);

      // Pub/Sub itself stores messages before it answers; an emulator does not, so that a 202 in
      // front of it is worth what its life is.
      send(all, receiver, "dying");
      EventsChild.read(home.path(), "after", true);
    }
    assertThat(home.events()).containsExactlyElementsOf(history.rows());
  }

  /** Publishes, and posts; every post has to be answered 202. */
  private void send(List<Sent> chunk, Receiver receiver, String word) throws Exception {
    pubsub.publish(
        "projects/" + PubsubEmulator.PROJECT + "/topics/" + word + "-mail",
        chunk.stream()
            .filter(sent -> !sent.hook())
            .map(sent -> PubsubEmulator.message(sent.body(), Map.of("version", sent.version())))
            .toList());
    for (Sent sent : chunk) {
      if (sent.hook()) {
        assertThat(post(receiver, sent.body())).isEqualTo(202);
      }
    }
  }

  private int post(Receiver receiver, String body) throws Exception {
    return http.send(request(receiver, body), BodyHandlers.discarding()).statusCode();
  }

  static HttpRequest request(Receiver receiver, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(EventsHome.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(receiver.uri().resolve("/hooks/aurora/shop"))
        .header("X-Shopify-Hmac-Sha256", Base64.getEncoder().encodeToString(signature))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  static Receiver receiver(EventsHome home) throws IOException {
    return WebhookMain.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        new DataFiles(home.path() + "/clients", Optional.of(home.path() + "/connectors")),
        new LocalSecrets(home.path()));
  }

  /** The pipeline in a process of its own. */
  private static final class Child {
    private final Process process;
    private final EventsHome home;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    Child(EventsHome home, String runId) throws IOException {
      this.home = home;
      this.process = EventsChild.start(home.path(), runId, "runs");
      Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
      try (BufferedReader out = new BufferedReader(
          new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        out.lines().forEach(lines::add);
      } catch (IOException | java.io.UncheckedIOException e) {
        lines.add("gone");
      }
      lines.add("gone");
    }

    void await(String word) throws Exception {
      for (String line = lines.poll(90, TimeUnit.SECONDS);
          !word.equals(line);
          line = lines.poll(90, TimeUnit.SECONDS)) {
        assertThat(line).as(Files.readString(home.path().resolve("err.txt"))).isNotNull();
        assertThat(line).as(Files.readString(home.path().resolve("err.txt"))).isNotEqualTo("gone");
      }
    }

    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor(); // SIGKILL
    }

    void end() throws Exception {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }
}
