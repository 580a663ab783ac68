package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Beam's runner Prism as a process. It keeps the graph and the elements; the steps run in this JVM, called over gRPC. */
final class Prism implements AutoCloseable {
  private static final String CLIENT = "org.apache.beam.runners.portability.PortableRunner";
  private static final String INSTALL =
      "Prism or the client of portable runners is missing. Run src/test/portable, which brings both; it needs Go 1.25 or newer"
          + " (https://go.dev/doc/install).";

  private final Process process;
  private final int port;

  private Prism(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it. Where it is not installed the test is left out and says so; in CI it fails.
   *
   * @param log where its output goes
   */
  static Prism start(Path log) throws IOException, InterruptedException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Process process = new ProcessBuilder(
            binary().toString(), "-job_port", String.valueOf(port), "-serve_http=false")
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    Prism prism = new Prism(process, port);
    prism.awaitPort(log);
    return prism;
  }

  private static Path binary() throws IOException {
    Path folder = Path.of(".bosco/bin");
    if (hasClient() && Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        List<Path> found = files
            .filter(file -> file.getFileName().toString().startsWith("prism-"))
            .sorted()
            .toList();
        if (!found.isEmpty()) {
          return found.get(found.size() - 1);
        }
      }
    }
    return "true".equals(System.getenv("CI")) ? fail(INSTALL) : abort(INSTALL);
  }

  private static boolean hasClient() {
    try {
      Class.forName(CLIENT, false, Prism.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private void awaitPort(Path log) throws IOException, InterruptedException {
    for (int i = 0; i < 200 && process.isAlive(); i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
    }
    close();
    throw new IOException("Prism did not start: " + Files.readString(log));
  }

  /** Options of a job that runs on it. */
  List<String> options() {
    return List.of(
        "--runner=PortableRunner",
        "--jobEndpoint=127.0.0.1:" + port,
        "--defaultEnvironmentType=LOOPBACK");
  }

  @Override
  public void close() {
    process.destroy();
  }
}
