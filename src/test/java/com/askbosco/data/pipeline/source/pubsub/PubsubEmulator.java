package com.askbosco.data.pipeline.source.pubsub;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Google's Pub/Sub emulator as a process of its own. It keeps everything in memory: killed and started again it has the same
 * address, and neither topics nor messages.
 */
public final class PubsubEmulator implements AutoCloseable {
  /** The project of the tests; an emulator takes any. */
  public static final String PROJECT = "bosco-test";

  private static final String MISSING =
      "Google's Pub/Sub emulator is not on this machine. Install it with `gcloud components install pubsub-emulator`,"
          + " or on Debian with `apt-get install google-cloud-cli-pubsub-emulator`; its folder may be named in PUBSUB_EMULATOR_HOME.";
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final Path jar;
  private final int port;
  private Process process;
  private ManagedChannel channel;

  private PubsubEmulator(Path jar, int port) throws IOException {
    this.jar = jar;
    this.port = port;
    this.process = launch();
    this.channel = connect();
  }

  /** Starts one; where it is not installed the test fails in CI, and is left out with the reason elsewhere. */
  public static PubsubEmulator start() throws IOException {
    Optional<Path> jar = jar();
    if (jar.isEmpty()) {
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(MISSING);
      }
      assumeTrue(false, MISSING);
    }
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = free.getLocalPort();
      free.close();
      return new PubsubEmulator(jar.orElseThrow(), port);
    }
  }

  private static Optional<Path> jar() throws IOException {
    Stream<Path> named =
        Stream.ofNullable(System.getenv("PUBSUB_EMULATOR_HOME")).map(Path::of);
    Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .map(folder -> Path.of(folder, "gcloud"))
        .filter(Files::exists)
        .map(PubsubEmulator::sdk);
    Stream<Path> usual = Stream.of(
        Path.of("/usr/lib/google-cloud-sdk"),
        Path.of(System.getProperty("user.home"), "google-cloud-sdk"));
    List<Path> homes = Stream.concat(
            named, Stream.concat(onPath, usual).map(sdk -> sdk.resolve("platform/pubsub-emulator")))
        .toList();
    for (Path home : homes) {
      Path lib = home.resolve("lib");
      if (Files.isDirectory(lib)) {
        try (Stream<Path> files = Files.list(lib)) {
          Optional<Path> jar =
              files.filter(file -> file.toString().endsWith("-all.jar")).findFirst();
          if (jar.isPresent()) {
            return jar;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Path sdk(Path gcloud) {
    try {
      return gcloud.toRealPath().resolve("../..").normalize();
    } catch (IOException e) {
      return gcloud;
    }
  }

  private Process launch() throws IOException {
    Process started = new ProcessBuilder(
            JAVA,
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "-jar",
            jar.toString(),
            "--host=127.0.0.1",
            "--port=" + port)
        .redirectErrorStream(true)
        .start();
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    CountDownLatch ready = new CountDownLatch(1);
    Thread reader = new Thread(() -> drain(started, ready), "pubsub-emulator");
    reader.setDaemon(true);
    reader.start();
    try {
      if (!ready.await(60, TimeUnit.SECONDS) || !started.isAlive()) {
        started.destroyForcibly();
        throw new IOException("The Pub/Sub emulator did not start within a minute");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return started;
  }

  private static void drain(Process process, CountDownLatch ready) {
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("Server started")) {
          ready.countDown();
        }
      }
    } catch (IOException e) {
      // The process has gone.
    } finally {
      ready.countDown();
    }
  }

  private ManagedChannel connect() {
    return ManagedChannelBuilder.forAddress("127.0.0.1", port)
        .usePlaintext()
        .maxInboundMessageSize(20 << 20)
        .build();
  }

  /** Its address as clients' files write an endpoint. */
  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** Its process, for figures of its own use of the machine. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Ends it at once, as a machine does that loses power. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again at the same address, empty. */
  public void restart() throws IOException {
    channel.shutdownNow();
    process = launch();
    channel = connect();
  }

  /** For clients of Google's own. */
  public TransportChannelProvider channelProvider() {
    return FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel));
  }

  /** Makes a topic and answers its full name. */
  public String topic(String id) throws IOException {
    String name = "projects/" + PROJECT + "/topics/" + id;
    try (TopicAdminClient topics = topics()) {
      topics.createTopic(Topic.newBuilder().setName(name).build());
    }
    return name;
  }

  /** Makes a subscription and answers its full name. */
  public String subscription(String id, String topic, int ackDeadlineSeconds) throws IOException {
    String name = "projects/" + PROJECT + "/subscriptions/" + id;
    try (SubscriptionAdminClient subscriptions =
        SubscriptionAdminClient.create(SubscriptionAdminSettings.newBuilder()
            .setTransportChannelProvider(channelProvider())
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build())) {
      subscriptions.createSubscription(Subscription.newBuilder()
          .setName(name)
          .setTopic(topic)
          .setAckDeadlineSeconds(ackDeadlineSeconds)
          .build());
    }
    return name;
  }

  /** Publishes in batches of 500; durable in the emulator's sense when it returns. */
  public void publish(String topic, List<PubsubMessage> messages) throws IOException {
    try (TopicAdminClient topics = topics()) {
      for (int from = 0; from < messages.size(); from += 500) {
        topics.publish(topic, messages.subList(from, Math.min(from + 500, messages.size())));
      }
    }
  }

  /** A message with a text. */
  public static PubsubMessage message(String text, java.util.Map<String, String> attributes) {
    return PubsubMessage.newBuilder()
        .setData(ByteString.copyFromUtf8(text))
        .putAllAttributes(attributes)
        .build();
  }

  private TopicAdminClient topics() throws IOException {
    return TopicAdminClient.create(TopicAdminSettings.newBuilder()
        .setTransportChannelProvider(channelProvider())
        .setCredentialsProvider(NoCredentialsProvider.create())
        .build());
  }

  @Override
  public void close() throws InterruptedException {
    channel.shutdownNow();
    kill();
  }
}
