package com.askbosco.data.launch.bench;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.ResourceFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A Kafka broker of one node (KRaft) as a process of its own, over a folder of its own. It can be killed at any moment and started
 * again: address and data stay. Its libraries are no part of the product; Maven brings them when they are asked for first.
 */
public final class BrokerProcess implements AutoCloseable {
  private static final String CLUSTER = "Qm9zY29LYWZrYUJyb2tlcg";
  private static final int START_SECONDS = 90;

  private final String classPath;
  private final Path folder;
  private final List<String> jvm;
  private final int port;
  private final int passwords;
  private Process process;

  private BrokerProcess(
      String classPath, Path folder, List<String> jvm, int port, int passwords, Process process) {
    this.classPath = classPath;
    this.folder = folder;
    this.jvm = jvm;
    this.port = port;
    this.passwords = passwords;
    this.process = process;
  }

  /**
   * Starts a broker over an empty folder, and waits until it answers.
   *
   * @param classPath of {@link #classPath}
   * @param further properties of the broker, before which those of this class give way
   * @param jvm options of its JVM
   */
  public static BrokerProcess start(
      String classPath, Path folder, Map<String, String> further, List<String> jvm)
      throws IOException, InterruptedException {
    int port = freePort();
    int controller = freePort();
    Map<String, String> properties = new TreeMap<>(Map.of(
        "process.roles", "broker,controller",
        "node.id", "1",
        "controller.quorum.voters", "1@127.0.0.1:" + controller,
        "controller.listener.names", "CONTROLLER",
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
        "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
        "log.dirs", folder.resolve("data").toString(),
        "auto.create.topics.enable", "false",
        "num.partitions", "1"));
    properties.putAll(Map.of(
        "offsets.topic.num.partitions", "1",
        "offsets.topic.replication.factor", "1",
        "transaction.state.log.num.partitions", "1",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "listener.security.protocol.map",
            "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT",
        "group.initial.rebalance.delay.ms", "0"));
    properties.putAll(further);
    int passwords = freePort();
    if (further.containsKey("sasl.enabled.mechanisms")) {
      properties.merge("listeners", ",SASL_PLAINTEXT://127.0.0.1:" + passwords, String::concat);
      properties.merge(
          "advertised.listeners", ",SASL_PLAINTEXT://127.0.0.1:" + passwords, String::concat);
    }
    Files.createDirectories(folder);
    Path file = Files.write(
        folder.resolve("server.properties"),
        properties.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .toList());
    Process format = java(
        classPath,
        folder,
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"),
        List.of("kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", file.toString()));
    if (!format.waitFor(START_SECONDS, TimeUnit.SECONDS) || format.exitValue() != 0) {
      format.destroyForcibly();
      throw failed(folder, "cannot format its folder");
    }
    BrokerProcess broker =
        new BrokerProcess(classPath, folder, jvm, port, passwords, run(classPath, folder, jvm));
    broker.await();
    return broker;
  }

  /** Where clients find it. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** Where clients find it that have to say who they are, when {@code sasl.enabled.mechanisms} was among its properties. */
  public String bootstrapWithPasswords() {
    return "127.0.0.1:" + passwords;
  }

  /** Kills it as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Starts it again over the same folder and at the same address, and waits until it answers. */
  public void restart() throws IOException, InterruptedException {
    process = run(classPath, folder, jvm);
    await();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void await() throws InterruptedException {
    Map<String, Object> settings = Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrap(),
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        START_SECONDS * 1000);
    try (Admin admin = Admin.create(settings)) {
      admin.describeCluster().nodes().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      close();
      throw failed(folder, "does not answer: " + e.getMessage());
    }
  }

  private static Process run(String classPath, Path folder, List<String> jvm) throws IOException {
    return java(
        classPath,
        folder,
        jvm,
        List.of("kafka.Kafka", folder.resolve("server.properties").toString()));
  }

  private static Process java(
      String classPath, Path folder, List<String> jvm, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.add("-cp");
    command.add(classPath);
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(
            ProcessBuilder.Redirect.appendTo(folder.resolve("broker.log").toFile()))
        .start();
  }

  private static BoscoException failed(Path folder, String what) {
    return new BoscoException(
        ErrorCode.INTERNAL,
        "The Kafka broker " + what + ". Look into " + folder.resolve("broker.log"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * The class path of a broker, resolved by Maven once and kept in the folder.
   *
   * @throws BoscoException when Maven cannot bring the libraries
   */
  public static String classPath(Path folder) throws IOException, InterruptedException {
    Path kept = folder.resolve("broker.classpath");
    if (Files.exists(kept)) {
      String known = Files.readString(kept);
      if (Stream.of(known.split(":", -1)).allMatch(jar -> Files.exists(Path.of(jar)))) {
        return known;
      }
    }
    Files.createDirectories(folder);
    String text = Objects.requireNonNull(
        ResourceFolder.texts("bench/stream", ".xml").get("broker.xml"), "broker.xml");
    Path pom = Files.writeString(folder.resolve("broker.xml"), text);
    Path out = folder.resolve("broker.classpath.new");
    for (List<String> more : List.of(List.of("-o"), List.<String>of())) {
      List<String> command = new ArrayList<>(List.of("mvn", "-q", "-B", "-ntp"));
      command.addAll(more);
      command.addAll(
          List.of("-f", pom.toString(), "dependency:build-classpath", "-Dmdep.outputFile=" + out));
      Process maven = new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("broker.maven.log").toFile())
          .start();
      if (maven.waitFor() == 0) {
        String found = Files.readString(out, StandardCharsets.UTF_8).strip();
        Files.writeString(kept, found);
        return found;
      }
    }
    throw new BoscoException(
        ErrorCode.INTERNAL,
        "Maven does not bring org.apache.kafka:kafka_2.13:4.3.1, which the broker is made of. "
            + "Look into " + folder.resolve("broker.maven.log")
            + Files.readAllLines(folder.resolve("broker.maven.log")).stream()
                .filter(line -> line.contains("ERROR"))
                .limit(1)
                .collect(Collectors.joining("", ": ", "")));
  }
}
