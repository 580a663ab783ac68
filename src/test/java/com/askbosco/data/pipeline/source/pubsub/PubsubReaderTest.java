package com.askbosco.data.pipeline.source.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.streaming.Message;
import com.askbosco.data.pipeline.streaming.MessagePage;
import com.askbosco.data.pipeline.streaming.MessageReader;
import com.askbosco.data.pipeline.streaming.MessageSource.Opening;
import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.SourceKind;
import com.google.pubsub.v1.PubsubMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reading subscriptions of Google's emulator. */
@Tag("cloud")
class PubsubReaderTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static PubsubEmulator pubsub;

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
  void aMessageIsReadWithItsAttributesAndComesNoMoreOnceItsPageIsCommitted() throws Exception {
    String topic = pubsub.topic("whole");
    String subscription = pubsub.subscription("whole", topic, 10);
    pubsub.publish(topic, List.of(PubsubEmulator.message("{\"id\":1}", Map.of("version", "2"))));

    try (MessageReader reader = open(config(subscription, "1s"), "events")) {
      MessagePage page = Objects.requireNonNull(reader.poll(LONG));
      assertThat(page.place()).isEqualTo("pubsub://bosco-test/whole");
      assertThat(page.from()).isEmpty();
      assertThat(page.next()).isEmpty();
      assertThat(page.messages()).hasSize(1);
      Message message = page.messages().get(0);
      assertThat(text(message)).isEqualTo("{\"id\":1}");
      assertThat(message.attributes()).isEqualTo(Map.of("version", "2"));
      assertThat(message.id()).isEqualTo(String.valueOf(message.offset())).isNotEqualTo("0");
      reader.committed(page);
    }
    assertThat(rest(config(subscription, "1s"))).isEmpty();
  }

  @Test
  void whatWasNotCommittedIsGivenBackWhenTheReaderIsClosed() throws Exception {
    String topic = pubsub.topic("back");
    String subscription = pubsub.subscription("back", topic, 600);
    pubsub.publish(topic, messages(0, 50));

    try (MessageReader reader = open(config(subscription, "1s"), "events")) {
      assertThat(all(reader, 50)).hasSize(50);
    }

    // The deadline is ten minutes: they come at once because they were given back.
    assertThat(rest(config(subscription, "3s"))).containsExactlyInAnyOrderElementsOf(texts(0, 50));
  }

  @Test
  void everythingIsReadOnceAndPagesHaveALimit() throws Exception {
    String topic = pubsub.topic("many");
    String subscription = pubsub.subscription("many", topic, 60);
    pubsub.publish(topic, messages(0, 30_000));

    List<String> read = rest(config(subscription, "3s"));

    assertThat(read).hasSize(30_000).doesNotHaveDuplicates();
  }

  @Test
  void whileAPageIsNotCommittedTheEndIsNotReached() throws Exception {
    String topic = pubsub.topic("slow");
    String subscription = pubsub.subscription("slow", topic, 60);
    pubsub.publish(topic, messages(0, 5));
    try (MessageReader reader = open(config(subscription, "1s"), "events")) {
      List<MessagePage> pages = new ArrayList<>();
      for (int read = 0; read < 5; read += pages.getLast().messages().size()) {
        pages.add(java.util.Objects.requireNonNull(reader.poll(LONG)));
      }
      assertThat(reader.poll(Duration.ofMillis(1_500))).isNull();
      assertThat(reader.isAtEnd()).isFalse();
      pages.forEach(reader::committed);
      while (!reader.isAtEnd()) {
        assertThat(reader.poll(Duration.ofMillis(50))).isNull();
      }
    }
  }

  @Test
  void aWordOfAMessageTellsItsStream() throws Exception {
    String topic = pubsub.topic("mixed");
    String subscription = pubsub.subscription("mixed", topic, 60);
    pubsub.publish(
        topic,
        List.of(
            PubsubEmulator.message("{\"n\":1}", Map.of("type", "visit")),
            PubsubEmulator.message("{\"n\":2}", Map.of("type", "order")),
            PubsubEmulator.message("{\"n\":3}", Map.of())));
    String config = """
        {"subscriptions": {"orders": "%1$s", "visits": "%1$s"}, "quiet": "1s",
         "stream_by": {"attribute": "type", "values": {"order": "orders", "visit": "visits"}, "other": "visits"}}
        """.formatted(subscription);

    Map<String, List<String>> read = new TreeMap<>();
    try (MessageReader reader = open(config, "orders", "visits")) {
      while (!reader.isAtEnd()) {
        MessagePage page = reader.poll(Duration.ofMillis(100));
        if (page != null) {
          page.messages()
              .forEach(
                  message -> read.computeIfAbsent(page.stream().stream(), key -> new ArrayList<>())
                      .add(text(message)));
          reader.committed(page);
        }
      }
    }
    assertThat(read.get("orders")).containsExactly("{\"n\":2}");
    assertThat(read.get("visits")).containsExactlyInAnyOrder("{\"n\":1}", "{\"n\":3}");
  }

  @Test
  void aSubscriptionThatIsNotThereIsSaidAtOnce() throws Exception {
    assertThatThrownBy(
            () -> open(config("projects/bosco-test/subscriptions/nowhere", "1s"), "events"))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_REFUSED))
        .hasMessageContaining("There is no projects/bosco-test/subscriptions/nowhere");
  }

  @Test
  void anEmulatorThatDiesAndComesBackEmptyIsSaidAndNotTakenForTheEnd() throws Exception {
    String topic = pubsub.topic("dying");
    String subscription = pubsub.subscription("dying", topic, 60);
    try (MessageReader reader = open(config(subscription, "1s"), "events")) {
      pubsub.publish(topic, messages(0, 1));
      assertThat(all(reader, 1)).hasSize(1);
      pubsub.kill();
      pubsub.restart();
      assertThatThrownBy(() -> {
            while (!reader.isAtEnd()) {
              reader.poll(Duration.ofMillis(50));
            }
          })
          .isInstanceOf(BoscoException.class)
          .hasMessageContaining("There is no " + subscription);
    }
  }

  private static String config(String subscription, String quiet) {
    return "{\"subscriptions\": {\"events\": \"" + subscription + "\"}, \"quiet\": \"" + quiet
        + "\", \"ack_deadline\": \"60s\"}";
  }

  static MessageReader open(String config, String... streams) {
    Connection connection = new Connection(
        "agency",
        "aurora",
        "EUR",
        "Europe/Berlin",
        "events",
        "web-events",
        "none",
        pubsub.endpoint(),
        "",
        config,
        SourceKind.PUBSUB);
    return new PubsubSource()
        .open(new Opening(
            connection,
            List.of(streams).stream()
                .map(stream -> new MessageStream(connection, stream, "main"))
                .toList(),
            Map.of(),
            new NoSecrets()));
  }

  private static List<String> rest(String config) throws InterruptedException {
    List<String> texts = new ArrayList<>();
    try (MessageReader reader = open(config, "events")) {
      while (!reader.isAtEnd()) {
        MessagePage page = reader.poll(Duration.ofMillis(100));
        if (page != null) {
          assertThat(page.messages().size()).isBetween(1, PubsubReader.PAGE);
          page.messages().forEach(message -> texts.add(text(message)));
          reader.committed(page);
        }
      }
    }
    return texts;
  }

  private static List<String> all(MessageReader reader, int count) throws InterruptedException {
    List<String> texts = new ArrayList<>();
    while (texts.size() < count) {
      MessagePage page = Objects.requireNonNull(reader.poll(LONG));
      page.messages().forEach(message -> texts.add(text(message)));
    }
    return texts;
  }

  private static List<PubsubMessage> messages(int from, int to) {
    return texts(from, to).stream()
        .map(text -> PubsubEmulator.message(text, Map.of()))
        .toList();
  }

  private static List<String> texts(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "{\"id\":" + i + "}").toList();
  }

  private static String text(Message message) {
    return new String(message.payload(), StandardCharsets.UTF_8);
  }

  private static final class NoSecrets implements SecretResolver {
    @Override
    public boolean knows(String reference) {
      return false;
    }

    @Override
    public String resolve(String reference) {
      throw new AssertionError("no secret is needed");
    }
  }
}
