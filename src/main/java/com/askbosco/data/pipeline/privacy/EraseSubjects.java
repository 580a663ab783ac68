package com.askbosco.data.pipeline.privacy;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.pipeline.ingest.Catalogue;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.privacy.RawErasure.Hits;
import com.askbosco.data.pipeline.privacy.Subject.Account;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.redact.Suppressions;
import com.askbosco.data.pipeline.silver.RowFingerprint;
import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.ErasureRequest;
import com.askbosco.data.warehouse.NotPublishedException;
import com.askbosco.data.warehouse.Warehouse;
import com.askbosco.data.warehouse.privacy.Erasure;
import com.askbosco.data.warehouse.privacy.ErasureEntry;
import com.askbosco.data.warehouse.privacy.ErasureEntry.State;
import com.askbosco.data.warehouse.privacy.Erasures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Carries out requests to be forgotten. Afterwards the person is in no raw page, table, snapshot or leftover of the client, a source
 * that still sends the person does not bring the person back, and a rebuild from raw gives the same rows as are there. Killed at any
 * instant and called again, it does what is left; called once more, nothing changes.
 *
 * <p>Beam's file systems must be known to the process. Reads the raw pages of those streams of the client alone that a connector's
 * {@code privacy.yaml} names.
 */
public final class EraseSubjects {
  private final EraseArgs args;
  private final Warehouse warehouse;
  private final Catalogue catalogue;
  private final RawLayout raw;
  private final Consumer<String> steps;

  private EraseSubjects(EraseArgs args, Warehouse warehouse, Consumer<String> steps) {
    this.args = args;
    this.warehouse = warehouse;
    this.catalogue = new DataFiles(args.clients(), args.connectors());
    this.raw = new RawLayout(args.raw());
    this.steps = steps;
  }

  /**
   * Does it for every request that is not complete, then brings the marts up to date and publishes.
   *
   * @return one result per request, by client and request
   * @throws ProblemsException before anything was touched, with everything wrong in the requests
   */
  public static List<ErasureResult> execute(EraseArgs args, Warehouse warehouse) {
    return execute(args, warehouse, step -> {});
  }

  /** The same; every step is told after it was done. */
  public static List<ErasureResult> execute(
      EraseArgs args, Warehouse warehouse, Consumer<String> steps) {
    return new EraseSubjects(args, warehouse, steps).execute();
  }

  private List<ErasureResult> execute() {
    Map<String, List<ErasureRequest>> requests =
        ErasureRequests.read(args.requests(), catalogue.streams().keySet());
    requireKnown(requests.keySet());
    List<ErasureResult> old = new ArrayList<>();
    Map<String, List<ErasureRequest>> open = new TreeMap<>();
    requests.forEach((client, all) -> {
      for (ErasureRequest request : all) {
        Optional<ErasureResult> done = done(request);
        if (done.isPresent() && !args.again()) {
          old.add(done.get());
        } else {
          open.computeIfAbsent(client, id -> new ArrayList<>()).add(request);
        }
      }
    });
    List<ErasureResult> results = new ArrayList<>(old);
    if (!open.isEmpty()) {
      Map<ErasureRequest, String> waiting = new LinkedHashMap<>();
      open.forEach((client, all) -> {
        String reason = client(client, all);
        all.forEach(request -> waiting.put(request, reason));
      });
      results.addAll(finish(waiting));
    }
    results.sort(
        java.util.Comparator.comparing((ErasureResult each) -> each.entry().clientId())
            .thenComparing(each -> each.entry().requestId()));
    return List.copyOf(results);
  }

  private Optional<ErasureResult> done(ErasureRequest request) {
    return entry(request)
        .filter(entry -> entry.state() == State.COMPLETE)
        .filter(entry -> Storage.read(ErasureProof.uri(raw, entry)).isPresent())
        .map(entry -> new ErasureResult(entry, ErasureProof.uri(raw, entry), "", true));
  }

  private Optional<ErasureEntry> entry(ErasureRequest request) {
    return warehouse.aboutPersons(Erasures::entries).stream()
        .filter(each -> each.clientId().equals(request.clientId())
            && each.requestId().equals(request.requestId()))
        .findFirst();
  }

  /** A client that has left has no file any more, and may still have raw pages. */
  private void requireKnown(Set<String> wanted) {
    Set<String> known = new TreeSet<>(catalogue.clients(today()).refused().keySet());
    catalogue.clients(today()).clients().forEach(client -> known.add(client.id()));
    List<Problem> unknown = wanted.stream()
        .filter(id -> !known.contains(id)
            && Storage.list(raw.uri(id + "/*/*/*/*/slice.json")).isEmpty())
        .map(id -> new Problem(
            ErrorCode.CONFIG_UNKNOWN_REFERENCE,
            args.requests(),
            0,
            "client",
            "there is no client `" + id + "`",
            "Known: " + String.join(", ", known) + "."))
        .toList();
    if (!unknown.isEmpty()) {
      throw new ProblemsException(unknown);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(args.at(), ZoneOffset.UTC);
  }

  /** Everything of one client up to raw; returns what is still waited for, or an empty text. */
  private String client(String clientId, List<ErasureRequest> requests) {
    RawPages pages = new RawPages(catalogue, raw, clientId);
    Set<Account> accounts = new HashSet<>(RawErasure.accounts(pages));
    catalogue.clients(today()).clients().stream()
        .filter(client -> client.id().equals(clientId))
        .forEach(client -> accounts.addAll(accounts(client)));
    List<Subject> subjects =
        requests.stream().map(request -> Subject.of(request, accounts)).toList();
    RawErasure erasure = new RawErasure(pages, raw, subjects, steps);
    Suppressions suppressions = Suppressions.begin(raw, clientId);
    Map<Subject, String> names = new LinkedHashMap<>();
    // Before anything else is found: the name of the person in the ledger is the same every time.
    subjects.forEach(subject -> names.put(
        subject, suppressions.keyed(String.join("|", new TreeSet<>(subject.pseudonyms())))));
    grow(erasure, clientId, subjects);
    // From here on nothing new of the person comes in.
    Set<String> all = new TreeSet<>();
    subjects.forEach(subject -> all.addAll(subject.pseudonyms()));
    suppressions.with(all).write(raw, clientId);
    steps.accept("suppressed " + clientId);
    Set<String> folders = new TreeSet<>();
    Map<Subject, Hits> hits = erasure.find(folders);
    hits.forEach((subject, found) -> {
      Erasure order = new Erasure(
          clientId,
          subject.request().requestId(),
          java.util.Objects.requireNonNull(names.get(subject)),
          subject.request().receivedAt(),
          args.at(),
          subject.pseudonyms(),
          found.records(),
          found.pages(),
          RowFingerprint::of);
      warehouse.aboutPersons(persons -> persons.erase(order));
      steps.accept("warehouse " + subject.request().requestId());
    });
    erasure.rewrite(folders);
    return leftBehind(pages);
  }

  private static Set<Account> accounts(ClientSpec client) {
    Set<Account> accounts = new HashSet<>();
    client
        .connections()
        .forEach(connection -> connection
            .accounts()
            .forEach(account ->
                accounts.add(new Account(client.tenant(), connection.connector(), account))));
    return accounts;
  }

  /** Looks in raw and in the warehouse until neither names the persons in a further way. */
  private void grow(RawErasure erasure, String clientId, List<Subject> subjects) {
    boolean grown = true;
    while (grown) {
      grown = erasure.grow();
      for (Subject subject : subjects) {
        grown |= subject
            .pseudonyms()
            .addAll(warehouse.aboutPersons(
                persons -> persons.pseudonyms(clientId, subject.pseudonyms())));
      }
    }
  }

  /** Removes what reads and runs that were broken off left; returns what may still be going on, or an empty text. */
  private String leftBehind(RawPages pages) {
    Instant since = Instant.now().minus(args.patience());
    boolean[] busy = {false};
    pages.folders().forEach((folder, complete) -> {
      String pattern = folder + (complete ? "/*.tmp-*" : "/**");
      busy[0] |= !Storage.deleteOlder(raw.uri(pattern), since);
    });
    steps.accept("raw");
    boolean staged = !Storage.deleteOlderFolders(args.staging(), since);
    return busy[0]
        ? "slices are being read; ask again when the run has ended"
        : staged ? "rows are being staged; ask again when the run has ended" : "";
  }

  private List<ErasureResult> finish(Map<ErasureRequest, String> waiting) {
    warehouse.buildMarts();
    steps.accept("marts");
    String unpublished = "";
    try {
      warehouse.publish();
    } catch (NotPublishedException e) {
      unpublished = "a check is broken and nothing was published: readers still see the figures"
          + " of before. Mend it and ask again";
    }
    steps.accept("published");
    String blocked = unpublished;
    waiting.replaceAll((request, reason) -> blocked.isEmpty() ? reason : blocked);
    warehouse.aboutPersons(persons -> {
      waiting.forEach((request, reason) -> persons.ended(
          request.clientId(),
          request.requestId(),
          reason.isEmpty() ? State.COMPLETE : State.WAITING,
          args.at()));
      return true;
    });
    steps.accept("ledger");
    if (blocked.isEmpty()) {
      warehouse.forgetPast();
      steps.accept("forgotten");
    }
    List<ErasureResult> results = new ArrayList<>();
    waiting.forEach((request, reason) -> {
      ErasureEntry entry = entry(request).orElseThrow();
      String proof = reason.isEmpty() ? ErasureProof.of(entry).write(raw, entry) : "";
      results.add(new ErasureResult(entry, proof, reason, false));
    });
    return results;
  }
}
