package com.askbosco.data.pipeline.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.streaming.MessagePage;
import com.askbosco.data.pipeline.streaming.MessageReader;
import com.askbosco.data.pipeline.streaming.MessageSource;
import com.askbosco.data.pipeline.streaming.MessageSource.Opening;
import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.SourceKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real broker: where reading begins, how pages are chained, what is read of transactions, and what errors say. */
class KafkaSourceTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static KafkaBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = KafkaBroker.shared();
  }

  @Test
  void everyMessageComesOnceWithItsOffsetAndReadingGoesOnAtThePositionGiven() throws Exception {
    broker.topic("all", 2);
    broker.send("all", 0, List.of("a", "b", "c"));
    broker.send("all", 1, List.of("d"));

    List<MessagePage> first = read("all", "", Map.of());

    assertThat(texts(first)).containsExactlyInAnyOrder("a@0", "b@1", "c@2", "d@0");
    assertThat(first).extracting(MessagePage::from).containsOnlyNulls();
    assertThat(first)
        .extracting(MessagePage::place)
        .containsExactlyInAnyOrder("kafka://all/0", "kafka://all/1");
    broker.send("all", 0, List.of("e"));
    List<MessagePage> second = read("all", "", positions(first));
    assertThat(texts(second)).containsExactly("e@3");
    assertThat(second).extracting(MessagePage::from).containsExactly("3");
    assertThat(second).extracting(MessagePage::next).containsExactly("4");
  }

  @Test
  void pagesAreChainedOverWhatTransactionsLeave() throws Exception {
    broker.topic("transactions", 1);
    try (KafkaProducer<byte[], byte[]> producer =
        broker.producer(Map.of("transactional.id", "writer"))) {
      producer.initTransactions();
      transaction(producer, List.of("taken back"), false);
      transaction(producer, List.of("a", "b"), true);
      transaction(producer, List.of("taken back too"), false);
      transaction(producer, List.of("c"), true);
      producer.beginTransaction();
      producer.send(record("open")).get();

      List<MessagePage> pages = read("transactions", "", Map.of());

      assertThat(texts(pages)).containsExactly("a@2", "b@3", "c@7");
      String end = null;
      for (MessagePage page : pages) {
        assertThat(page.from()).isEqualTo(end);
        end = page.next();
      }
      producer.commitTransaction();
      assertThat(texts(read("transactions", "", positions(pages)))).containsExactly("open@9");
    }
  }

  @Test
  void latestIsWhereTheFirstLookWasAlsoAfterARestart() throws Exception {
    broker.topic("latest", 1);
    broker.send("latest", 0, List.of("old"));

    List<MessagePage> first = read("latest", "\"from\":\"latest\",", Map.of());

    assertThat(texts(first)).isEmpty();
    assertThat(first).extracting(MessagePage::next).containsExactly("1");
    broker.send("latest", 0, List.of("new"));
    assertThat(texts(read("latest", "\"from\":\"latest\",", positions(first))))
        .containsExactly("new@1");
  }

  @Test
  void readingBeginsAtATime() throws Exception {
    broker.topic("time", 1);
    broker.send("time", 0, 1_767_225_600_000L, bytes("before"));
    broker.send("time", 0, 1_767_225_660_000L, bytes("at"));
    broker.send("time", 0, 1_767_225_720_000L, bytes("after"));

    assertThat(texts(read("time", "\"from\":\"2026-01-01T00:01:00Z\",", Map.of())))
        .containsExactly("at@1", "after@2");
    assertThat(texts(read("time", "\"from\":\"2027-01-01T00:00:00Z\",", Map.of())))
        .isEmpty();
  }

  @Test
  void aNewPartitionIsReadFromItsBeginningWithoutARestart() throws Exception {
    broker.topic("grows", 1);
    try (MessageReader reader = open("grows", "\"from\":\"latest\",", Map.of())) {
      List<MessagePage> pages = new ArrayList<>(drain(reader));
      broker.partitions("grows", 2);
      broker.send("grows", 1, List.of("first"));
      while (texts(pages).isEmpty()) {
        MessagePage page = reader.poll(SHORT);
        if (page != null) {
          pages.add(page);
        }
      }
      assertThat(texts(pages)).containsExactly("first@0");
    }
  }

  @Test
  void whatIsDurableIsShownAsTheGroupsOffset() throws Exception {
    broker.topic("lag", 1);
    broker.send("lag", 0, List.of("a", "b"));
    try (MessageReader reader = open("lag", "\"group\":\"dashboard\",", Map.of())) {
      drain(reader).forEach(reader::committed);
    }
    assertThat(broker
            .admin()
            .listConsumerGroupOffsets("dashboard")
            .partitionsToOffsetAndMetadata()
            .get())
        .hasEntrySatisfying(
            new TopicPartition("lag", 0), offset -> assertThat(offset.offset()).isEqualTo(2));
  }

  @Test
  void deletedMessagesAreAnErrorUnlessTheSettingsSayToGoOn() throws Exception {
    broker.topic("gone", 1);
    broker.send("gone", 0, List.of("a", "b", "c"));
    TopicPartition partition = new TopicPartition("gone", 0);
    broker
        .admin()
        .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(2)))
        .all()
        .get();
    Map<String, String> stored = Map.of(MessageSource.partition(stream("gone", ""), "0"), "1");

    assertThatThrownBy(() -> read("gone", "", stored))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("Offsets 1 to 1 of gone-0 were deleted before they were read")
        .hasMessageContaining("when_gone: earliest");
    List<MessagePage> pages = read("gone", "\"when_gone\":\"earliest\",", stored);
    assertThat(texts(pages)).containsExactly("c@2");
    assertThat(pages).extracting(MessagePage::from).containsExactly("1");
  }

  @Test
  void aMissingTopicIsAnErrorThatNamesTheNearest() throws Exception {
    broker.topic("web-events", 1);

    assertThatThrownBy(() -> read("web-event", "", Map.of()))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("There is no topic `web-event`")
        .hasMessageContaining("Did you mean `web-events`?")
        .extracting("code")
        .isEqualTo(ErrorCode.SOURCE_REFUSED);
  }

  @Test
  void whoMaySeeTheMessagesSaysSoByTheCredential() throws Exception {
    broker.topic("secured", 1);
    broker.send("secured", 0, List.of("a"));

    assertThat(texts(drainAndClose(secured(KafkaBroker.password())))).containsExactly("a@0");
    assertThatThrownBy(() -> drainAndClose(secured("wrong")))
        .isInstanceOf(BoscoException.class)
        .hasMessageNotContaining("wrong")
        .extracting("code")
        .isEqualTo(ErrorCode.SOURCE_UNAUTHORISED);
  }

  @Test
  void twoAccountsNeedTopicsOfTheirOwn() {
    MessageStream one = stream("shared", "");
    MessageStream two = new MessageStream(one.connection(), one.stream(), "account-2");

    assertThatThrownBy(() -> new KafkaSource()
            .open(new Opening(one.connection(), List.of(one, two), Map.of(), secret("{}"))))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("each message would count twice");
  }

  private MessageReader secured(String password) {
    Connection connection =
        connection(broker.bootstrapWithPasswords(), "secured", "\"security\":\"sasl_plaintext\",");
    return new KafkaSource()
        .open(new Opening(
            connection,
            List.of(new MessageStream(connection, "events", "account-1")),
            Map.of(),
            secret(
                "{\"username\":\"" + KafkaBroker.USER + "\",\"password\":\"" + password + "\"}")));
  }

  private static void transaction(
      KafkaProducer<byte[], byte[]> producer, List<String> texts, boolean commit) {
    producer.beginTransaction();
    for (String text : texts) {
      Future<?> unused = producer.send(record(text));
    }
    if (commit) {
      producer.commitTransaction();
    } else {
      producer.flush();
      producer.abortTransaction();
    }
  }

  private static ProducerRecord<byte[], byte[]> record(String text) {
    return new ProducerRecord<>("transactions", 0, null, bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<MessagePage> read(
      String topic, String settings, Map<String, String> positions) throws Exception {
    return drainAndClose(open(topic, settings, positions));
  }

  private static List<MessagePage> drainAndClose(MessageReader reader) throws Exception {
    try (reader) {
      return drain(reader);
    }
  }

  private static List<MessagePage> drain(MessageReader reader) throws Exception {
    List<MessagePage> pages = new ArrayList<>();
    while (!reader.isAtEnd()) {
      MessagePage page = reader.poll(SHORT);
      if (page != null) {
        pages.add(page);
      }
    }
    return pages;
  }

  private static MessageReader open(String topic, String settings, Map<String, String> positions) {
    MessageStream stream = stream(topic, settings);
    return new KafkaSource(Duration.ofMillis(200))
        .open(new Opening(stream.connection(), List.of(stream), positions, secret("{}")));
  }

  private static MessageStream stream(String topic, String settings) {
    return new MessageStream(
        connection(broker.bootstrap(), topic, settings), "events", "account-1");
  }

  private static Connection connection(String bootstrap, String topic, String settings) {
    return new Connection(
        "agency",
        "client",
        "EUR",
        "Europe/Berlin",
        "events",
        "web-events",
        "env:KAFKA",
        "",
        "",
        "{" + settings + "\"bootstrap_servers\":\"" + bootstrap + "\",\"topics\":{\"events\":\""
            + topic + "\"}}",
        SourceKind.KAFKA);
  }

  private static SecretResolver secret(String text) {
    return new SecretResolver() {
      @Override
      public boolean knows(String reference) {
        return true;
      }

      @Override
      public String resolve(String reference) {
        return text;
      }
    };
  }

  private static Map<String, String> positions(List<MessagePage> pages) {
    Map<String, String> positions = new HashMap<>();
    pages.forEach(page -> positions.put(
        MessageSource.partition(page.stream(), page.partition()),
        Objects.requireNonNull(page.next())));
    return positions;
  }

  private static List<String> texts(List<MessagePage> pages) {
    return pages.stream()
        .flatMap(page -> page.messages().stream())
        .map(each -> new String(each.payload(), StandardCharsets.UTF_8) + "@" + each.offset())
        .toList();
  }
}
