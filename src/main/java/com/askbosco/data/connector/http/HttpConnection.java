package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Transport.BodyTooLargeException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP/1.1 connection, blocking: a request goes out in one piece, the answer's body is read straight into the array that is
 * handed on. Used by one thread at a time.
 */
final class HttpConnection implements AutoCloseable {
  private static final int LONGEST_HEAD = 256 << 10;
  private static final int FIRST_BODY = 16 << 10;
  /** What a length that the source claims may make us allocate before it has sent anything. */
  private static final int LARGEST_CLAIM = 64 << 20;

  /** An answer as it came, content encoding not undone. */
  @SuppressWarnings("ArrayRecordComponent") // handed on at once
  record Answer(int status, Map<String, List<String>> headers, byte[] body) {}

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[16 << 10];
  private int at;
  private int end;
  private long deadline;
  private boolean reusable;
  private boolean answered;
  private long idleSince;

  HttpConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /** Whether another request may be sent. */
  boolean isReusable() {
    return reusable;
  }

  /** Whether anything came back since the last request was sent. */
  boolean hasAnswered() {
    return answered;
  }

  /** The answer's last byte came at this {@link System#nanoTime()}. */
  long idleSince() {
    return idleSince;
  }

  /** Whether the other side has closed the connection or sent what nobody asked for; costs a millisecond. */
  boolean isStale() {
    try {
      socket.setSoTimeout(1);
      in.read(buffer, 0, 1);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * Sends a request and reads the whole answer.
   *
   * @param target what stands in the request line: path and query, or the whole address for a proxy
   * @param limit how long the body may be
   * @param deadline the {@link System#nanoTime()} at which the answer must be complete
   * @throws HttpTimeoutException when it is not
   */
  Answer exchange(Request request, String target, long limit, long deadline) throws IOException {
    this.deadline = deadline;
    reusable = false;
    answered = false;
    try {
      out.write(head(request, target));
      if (request.body() != null) {
        out.write(request.body());
      }
      out.flush();
      return answer(request.method(), limit);
    } catch (SocketTimeoutException e) {
      throw new HttpTimeoutException("no whole answer within " + request.timeout());
    }
  }

  private static byte[] head(Request request, String target) {
    StringBuilder head = new StringBuilder(512);
    head.append(request.method()).append(' ').append(target).append(" HTTP/1.1\r\n");
    if (!has(request, "Host")) {
      header(head, "Host", host(request.uri()));
    }
    request.headers().forEach((name, value) -> header(head, name, value));
    byte[] body = request.body();
    boolean expectsBody = List.of("POST", "PUT", "PATCH").contains(request.method());
    if ((body != null || expectsBody) && !has(request, "Content-Length")) {
      header(head, "Content-Length", Integer.toString(body == null ? 0 : body.length));
    }
    if (!has(request, "Connection")) {
      header(head, "Connection", "keep-alive");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private static boolean has(Request request, String name) {
    return request.headers().keySet().stream().anyMatch(name::equalsIgnoreCase);
  }

  private static String host(URI uri) {
    boolean standard = uri.getPort() < 0
        || uri.getPort() == ("https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80);
    return standard ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  private Answer answer(String method, long limit) throws IOException {
    String line = line();
    while (line.matches("HTTP/1\\.[01] 1\\d\\d( .*)?")) {
      headers(); // an interim answer; the real one follows
      line = line();
    }
    if (!line.matches("HTTP/1\\.[01] [2-9]\\d\\d( .*)?")) {
      throw new ProtocolException("the answer is not HTTP");
    }
    int status = Integer.parseInt(line.substring(9, 12));
    Map<String, List<String>> headers = headers();
    String connection = joined(headers, "connection").toLowerCase(Locale.ROOT);
    boolean keep = line.startsWith("HTTP/1.1")
        ? !connection.contains("close")
        : connection.contains("keep-alive");
    byte[] body;
    String length = joined(headers, "content-length");
    if (method.equals("HEAD") || status == 204 || status == 304) {
      body = new byte[0];
    } else if (joined(headers, "transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
      body = chunked(limit);
    } else if (!length.isEmpty()) {
      body = sized(length, limit);
    } else {
      keep = false;
      body = untilEnd(limit);
    }
    reusable = keep && at == end;
    idleSince = System.nanoTime();
    return new Answer(status, headers, body);
  }

  static String joined(Map<String, List<String>> headers, String name) {
    return String.join(", ", headers.getOrDefault(name, List.of()));
  }

  private Map<String, List<String>> headers() throws IOException {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      length += line.length();
      if (length > LONGEST_HEAD) {
        throw new ProtocolException("the answer's headers are too long");
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers
            .computeIfAbsent(line.substring(0, colon).strip(), n -> new ArrayList<>(1))
            .add(line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  /** A line of the head, without its end. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    while (true) {
      if (at == end) {
        fill();
      }
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      line.append(new String(buffer, from, at - from, StandardCharsets.ISO_8859_1));
      if (line.length() > LONGEST_HEAD) {
        throw new ProtocolException("the answer's headers are too long");
      }
      if (at < end) {
        at++;
        int last = line.length() - 1;
        if (last >= 0 && line.charAt(last) == '\r') {
          line.setLength(last);
        }
        return line.toString();
      }
    }
  }

  private void fill() throws IOException {
    at = 0;
    end = 0;
    end = Math.max(0, read(buffer, 0, buffer.length));
    if (end == 0) {
      throw new EOFException("the connection was closed before the answer was complete");
    }
  }

  private int read(byte[] to, int from, int most) throws IOException {
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
    int read = in.read(to, from, most);
    answered |= read > 0;
    return read;
  }

  private byte[] sized(String length, long limit) throws IOException {
    long size;
    try {
      size = Long.parseLong(length.split(",", 2)[0].strip());
    } catch (NumberFormatException e) {
      throw new ProtocolException("the answer's length is no number");
    }
    if (size < 0) {
      throw new ProtocolException("the answer's length is negative");
    }
    if (size > limit) {
      throw new BodyTooLargeException(limit);
    }
    byte[] body = new byte[(int) Math.min(size, LARGEST_CLAIM)];
    int filled = 0;
    while (filled < size) {
      if (filled == body.length) {
        body = Arrays.copyOf(body, (int) Math.min(size, body.length * 2L));
      }
      filled += body(body, filled, body.length - filled);
    }
    return body;
  }

  /** Some bytes of the body, at least one. */
  private int body(byte[] to, int from, int most) throws IOException {
    if (at < end) {
      int part = Math.min(most, end - at);
      System.arraycopy(buffer, at, to, from, part);
      at += part;
      return part;
    }
    int read = read(to, from, most);
    if (read < 0) {
      throw new EOFException("the connection was closed before the answer was complete");
    }
    return read;
  }

  private byte[] chunked(long limit) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream(FIRST_BODY);
    byte[] some = new byte[FIRST_BODY];
    while (true) {
      String text = line();
      int semicolon = text.indexOf(';');
      long size;
      try {
        size = Long.parseLong((semicolon < 0 ? text : text.substring(0, semicolon)).strip(), 16);
      } catch (NumberFormatException e) {
        throw new ProtocolException("the answer's parts have no length");
      }
      if (size < 0 || all.size() + size > limit) {
        throw new BodyTooLargeException(limit);
      }
      if (size == 0) {
        headers(); // trailers
        return all.toByteArray();
      }
      while (size > 0) {
        int read = body(some, 0, (int) Math.min(some.length, size));
        all.write(some, 0, read);
        size -= read;
      }
      line();
    }
  }

  private byte[] untilEnd(long limit) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream(FIRST_BODY);
    all.write(buffer, at, end - at);
    at = end;
    byte[] some = new byte[FIRST_BODY];
    while (all.size() <= limit) {
      int read = read(some, 0, some.length);
      if (read < 0) {
        return all.toByteArray();
      }
      all.write(some, 0, read);
    }
    throw new BodyTooLargeException(limit);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone; nothing is left to do.
    }
  }
}
