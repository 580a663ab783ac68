package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.ingest.SliceQueue.Planned;
import com.askbosco.data.pipeline.source.SliceSource.Wanted;
import com.askbosco.data.pipeline.source.SliceSources;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.spec.ClientFiles;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.ConnectionSpec;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.SourceKind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns clients and days into queues of slices, one queue per credential. The same input gives the same plan.
 *
 * <p>A stream with days is read from the first day that is wanted or missing, and as many days before it as the source may still
 * restate (once a week some weeks), but never before the connection's {@code since}. Where a window spans several days, windows begin at fixed days, so
 * that the same days make the same slice in every run. A stream without days is one slice.
 */
public final class Planner {
  /** Nobody waits for a report on this day; what comes of it is there on Monday. */
  private static final DayOfWeek DEEP_DAY = DayOfWeek.SATURDAY;

  /** How far a deep reading goes back: further than any source says it restates. */
  private static final int DEEP_DAYS = 28;

  private final Catalogue catalogue;
  private final Optional<String> sandbox;
  private final Secrets secrets;

  /** A planner that asks no source what there is: what only it knows is planned as a whole. */
  public Planner(Catalogue catalogue, Optional<String> sandbox) {
    this(catalogue, sandbox, () -> {
      throw new BoscoException(ErrorCode.SECRET_MISSING, "Nothing is asked without a secret");
    });
  }

  /**
   * @param sandbox root address of the simulated vendors, for connections that name them
   * @param secrets for sources that are asked what there is to read
   */
  public Planner(Catalogue catalogue, Optional<String> sandbox, Secrets secrets) {
    this.catalogue = catalogue;
    this.sandbox = sandbox;
    this.secrets = secrets;
  }

  /**
   * Plans a run.
   *
   * @return queues by credential, in alphabetical order
   * @throws ProblemsException with every problem of the clients' files, unknown client ids included
   * @throws com.askbosco.data.model.BoscoException for a source there is no connector of: a typing error never reads nothing
   */
  public List<SliceQueue> plan(RunRequest request) {
    Map<String, List<Planned>> queues = new TreeMap<>();
    request.sources().forEach(catalogue::source);
    for (ClientSpec client : clients(request)) {
      for (ConnectionSpec spec : client.connections()) {
        boolean wanted = request.wants(client.id(), spec.id(), spec.connector());
        if (!wanted || spec.kind().isMessages()) {
          continue;
        }
        String apiRoot =
            spec.endpoint().map(endpoint -> apiRoot(client, spec, endpoint)).orElse("");
        Connection connection = connection(client, spec, apiRoot);
        for (String stream : spec.streams()) {
          StreamInfo info = catalogue.source(spec.connector()).stream(stream);
          for (String account : spec.accounts()) {
            plan(request, spec, connection, info, account, queues);
          }
        }
      }
    }
    return queues.entrySet().stream()
        .map(queue -> new SliceQueue(request.header(), queue.getKey(), queue.getValue()))
        .toList();
  }

  /**
   * The clients a run is about: those it names, or all. A client whose file is wrong is left out of a run of all; named, it stops
   * the run.
   *
   * @throws ProblemsException with every problem of the clients that are named, unknown ids included; when no client is left, with
   *     every problem of all files
   */
  public List<ClientSpec> clients(RunRequest request) {
    ClientFiles.Loaded loaded = catalogue.clients(request.asOf());
    List<ClientSpec> all = loaded.clients();
    Set<String> unknown = new HashSet<>(request.clients());
    all.forEach(client -> unknown.remove(client.id()));
    List<Problem> problems = new ArrayList<>();
    for (String id : unknown.stream().sorted().toList()) {
      List<Problem> ofFile = loaded.refused().get(id);
      if (ofFile != null) {
        problems.addAll(ofFile);
        continue;
      }
      problems.add(new Problem(
          ErrorCode.USAGE,
          "",
          0,
          "",
          "there is no client `" + id + "`",
          "There are " + all.stream().map(ClientSpec::id).toList() + "."));
    }
    if (all.isEmpty()) {
      return loaded.all();
    }
    List<ClientSpec> wanted = request.clients().isEmpty()
        ? all
        : all.stream().filter(client -> request.clients().contains(client.id())).toList();
    for (ClientSpec client : wanted) {
      if (!client.tenant().equals(wanted.get(0).tenant())) {
        problems.add(new Problem(
            ErrorCode.CONFIG_BAD_VALUE,
            client.file(),
            0,
            "tenant",
            "`" + client.tenant() + "` is another agency than `" + wanted.get(0).tenant() + "`",
            "Keep each agency's clients in a folder of their own."));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return wanted;
  }

  /** The connections of all clients as their files are now, by {@link #key}; endpoints are left out. */
  Map<String, Connection> settings(RunRequest request) {
    Map<String, Connection> connections = new TreeMap<>();
    for (ClientSpec client : catalogue.clients(request.asOf()).clients()) {
      for (ConnectionSpec spec : client.connections()) {
        connections.put(key(client.id(), spec.id()), connection(client, spec, ""));
      }
    }
    return connections;
  }

  static String key(String clientId, String connectionId) {
    return clientId + "/" + connectionId;
  }

  /**
   * A connection as it travels to the workers.
   *
   * @param apiRoot root of the API instead of the vendor's own, or empty
   */
  public static Connection connection(ClientSpec client, ConnectionSpec spec, String apiRoot) {
    return new Connection(
        client.tenant(),
        client.id(),
        client.currency(),
        client.timeZone().getId(),
        spec.id(),
        spec.connector(),
        spec.credential().toString(),
        apiRoot,
        spec.accountCurrency().orElse(""),
        spec.config().toString(),
        spec.kind());
  }

  private String apiRoot(ClientSpec client, ConnectionSpec spec, String endpoint) {
    if (!endpoint.equals("sandbox")) {
      return endpoint;
    }
    return sandbox.orElseThrow(() -> new ProblemsException(List.of(new Problem(
            ErrorCode.CONFIG_BAD_VALUE,
            client.file(),
            spec.line(),
            "connections." + spec.id() + ".endpoint",
            "the connection is to the sandbox, and no sandbox is running",
            "Start one with `bosco sandbox serve` and name it with --sandbox."))))
        + "/"
        + spec.connector();
  }

  private void plan(
      RunRequest request,
      ConnectionSpec spec,
      Connection connection,
      StreamInfo info,
      String account,
      Map<String, List<Planned>> queues) {
    String credentialKey = spec.connector() + "|" + spec.credential();
    Optional<List<Slice>> known = known(request, spec, connection, info, account, credentialKey);
    if (known.isPresent()) {
      known
          .get()
          .forEach(slice -> queues
              .computeIfAbsent(credentialKey, key -> new ArrayList<>())
              .add(new Planned(slice, connection)));
      return;
    }
    LocalDate completeTo = request
        .completeTo()
        .get(RunRequest.key(connection.clientId(), spec.id(), info.name(), account));
    for (Optional<DateRange> window : windows(request, spec.since(), info, completeTo)) {
      Slice slice = new Slice(
          connection.clientId(),
          spec.id(),
          spec.connector(),
          info.name(),
          account,
          credentialKey,
          window.orElse(null));
      queues
          .computeIfAbsent(credentialKey, key -> new ArrayList<>())
          .add(new Planned(slice, connection));
    }
  }

  /** The slices of a source that knows itself what there is to read; empty where days decide. */
  private Optional<List<Slice>> known(
      RunRequest request,
      ConnectionSpec spec,
      Connection connection,
      StreamInfo info,
      String account,
      String credentialKey) {
    if (spec.kind() == SourceKind.HTTP) {
      return Optional.empty();
    }
    Slice whole = new Slice(
        connection.clientId(),
        spec.id(),
        spec.connector(),
        info.name(),
        account,
        credentialKey,
        null);
    return SliceSources.of(spec.kind())
        .slices(new Wanted(
            connection,
            catalogue.source(spec.connector()).declared(info.name()),
            whole,
            spec.since(),
            request.read(),
            new Later(secrets)));
  }

  /** A resolver that is opened when a secret is asked for, and not before. */
  private record Later(Secrets secrets) implements SecretResolver {
    @Override
    public boolean knows(String reference) {
      return secrets.open().knows(reference);
    }

    @Override
    public String resolve(String reference) {
      return secrets.open().resolve(reference);
    }
  }

  /**
   * How many days before the wanted ones are read again: as many as the source may still restate. Once a week, days it calls final
   * are read as well (rule 4), so that a change of theirs is found and written down; a stream that never restates is left out.
   */
  private static int lookback(RunRequest request, StreamInfo info) {
    boolean deep = info.restatementDays() > 0 && request.asOf().getDayOfWeek() == DEEP_DAY;
    return deep ? Math.max(info.restatementDays(), DEEP_DAYS) : info.restatementDays();
  }

  /** The windows to read of one stream of one account, oldest first; one empty one for a stream without days. */
  static List<Optional<DateRange>> windows(
      RunRequest request, LocalDate since, StreamInfo info, @Nullable LocalDate completeTo) {
    if (!info.windowed()) {
      return List.of(Optional.empty());
    }
    LocalDate wanted = request.from();
    if (completeTo != null && completeTo.plusDays(1).isBefore(wanted)) {
      wanted = completeTo.plusDays(1);
    }
    int days = Math.max(1, info.windowDays());
    LocalDate start = wanted.minusDays(lookback(request, info));
    start = start.minusDays(Math.floorMod(start.toEpochDay(), days));
    if (start.isBefore(since)) {
      start = since;
    }
    List<Optional<DateRange>> windows = new ArrayList<>();
    while (!start.isAfter(request.to())) {
      LocalDate end = start.plusDays(days - 1 - Math.floorMod(start.toEpochDay(), days));
      if (end.isAfter(request.to())) {
        end = request.to();
      }
      windows.add(Optional.of(new DateRange(start, end)));
      start = end.plusDays(1);
    }
    return windows;
  }
}
