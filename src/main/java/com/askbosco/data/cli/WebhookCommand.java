package com.askbosco.data.cli;

import com.askbosco.data.launch.WebhookMain;
import com.askbosco.data.launch.webhook.Receiver;
import com.askbosco.data.pipeline.ingest.DataFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bosco webhook}: the receiver of webhooks on this machine. */
@Command(
    name = "webhook",
    description = "Receive events that vendors send.",
    subcommands = WebhookCommand.Serve.class)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WebhookCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Receives until the process ends. */
  @Command(
      name = "serve",
      description =
          "Take signed calls below /hooks/<client>/<connection> on localhost and put them into Pub/Sub, until Ctrl-C.")
  static final class Serve implements Callable<Integer> {
    @Option(
        names = "--port",
        defaultValue = "8081",
        description = "Default ${DEFAULT-VALUE}; 0 takes a free one.")
    private int port;

    @Option(
        names = "--clients",
        paramLabel = "DIR",
        description = "Folder of client files. Default: clients.")
    private @Nullable Path clients;

    @Option(
        names = "--connectors",
        paramLabel = "DIR",
        description = "Folder of further connectors.")
    private @Nullable Path connectors;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
      Home home = Home.here();
      Path folder = clients == null ? home.root().resolve("clients") : home.fromCaller(clients);
      DataFiles files = new DataFiles(
          folder.toString(),
          Optional.ofNullable(connectors).map(dir -> home.fromCaller(dir).toString()));
      try (Receiver receiver = WebhookMain.start(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
          files,
          Local.secrets(home).open())) {
        // Ctrl-C ends the process without unwinding this thread.
        Runtime.getRuntime().addShutdownHook(new Thread(receiver::close, "stop"));
        PrintWriter out = spec.commandLine().getOut();
        out.println("Receiver: " + receiver.uri() + " (Ctrl-C ends it)");
        receiver.paths().forEach(path -> out.println("  POST " + path));
        out.flush();
        Thread.currentThread().join();
      }
      return 0;
    }
  }
}
