package com.askbosco.data.gcp.fake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The fake-gcs-server that {@code src/test/gcs-emulator} builds, as a process with an empty memory. */
public final class RealGcs implements AutoCloseable {
  private final Process process;
  private final String url;

  private RealGcs(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it with this bucket. */
  public static RealGcs start(String bucket) throws IOException, InterruptedException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String host = "127.0.0.1:" + port;
    Process process = new ProcessBuilder(
            binary().toString(),
            "-scheme",
            "http",
            "-host",
            "127.0.0.1",
            "-port",
            String.valueOf(port),
            "-backend",
            "memory",
            "-public-host",
            host,
            "-external-url",
            "http://" + host)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    RealGcs gcs = new RealGcs(process, "http://" + host);
    gcs.create(bucket);
    return gcs;
  }

  private static Path binary() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(".bosco/bin"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("fake-gcs-server-"))
          .findFirst()
          .orElseThrow(() -> new IOException("run src/test/gcs-emulator first"));
    }
  }

  /** Makes the bucket as soon as the server listens. */
  private void create(String bucket) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(
            URI.create(url + "/storage/v1/b?project=test-project"))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + bucket + "\"}"))
        .build();
    IOException last = new IOException("fake-gcs-server did not start");
    for (int i = 0; i < 200 && process.isAlive(); i++) {
      try {
        int status = HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.discarding())
            .statusCode();
        if (status == 200) {
          return;
        }
        throw new IllegalStateException("fake-gcs-server answered " + status);
      } catch (IOException e) {
        last = e;
        Thread.onSpinWait();
        process.waitFor(50, java.util.concurrent.TimeUnit.MILLISECONDS);
      }
    }
    throw last;
  }

  /** Where it listens. */
  public String url() {
    return url;
  }

  /** What Beam's {@code --gcsEndpoint} is to be. */
  public String endpoint() {
    return url + "/storage/v1/";
  }

  /** For load jobs of a {@link FakeBigQuery}. */
  public Objects objects() {
    return new GcsObjects(url);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
