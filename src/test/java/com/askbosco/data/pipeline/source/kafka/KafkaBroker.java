package com.askbosco.data.pipeline.source.kafka;

import com.askbosco.data.launch.bench.BrokerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A real broker for tests, as a process of its own, with a producer. Killable and restartable over the same folder. */
public final class KafkaBroker implements AutoCloseable {
  /** Who may read through {@link #bootstrapWithPasswords}. */
  public static final String USER = "reader";

  private static final List<String> JVM =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private static @Nullable KafkaBroker shared;

  private final BrokerProcess process;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;

  private KafkaBroker(BrokerProcess process) {
    this.process = process;
    this.admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, process.bootstrap()));
    this.producer = producer(Map.of());
  }

  /** A broker of one's own, to be killed. */
  public static KafkaBroker start() throws IOException, InterruptedException {
    Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
    Path folder = Files.createTempDirectory(target, "broker");
    return new KafkaBroker(BrokerProcess.start(
        BrokerProcess.classPath(target),
        folder,
        Map.of(
            "sasl.enabled.mechanisms",
            "PLAIN",
            "listener.name.sasl_plaintext.plain.sasl.jaas.config",
            "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + USER + "=\""
                + password() + "\";",
            "log.flush.interval.messages",
            "1"),
        JVM));
  }

  /** The password of {@link #USER}. */
  public static String password() {
    return "open-" + "sesame";
  }

  /** The broker of all tests that do not kill it; it ends with the JVM. */
  public static synchronized KafkaBroker shared() throws IOException, InterruptedException {
    KafkaBroker known = shared;
    if (known == null) {
      known = start();
      shared = known;
      Runtime.getRuntime().addShutdownHook(new Thread(known.process::close));
    }
    return known;
  }

  /** Where clients find it. */
  public String bootstrap() {
    return process.bootstrap();
  }

  /** Where clients find it that say who they are. */
  public String bootstrapWithPasswords() {
    return process.bootstrapWithPasswords();
  }

  /** As {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.kill();
  }

  /** Starts it again over the same folder. */
  public void restart() throws IOException, InterruptedException {
    process.restart();
  }

  /** Makes a topic. */
  public void topic(String name, int partitions) throws InterruptedException, ExecutionException {
    admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
  }

  /** Everything else that can be asked of it. */
  public Admin admin() {
    return admin;
  }

  /** Gives a topic more partitions. */
  public void partitions(String name, int total) throws InterruptedException, ExecutionException {
    admin.createPartitions(Map.of(name, NewPartitions.increaseTo(total))).all().get();
  }

  /** Sends one message and waits until the broker has it. */
  public void send(String topic, int partition, long at, byte[] payload)
      throws InterruptedException, ExecutionException {
    producer.send(new ProducerRecord<>(topic, partition, at, null, payload)).get();
  }

  /** Sends texts one after another and waits until the broker has them all. */
  public void send(String topic, int partition, List<String> payloads) {
    for (String text : payloads) {
      Future<?> unused = producer.send(
          new ProducerRecord<>(topic, partition, null, text.getBytes(StandardCharsets.UTF_8)));
    }
    producer.flush();
  }

  /** A further producer. */
  public KafkaProducer<byte[], byte[]> producer(Map<String, Object> further) {
    Map<String, Object> settings = new HashMap<>(Map.of(
        "bootstrap.servers", process.bootstrap(), "enable.idempotence", true, "linger.ms", 2));
    settings.putAll(further);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void close() {
    producer.close(java.time.Duration.ZERO);
    admin.close(java.time.Duration.ZERO);
    process.close();
  }
}
