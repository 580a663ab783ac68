package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.connector.Connector;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.rules.PersonRule;
import com.askbosco.data.rules.PersonRules;
import com.askbosco.data.rules.Reference;
import com.askbosco.data.rules.RowCheck;
import com.askbosco.data.rules.RowChecks;
import com.askbosco.data.rules.SilverMapping;
import com.askbosco.data.rules.StreamMapper;
import com.askbosco.data.rules.contract.Contracts;
import com.askbosco.data.rules.contract.RecordCheck;
import com.askbosco.data.spec.ClientFiles;
import com.askbosco.data.spec.ClientLimits;
import com.askbosco.data.spec.SecretCheck;
import com.askbosco.data.spec.SourceLimits;
import com.askbosco.data.spec.SourceLimitsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The data files: connectors and mappings from the class path and a further folder, clients from a folder; folders may be
 * buckets. Read once an instance, compiled once a process, known by the hash of their text.
 */
public final class DataFiles implements Catalogue {
  private static final long serialVersionUID = 1;
  private static final ConcurrentHashMap<String, Source> SOURCES = new ConcurrentHashMap<>();
  private static final ConcurrentHashMap<String, SilverMapping> MAPPINGS =
      new ConcurrentHashMap<>();
  private static final ConcurrentHashMap<String, RowChecks> CHECKS = new ConcurrentHashMap<>();
  private static final ConcurrentHashMap<String, PersonRules> PERSONS = new ConcurrentHashMap<>();
  private static final ConcurrentHashMap<String, Contracts> CONTRACTS = new ConcurrentHashMap<>();

  private final String clients;
  // empty for none: an Optional cannot be serialised
  private final String connectors;
  private final ClientLimits limits;
  private transient volatile @Nullable ConnectorFiles files;

  /**
   * @param clients folder of the clients' files, without a slash at its end; {@code gs://…} is fine
   * @param connectors folder of further connectors, {@code <name>/manifest.yaml} and perhaps {@code <name>/silver.yaml} and {@code <name>/checks.yaml}; they
   *     stand in for those of the same name on the class path
   */
  public DataFiles(String clients, Optional<String> connectors) {
    this.clients = clients;
    this.connectors = connectors.orElse("");
    this.limits = ClientLimits.of(System.getenv());
  }

  private ConnectorFiles files() {
    ConnectorFiles found = files;
    if (found == null) {
      found = connectors.isEmpty() ? ConnectorFiles.shipped() : ConnectorFiles.with(connectors);
      files = found;
    }
    return found;
  }

  @Override
  public ClientFiles.Loaded clients(LocalDate asOf) {
    return clients(asOf, SecretCheck.LATER);
  }

  /** The clients, with a look whether their secrets are there. */
  public ClientFiles.Loaded clients(LocalDate asOf, SecretCheck secrets) {
    if (!clients.contains("://")) {
      return ClientFiles.read(Path.of(clients), streams(), asOf, limits, secrets);
    }
    try {
      Path copy = Files.createTempDirectory("clients");
      for (String uri : Storage.list(clients + "/*.yaml")) {
        Files.write(
            copy.resolve(uri.substring(uri.lastIndexOf('/') + 1)),
            Storage.read(uri).orElseThrow());
      }
      return ClientFiles.read(copy, streams(), asOf, limits, secrets);
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED, "Cannot copy " + clients + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Map<String, Set<String>> streams() {
    Map<String, Set<String>> streams = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    for (String connector : files().connectors()) {
      try {
        streams.put(connector, source(connector).streams().keySet());
        mapping(connector);
        checks(connector);
        contracts(connector);
        persons(connector);
      } catch (ProblemsException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return streams;
  }

  @Override
  public Source source(String connector) {
    Optional<ConnectorFiles.Text> declared = files().declared(connector);
    if (declared.isPresent()) {
      String text = declared.get().text();
      return SOURCES.computeIfAbsent(
          connector + "@" + hash(text),
          key -> DeclaredSource.load(declared.get().file(), text, hash(text)));
    }
    ConnectorFiles.Text manifest = files()
        .manifest(connector)
        .orElseThrow(() -> new BoscoException(
            ErrorCode.CONFIG_UNKNOWN_REFERENCE, "There is no connector " + connector));
    String hash = hash(manifest.text());
    return SOURCES.computeIfAbsent(
        connector + "@" + hash,
        key -> Source.of(Connector.load(connector, manifest.file(), manifest.text()), hash));
  }

  @Override
  public Optional<StreamMapper> mapper(String connector, String stream) {
    return mapping(connector).flatMap(mapping -> mapping.stream(stream));
  }

  private Optional<SilverMapping> mapping(String connector) {
    return files()
        .silver(connector)
        .map(silver -> MAPPINGS.computeIfAbsent(
            connector + "@" + hash(silver.text()),
            key -> SilverMapping.load(
                connector, silver.file(), silver.text(), Canon.load(), Reference.load())));
  }

  private Contracts contracts(String connector) {
    ConnectorFiles.Folder found = files().contracts(connector);
    return CONTRACTS.computeIfAbsent(
        connector + "@" + hash(found.toString()),
        key -> Contracts.load(found.place(), found.texts()));
  }

  @Override
  public Optional<RecordCheck> check(String connector, String stream) {
    return contracts(connector)
        .latest(stream)
        .map(contract -> mapping(connector)
            .map(mapping -> mapping.check(contract))
            .orElseGet(() -> new RecordCheck(contract, Set.of(), Set.of())));
  }

  @Override
  public String contractVersion(String connector, String stream) {
    String mapping = contractVersion(connector);
    return contracts(connector)
        .latest(stream)
        .map(contract -> contract.label() + "+" + mapping)
        .orElse(mapping);
  }

  @Override
  public List<RowCheck> rowChecks(String connector, String stream, String table) {
    return checks(connector).map(checks -> checks.of(stream, table)).orElse(List.of());
  }

  private Optional<RowChecks> checks(String connector) {
    return mapping(connector).map(mapping -> {
      ConnectorFiles.Text own = files().checks(connector).orElse(new ConnectorFiles.Text("", ""));
      return CHECKS.computeIfAbsent(
          connector + "@" + hash(own.text()),
          key -> RowChecks.load(
              RowChecks.shared(),
              own.file(),
              own.text(),
              mapping.streams(),
              Canon.load(),
              Reference.load()));
    });
  }

  @Override
  public Optional<PersonRule> persons(String connector, String stream) {
    return persons(connector).flatMap(rules -> rules.stream(stream));
  }

  private Optional<PersonRules> persons(String connector) {
    return files()
        .privacy(connector)
        .map(text -> PERSONS.computeIfAbsent(
            connector + "@" + hash(text.text()),
            key -> PersonRules.load(connector, text.file(), text.text(), Reference.load())));
  }

  @Override
  public String contractVersion(String connector) {
    return hash(files().silver(connector).map(ConnectorFiles.Text::text).orElse(""));
  }

  @Override
  public SourceLimits limits(String connector) {
    return files()
        .limits(connector)
        .map(limits -> SourceLimitsFile.read(
            limits.file(), limits.text(), source(connector).streams().keySet()))
        .orElse(SourceLimits.NONE);
  }

  /** The first 12 hex digits of a text's SHA-256. */
  public static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
