package com.askbosco.data.sandbox;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.sandbox.scenario.Scenario;
import com.askbosco.data.sandbox.scenario.ScenarioRun;
import com.askbosco.data.sandbox.world.World;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The simulated vendors behind one port of the loopback interface. Every request under {@code /<source>} goes to that vendor,
 * with the scenario's faults around it; {@code /_sandbox/} belongs to the server itself:
 *
 * <ul>
 *   <li>{@code PUT /_sandbox/clock} with {@code {"today":"YYYY-MM-DD"}} sets the day, {@code GET} tells it;
 *   <li>{@code GET /_sandbox/requests} tells how many requests each vendor got for each client, {@code DELETE} forgets them.
 * </ul>
 *
 * <p>Requests run on virtual threads. The day begins as the one after the world's last.
 */
public final class SandboxServer implements AutoCloseable {
  private final World world;
  private final List<Vendor> vendors;
  private final ScenarioRun faults;
  private final RequestCounts counts = new RequestCounts();
  private final VendorDay today;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ControlPath control;

  private SandboxServer(World world, Scenario scenario, int port, List<Vendor> vendors) {
    this.world = world;
    this.vendors = List.copyOf(vendors);
    this.faults = new ScenarioRun(scenario);
    this.today = new VendorDay(world.lastDay().plusDays(1));
    this.control = new ControlPath(today, counts);
    try {
      this.http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.USAGE, "Cannot open port " + port + " for the sandbox: " + e.getMessage(), e);
    }
  }

  /** Starts a server with every vendor on the class path; port 0 takes a free one. */
  public static SandboxServer start(World world, Scenario scenario, int port) {
    List<Vendor> found = ServiceLoader.load(Vendor.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
    return start(world, scenario, port, found);
  }

  /** Starts a server with the given vendors. */
  public static SandboxServer start(
      World world, Scenario scenario, int port, List<Vendor> vendors) {
    SandboxServer server = new SandboxServer(world, scenario, port, vendors);
    server.http.createContext("/", server::handle);
    server.http.setExecutor(server.threads);
    server.http.start();
    return server;
  }

  /** The root, such as {@code http://127.0.0.1:4711}; a vendor's API lies under {@code /<source>}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Sets the day at the vendors. */
  public void today(LocalDate day) {
    today.set(day);
  }

  /** The day at the vendors. */
  public LocalDate today() {
    return today.get();
  }

  public World world() {
    return world;
  }

  public List<Vendor> vendors() {
    return vendors;
  }

  /** How many requests came so far. */
  public RequestCounts counts() {
    return counts;
  }

  private void handle(HttpExchange http) throws IOException {
    try (http) {
      String path = http.getRequestURI().getPath();
      if (path.startsWith(ControlPath.PREFIX)) {
        control.handle(http);
        return;
      }
      Optional<Vendor> vendor = vendors.stream()
          .filter(v -> path.equals(v.pathPrefix()) || path.startsWith(v.pathPrefix() + "/"))
          .findFirst();
      LiveExchange exchange =
          new LiveExchange(http, uri(), vendor.map(Vendor::pathPrefix).orElse(""), world, today());
      if (vendor.isEmpty()) {
        exchange.respond(404, "{\"error\":\"no vendor at this path\"}");
        return;
      }
      String client = vendor.get().clientOf(exchange).orElse("");
      counts.add(vendor.get().source(), client);
      new Faulted(vendor.get(), faults).answer(exchange, client);
    }
  }

  /** Stops at once; requests under way are cut off. */
  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
