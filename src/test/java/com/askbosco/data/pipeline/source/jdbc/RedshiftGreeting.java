package com.askbosco.data.pipeline.source.jdbc;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before a PostgreSQL and takes out of a client's first message what only Redshift knows ({@code driver_version} and the like). Everything else passes
 * as it is.
 */
final class RedshiftGreeting implements AutoCloseable {
  private static final Set<String> KNOWN =
      Set.of("user", "database", "client_encoding", "DateStyle", "TimeZone", "extra_float_digits");

  private final ServerSocket door;
  private final int server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  RedshiftGreeting(int server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.submit(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  private Void accept() throws IOException {
    while (true) {
      Socket client = door.accept();
      threads.submit(() -> speak(client));
    }
  }

  private Void speak(Socket client) throws IOException {
    Socket to = new Socket(InetAddress.getLoopbackAddress(), server);
    DataInputStream in = new DataInputStream(client.getInputStream());
    byte[] greeting = new byte[in.readInt() - 4];
    in.readFully(greeting);
    byte[] plain = withoutUnknown(greeting);
    DataOutputStream out = new DataOutputStream(to.getOutputStream());
    out.writeInt(plain.length + 4);
    out.write(plain);
    out.flush();
    threads.submit(() -> pass(to, client, to.getInputStream(), client.getOutputStream()));
    return pass(client, to, in, out);
  }

  /** A session that one side ends is ended for the other. */
  private static Void pass(Socket from, Socket to, InputStream in, OutputStream out)
      throws IOException {
    try (from;
        to) {
      in.transferTo(out);
    }
    return null;
  }

  /** The protocol's version, then names and values that end with zeros, then a zero. */
  private static byte[] withoutUnknown(byte[] greeting) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(greeting, 0, 4);
    int at = 4;
    while (at < greeting.length && greeting[at] != 0) {
      int name = end(greeting, at);
      int value = end(greeting, name);
      if (KNOWN.contains(new String(greeting, at, name - at - 1, StandardCharsets.UTF_8))) {
        out.write(greeting, at, value - at);
      }
      at = value;
    }
    out.write(0);
    return out.toByteArray();
  }

  private static int end(byte[] text, int from) {
    int at = from;
    while (text[at] != 0) {
      at++;
    }
    return at + 1;
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
