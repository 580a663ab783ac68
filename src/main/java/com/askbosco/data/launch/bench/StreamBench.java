package com.askbosco.data.launch.bench;

import com.askbosco.data.launch.LocalRunner;
import com.askbosco.data.launch.MessageRun;
import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.warehouse.table.TableLayout;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Events from a real broker to rows of bronze, silver and live marts: what a backlog costs beside a consumer written by hand, and how old events are
 * when they can be queried, at a steady rate and in a burst. Broker and producer are processes of their own, which are not counted.
 */
public final class StreamBench {
  /** The connector whose events are sent. */
  static final String SOURCE = "web-events";

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final int WARM = 80_000;

  private final Path sql;
  private final Path folder;
  private final Load load;
  private final BrokerProcess broker;
  private final Orders orders;

  /**
   * What is sent.
   *
   * @param backlog messages that are there before reading begins
   * @param steadyRate messages a second
   * @param steadySeconds for how long
   * @param burstRate messages a second behind that
   * @param burstSeconds for how long
   */
  public record Load(
      long backlog, long steadyRate, int steadySeconds, long burstRate, int burstSeconds) {}

  private StreamBench(Path sql, Path folder, Load load, BrokerProcess broker, Orders orders) {
    this.sql = sql;
    this.folder = folder;
    this.load = load;
    this.broker = broker;
    this.orders = orders;
  }

  /**
   * Runs the benchmark.
   *
   * @param sql the folder with {@code gold/} and {@code checks/}
   * @param folder to work in; the broker's class path is kept there
   */
  public static StreamResult run(Path sql, Path folder, Load load) {
    Path work = folder.resolve("work");
    LocalRunner.clear(work.toString());
    try (BrokerProcess broker = BrokerProcess.start(
            BrokerProcess.classPath(folder),
            Files.createDirectories(work.resolve("broker")),
            Map.of(),
            List.of("-Xmx512m", "-XX:+UseSerialGC"));
        Orders orders = Orders.start(broker.bootstrap())) {
      return new StreamBench(sql, work, load, broker, orders).measure();
    } catch (IOException | SQLException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED, "The bench cannot work in " + folder + ": " + e, e);
    } catch (ExecutionException e) {
      throw new BoscoException(ErrorCode.INTERNAL, "The bench failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BoscoException(ErrorCode.INTERNAL, "The bench was interrupted", e);
    } finally {
      LocalRunner.clear(work.toString());
    }
  }

  private StreamResult measure()
      throws IOException, SQLException, InterruptedException, ExecutionException {
    topic("warm");
    topic("events");
    orders.send("warm", WARM, 0);
    // Compiles the code of both before anything is measured.
    backlog("warm");
    plain("warm");
    long before = WARM;
    orders.send("events", load.backlog(), 0);
    StreamResult.Cost baseline = plain("events");
    StreamResult.Cost backlog = backlog("events");
    StreamBenchTables.compare(workspace("plain-events"), workspace("events"));
    Live live = live(before + load.backlog());
    return new StreamResult(
        load.backlog(),
        backlog,
        baseline,
        live.lost,
        live.duplicates,
        live.steady,
        live.burst,
        live.drained,
        peakMb());
  }

  private void topic(String name) throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      admin
          .createTopics(List.of(new NewTopic(name, StreamProducer.PARTITIONS, (short) 1)))
          .all()
          .get();
    }
  }

  private Workspace workspace(String name) {
    return Workspace.open(folder.resolve(name));
  }

  private LocalWarehouse warehouse(Workspace workspace) {
    return LocalWarehouse.open(workspace, Canon.load().values(), sql);
  }

  private ReadSettings settings(Workspace workspace, String topic) throws IOException {
    return StreamBenchClient.settings(workspace, broker.bootstrap(), topic);
  }

  private StreamResult.Cost backlog(String topic) throws IOException {
    Workspace workspace = workspace(topic);
    ReadSettings settings = settings(workspace, topic);
    try (LocalWarehouse warehouse = warehouse(workspace)) {
      System.gc();
      Meter meter = new Meter();
      try (meter) {
        MessageRun.Read read = MessageRun.with(settings, Ages::of)
            .read(StreamBenchClient.groups(settings, "backlog-" + topic), warehouse, true);
        if (!read.failures().isEmpty()) {
          throw read.failures().values().iterator().next();
        }
        if (read.rejected() > 0) {
          throw new BoscoException(ErrorCode.INTERNAL, read.rejected() + " were rejected");
        }
      }
      return new StreamResult.Cost(meter.cpuSeconds(), meter.wallSeconds());
    }
  }

  private StreamResult.Cost plain(String topic) throws IOException, SQLException {
    Workspace workspace = workspace("plain-" + topic);
    ReadSettings settings = settings(workspace, topic);
    warehouse(workspace).close();
    MessageStream stream =
        StreamBenchClient.groups(settings, "plain").get(0).streams().get(0);
    TableLayout bronze = TableLayout.bronze(SOURCE);
    TableLayout silver = silver();
    List<String> live = StreamBenchTables.live(workspace("warm").database());
    StreamBenchTables.prepare(workspace.database(), bronze, live);
    PlainConsumer consumer = new PlainConsumer(
        stream, settings.catalogue().mapper(SOURCE, "events").orElseThrow(), bronze, silver);
    System.gc();
    Meter meter = new Meter();
    try (meter) {
      consumer.run(broker.bootstrap(), topic, workspace.database());
    }
    return new StreamResult.Cost(meter.cpuSeconds(), meter.wallSeconds());
  }

  private static TableLayout silver() {
    return TableLayout.silver(Objects.requireNonNull(Canon.load().get("fct_web_event")));
  }

  private record Live(
      StreamResult.Ages steady,
      StreamResult.Ages burst,
      double drained,
      long lost,
      long duplicates) {}

  /** A job without end over the database that holds the backlog, while more is sent. */
  private Live live(long sentBefore)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    Workspace workspace = workspace("events");
    ReadSettings settings = settings(workspace, "events");
    long steadyMessages = load.steadyRate() * load.steadySeconds();
    long burstMessages = load.burstRate() * load.burstSeconds();
    StreamResult.Ages steady;
    StreamResult.Ages burst;
    double drained;
    try (LocalWarehouse warehouse = warehouse(workspace)) {
      FutureTask<MessageRun.Read> job = new FutureTask<>(() -> MessageRun.with(settings, Ages::of)
          .read(StreamBenchClient.groups(settings, "live"), warehouse, false));
      Thread.ofPlatform().name("live").start(job);
      // the first seconds are the job's start
      Ages.clear();
      lastSent = System.currentTimeMillis();
      orders.send("events", load.steadyRate() * 5, load.steadyRate());
      await(load.steadyRate() * 5, job);
      steady = measured(steadyMessages, load.steadyRate(), job);
      burst = measured(burstMessages, load.burstRate(), job);
      drained = (System.currentTimeMillis() - lastSent) / 1e3;
      MessageRun.stop("live");
      job.get();
    }
    long sent = load.backlog() + load.steadyRate() * 5 + steadyMessages + burstMessages;
    // of every hundred numbers the last is a repetition; numbers before these went to another topic
    long different = StreamEvents.different(sentBefore - load.backlog() + sent)
        - StreamEvents.different(sentBefore - load.backlog());
    try (java.sql.Connection connection =
        DriverManager.getConnection("jdbc:duckdb:" + workspace.database())) {
      long bronze = StreamBenchTables.number(connection, "SELECT COUNT(*) FROM bronze.web_events");
      long places = StreamBenchTables.number(
          connection,
          "SELECT COUNT(*) FROM (SELECT DISTINCT raw_file, raw_offset FROM bronze.web_events)");
      long silver =
          StreamBenchTables.number(connection, "SELECT COUNT(*) FROM silver.fct_web_event");
      long keys = StreamBenchTables.number(
          connection, "SELECT COUNT(DISTINCT event_key) FROM silver.fct_web_event");
      return new Live(
          steady,
          burst,
          drained,
          sent - places + (different - keys),
          bronze - places + (silver - keys));
    }
  }

  private long lastSent;

  private StreamResult.Ages measured(long messages, long rate, FutureTask<?> job)
      throws IOException, InterruptedException, ExecutionException {
    Ages.clear();
    long cpu = PROCESS.getProcessCpuTime();
    lastSent = orders.send("events", messages, rate);
    await(messages, job);
    double seconds = (PROCESS.getProcessCpuTime() - cpu) / 1e9;
    return new StreamResult.Ages(
        rate,
        Ages.messages(),
        seconds,
        Ages.quantile(.5),
        Ages.quantile(.95),
        Ages.quantile(.99),
        Ages.quantile(1));
  }

  private static void await(long messages, FutureTask<?> job)
      throws InterruptedException, ExecutionException {
    long until = System.nanoTime() + 300_000_000_000L;
    while (Ages.messages() < messages) {
      if (job.isDone()) {
        job.get();
      }
      if (job.isDone() || System.nanoTime() > until) {
        throw new BoscoException(
            ErrorCode.INTERNAL, "Only " + Ages.messages() + " of " + messages + " came");
      }
      Thread.sleep(20);
    }
  }

  /** The kernel's own figure: heap, database and libraries. */
  private static long peakMb() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
