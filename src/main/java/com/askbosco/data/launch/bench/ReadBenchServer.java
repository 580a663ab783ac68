package com.askbosco.data.launch.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;

/**
 * The source of the read benchmark: pages of 1,000 records of about 216 bytes, rendered before the first request, in a process of
 * its own. Ends when its standard input ends.
 */
public final class ReadBenchServer {
  private static final int DIFFERENT_PAGES = 16;
  private static final String DAY = "2020-01-01";
  private static final byte[] NONE = "{\"data\":[]}".getBytes(StandardCharsets.UTF_8);

  private final int pages;
  private final byte[][] rendered = new byte[DIFFERENT_PAGES][];
  private final byte[] parents;

  private ReadBenchServer(int pages) {
    this.pages = pages;
    for (int i = 0; i < DIFFERENT_PAGES; i++) {
      rendered[i] = render(i);
    }
    StringBuilder text = new StringBuilder("{\"data\":[");
    for (int i = 0; i < ReadBench.PARENTS; i++) {
      text.append(i == 0 ? "" : ",").append("{\"id\":").append(1000 + i).append('}');
    }
    this.parents = text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Serves until standard input ends.
   *
   * @param args the file to write the port to, and how many full pages there are
   */
  public static void main(String[] args) throws IOException {
    ReadBenchServer server = new ReadBenchServer(Integer.parseInt(args[1]));
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    http.setExecutor(Executors.newFixedThreadPool(4));
    http.createContext("/", server::answer);
    http.start();
    Path file = Path.of(args[0]);
    Path unfinished = Files.writeString(
        file.resolveSibling("port.tmp"), Integer.toString(http.getAddress().getPort()));
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    while (System.in.read() >= 0) {
      // Only its end matters.
    }
    System.exit(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> query = query(exchange.getRequestURI().getQuery());
    int page = Integer.parseInt(query.getOrDefault("page", "0"));
    byte[] body;
    if (path.equals("/parents")) {
      body = parents;
    } else if (path.equals("/daily")) {
      body = onDay(
          rendered[Math.floorMod(query.hashCode(), DIFFERENT_PAGES)],
          query.getOrDefault("start", DAY));
    } else {
      int all = path.startsWith("/children") ? pages / ReadBench.PARENTS : pages;
      body = page < all ? rendered[page % DIFFERENT_PAGES] : NONE;
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new HashMap<>();
    for (String pair : text == null ? new String[0] : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      query.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return query;
  }

  /** The page with another day in all its records. */
  private static byte[] onDay(byte[] page, String day) {
    byte[] wanted = ("\"day\":\"" + day).getBytes(StandardCharsets.UTF_8);
    byte[] changed = page.clone();
    for (int i = 0; i + wanted.length < changed.length; i++) {
      if (changed[i] == '"'
          && changed[i + 1] == 'd'
          && changed[i + 2] == 'a'
          && changed[i + 3] == 'y'
          && changed[i + 4] == '"') {
        System.arraycopy(wanted, 0, changed, i, wanted.length);
      }
    }
    return changed;
  }

  private static byte[] render(int page) {
    Random random = new Random(page);
    StringBuilder text = new StringBuilder(230_000).append("{\"data\":[");
    for (int i = 0; i < ReadBench.PAGE; i++) {
      text.append(i == 0 ? "" : ",");
      record(text, random, page * ReadBench.PAGE + i);
    }
    return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void record(StringBuilder to, Random random, int number) {
    String[] themes = {"Brand", "Generic", "Competitor", "Remarketing", "Prospecting"};
    String[] statuses = {"ENABLED", "PAUSED", "ENABLED", "REMOVED"};
    int clicks = random.nextInt(2_000);
    to.append("{\"id\":").append(17_000_000_000L + number * 7919L);
    to.append(",\"day\":\"").append(DAY);
    to.append("\",\"name\":\"").append(themes[random.nextInt(themes.length)]);
    to.append(" | DE | Spring collection ").append(number);
    to.append("\",\"status\":\"").append(statuses[random.nextInt(statuses.length)]);
    to.append("\",\"network\":\"SEARCH\",\"currency\":\"EUR\"");
    to.append(",\"impressions\":").append(clicks * 17 + random.nextInt(500));
    to.append(",\"clicks\":").append(clicks);
    to.append(",\"cost_micros\":").append(random.nextInt(90_000_000));
    to.append(",\"ctr\":0.").append(10 + random.nextInt(90));
    to.append(",\"active\":").append(random.nextBoolean());
    to.append(",\"parent\":null}");
  }
}
