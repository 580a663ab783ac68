package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Transport.HostRefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Opens connections and keeps those that can be used again, for a while. Thread-safe. */
final class HttpConnections {
  private static final long LONGEST_IDLE_NANOS = 30_000_000_000L;
  /** Servers close idle connections after seconds, not at once; younger ones are not asked whether they live. */
  private static final long SURELY_ALIVE_NANOS = 1_000_000_000L;

  private static final int MOST_IDLE = 16;

  /** Where a connection leads; one that may lead into a private network is used for nothing else. */
  record Target(boolean secure, String host, int port, boolean privateAllowed) {
    static Target of(URI uri, boolean privateAllowed) {
      boolean secure = "https".equalsIgnoreCase(uri.getScheme());
      int port = uri.getPort() < 0 ? (secure ? 443 : 80) : uri.getPort();
      String host = uri.getHost();
      return new Target(
          secure,
          host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
          port,
          privateAllowed);
    }
  }

  private final int connectMillis;
  private final Map<Target, Deque<HttpConnection>> idle = new ConcurrentHashMap<>();

  HttpConnections(int connectMillis) {
    this.connectMillis = connectMillis;
  }

  /** A connection that was used before and lives, or null. */
  @Nullable
  HttpConnection idle(Target target) {
    Deque<HttpConnection> waiting = idle.get(target);
    while (waiting != null) {
      HttpConnection next;
      synchronized (waiting) {
        next = waiting.pollLast();
      }
      if (next == null) {
        return null;
      }
      long age = System.nanoTime() - next.idleSince();
      if (age < SURELY_ALIVE_NANOS || (age < LONGEST_IDLE_NANOS && !next.isStale())) {
        return next;
      }
      next.close();
    }
    return null;
  }

  /** Takes a connection back. */
  void release(Target target, HttpConnection connection) {
    Deque<HttpConnection> waiting = idle.computeIfAbsent(target, t -> new ArrayDeque<>());
    HttpConnection surplus;
    synchronized (waiting) {
      waiting.addLast(connection);
      surplus = waiting.size() > MOST_IDLE ? waiting.pollFirst() : null;
    }
    if (surplus != null) {
      surplus.close();
    }
  }

  /** Whether plain requests to the address go to a proxy, which wants the whole address. */
  static boolean isProxied(URI uri) {
    return !"https".equalsIgnoreCase(uri.getScheme()) && proxy(uri) != null;
  }

  private static @Nullable InetSocketAddress proxy(URI uri) {
    ProxySelector selector = ProxySelector.getDefault();
    if (selector != null) {
      for (Proxy each : selector.select(uri)) {
        if (each.type() == Proxy.Type.HTTP && each.address() instanceof InetSocketAddress address) {
          return address.isUnresolved()
              ? new InetSocketAddress(address.getHostString(), address.getPort())
              : address;
        }
      }
    }
    return null;
  }

  /**
   * Opens a connection. The address that was found to be public is the one that is connected to.
   *
   * @throws HostRefusedException when the host is in a private network and must not be
   */
  HttpConnection open(Target target, URI uri) throws IOException {
    InetAddress[] addresses = InetAddress.getAllByName(target.host());
    if (!target.privateAllowed()) {
      for (InetAddress address : addresses) {
        if (HttpTransport.isPrivate(address)) {
          throw new HostRefusedException(
              "host " + uri.getHost() + " is an address of a private network");
        }
      }
    }
    InetSocketAddress proxy = proxy(uri);
    Socket socket = proxy != null ? connected(List.of(proxy)) : connected(target, addresses);
    try {
      if (proxy != null && target.secure()) {
        tunnel(socket, target);
      }
      return new HttpConnection(target.secure() ? secured(socket, target) : socket);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private Socket connected(Target target, InetAddress[] addresses) throws IOException {
    return connected(java.util.Arrays.stream(addresses)
        .map(address -> new InetSocketAddress(address, target.port()))
        .toList());
  }

  private Socket connected(List<InetSocketAddress> addresses) throws IOException {
    IOException failure = null;
    for (InetSocketAddress address : addresses) {
      Socket socket = new Socket(Proxy.NO_PROXY);
      try {
        socket.setTcpNoDelay(true);
        socket.connect(address, connectMillis);
        return socket;
      } catch (IOException e) {
        socket.close();
        failure = e;
      }
    }
    throw Objects.requireNonNull(failure, "A host has at least one address");
  }

  /** Asks a proxy to lead on; what follows is between us and the host. */
  private void tunnel(Socket socket, Target target) throws IOException {
    String to = target.host() + ":" + target.port();
    socket.setSoTimeout(connectMillis);
    socket
        .getOutputStream()
        .write(("CONNECT " + to + " HTTP/1.1\r\nHost: " + to + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    StringBuilder head = new StringBuilder();
    while (head.length() < 16_384 && head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    if (!head.toString().matches("(?s)HTTP/1\\.[01] 2\\d\\d.*\r\n\r\n")) {
      throw new IOException("the proxy leads to no connection");
    }
  }

  private Socket secured(Socket socket, Target target) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secure = (SSLSocket) factory.createSocket(socket, target.host(), target.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate must be the host's
    secure.setSSLParameters(parameters);
    secure.setSoTimeout(connectMillis);
    secure.startHandshake();
    return secure;
  }
}
