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
import java.util.Random;
import java.util.concurrent.Executors;

/**
 * Serves pages that were rendered before the first request, in a process of its own so that its work is not counted. Ends when its
 * standard input ends, which it does when the process that started it is gone.
 */
public final class BenchServer {
  private static final int DIFFERENT_PAGES = 16;
  private static final byte[] LAST = "{\"data\":[]}".getBytes(StandardCharsets.UTF_8);

  private final int pages;
  private final byte[][] rendered = new byte[DIFFERENT_PAGES][];

  private BenchServer(int pages) {
    this.pages = pages;
    for (int i = 0; i < DIFFERENT_PAGES; i++) {
      rendered[i] = render(i);
    }
  }

  /**
   * Serves until standard input ends.
   *
   * @param args the file to write the port to, and how many full pages a slice has
   */
  public static void main(String[] args) throws IOException {
    BenchServer server = new BenchServer(Integer.parseInt(args[1]));
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    http.setExecutor(Executors.newFixedThreadPool(4));
    http.createContext("/report", server::answer);
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
    String query = exchange.getRequestURI().getQuery();
    int page = Integer.parseInt(query.substring(query.indexOf("page=") + "page=".length()));
    byte[] body = page < pages ? rendered[page % DIFFERENT_PAGES] : LAST;
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** One page of 1,000 records of about 400 bytes, the same in every run. */
  static byte[] render(int page) {
    Random random = new Random(page);
    StringBuilder text = new StringBuilder(420_000).append("{\"data\":[");
    for (int i = 0; i < IngestBench.PAGE; i++) {
      text.append(i == 0 ? "" : ",");
      record(text, random, page * IngestBench.PAGE + i);
    }
    return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void record(StringBuilder to, Random random, int number) {
    String[] types = {"SEARCH", "SHOPPING", "DISPLAY", "VIDEO"};
    String[] themes = {"Brand", "Generic", "Competitor", "Remarketing", "Prospecting"};
    int clicks = random.nextInt(2_000);
    to.append("{\"day\":\"2026-03-30\",\"campaign_id\":\"")
        .append(17_000_000_000L + number * 7919L);
    to.append("\",\"campaign_name\":\"").append(themes[random.nextInt(themes.length)]);
    to.append(" | DE | ").append(types[number % types.length]).append(" | Spring collection ");
    to.append(number).append("\",\"type\":\"").append(types[number % types.length]);
    to.append("\",\"network\":\"SEARCH\",\"currency\":\"EUR\",\"time_zone\":\"Europe/Berlin\"");
    to.append(",\"metrics\":{\"impressions\":\"").append(clicks * 17 + random.nextInt(500));
    to.append("\",\"clicks\":\"").append(clicks);
    to.append("\",\"spend\":\"").append(random.nextInt(5_000)).append('.');
    to.append(10 + random.nextInt(90));
    to.append("\",\"conversions\":\"").append(random.nextInt(90)).append(".5");
    to.append("\",\"conversion_value\":\"").append(random.nextInt(20_000)).append(".25");
    to.append("\",\"video_views\":\"").append(random.nextInt(900));
    to.append("\",\"engagements\":\"").append(random.nextInt(3_000)).append("\"}}");
  }
}
