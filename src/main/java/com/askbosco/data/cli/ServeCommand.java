package com.askbosco.data.cli;

import com.askbosco.data.local.Workspace;
import com.askbosco.data.serve.PageServer;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bosco serve}: the page with the published figures on localhost, until the process is ended. */
@Command(name = "serve", description = "Serve the page with charts on localhost.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Default ${DEFAULT-VALUE}; 0 takes a free one.")
  private int port;

  @Option(names = "--workspace", paramLabel = "NAME", description = "Default: the one used last.")
  private @Nullable String workspace;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Workspace place = Home.here().existing(workspace);
    try (PageServer server =
        PageServer.start(port, () -> Local.queries(place), Local.quality(place))) {
      spec.commandLine().getOut().println("Page: " + server.uri() + " (Ctrl-C ends it)");
      spec.commandLine().getOut().flush();
      Thread.currentThread().join();
    }
    return 0;
  }
}
