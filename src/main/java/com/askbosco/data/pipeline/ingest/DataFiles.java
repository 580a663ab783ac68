package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.connector.Connector;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.rules.SilverMapping;
import com.askbosco.data.rules.StreamMapper;
import com.askbosco.data.spec.ClientFiles;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.ResourceFolder;
import com.askbosco.data.spec.SecretReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The data files of the product: connectors and mappings from the class path, clients from a folder or bucket. Compiled once a
 * process, known by the hash of their text.
 */
public final class DataFiles implements Catalogue {
  private static final long serialVersionUID = 1;
  private static final ConcurrentHashMap<String, Source> SOURCES = new ConcurrentHashMap<>();
  private static final ConcurrentHashMap<String, SilverMapping> MAPPINGS =
      new ConcurrentHashMap<>();

  private final String clients;

  /**
   * @param clients folder of the clients' files, without a slash at its end; {@code gs://…} is fine
   */
  public DataFiles(String clients) {
    this.clients = clients;
  }

  /** Texts of the data files on the class path, read once. */
  private static final class Texts {
    static final Map<String, String> CONNECTORS = ResourceFolder.texts("connectors", ".yaml");
  }

  @Override
  public List<ClientSpec> clients(LocalDate asOf) {
    return clients(asOf, reference -> true);
  }

  /** The clients, with a look whether their secrets are there. */
  public List<ClientSpec> clients(LocalDate asOf, Predicate<SecretReference> secretExists) {
    if (!clients.contains("://")) {
      return ClientFiles.load(Path.of(clients), streams(), asOf, secretExists);
    }
    try {
      Path copy = Files.createTempDirectory("clients");
      for (String uri : Storage.list(clients + "/*.yaml")) {
        Files.write(
            copy.resolve(uri.substring(uri.lastIndexOf('/') + 1)),
            Storage.read(uri).orElseThrow());
      }
      return ClientFiles.load(copy, streams(), asOf, secretExists);
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED, "Cannot copy " + clients + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Map<String, Set<String>> streams() {
    return Texts.CONNECTORS.keySet().stream()
        .filter(file -> file.endsWith("/manifest.yaml"))
        .map(file -> file.substring(0, file.indexOf('/')))
        .collect(Collectors.toMap(
            name -> name, name -> source(name).streams().keySet(), (a, b) -> a, TreeMap::new));
  }

  @Override
  public Source source(String connector) {
    String file = connector + "/manifest.yaml";
    String text = Texts.CONNECTORS.get(file);
    if (text == null) {
      throw new BoscoException(
          ErrorCode.CONFIG_UNKNOWN_REFERENCE, "There is no connector " + connector);
    }
    String hash = hash(text);
    return SOURCES.computeIfAbsent(
        connector + "@" + hash,
        key -> Source.of(Connector.load(connector, "connectors/" + file, text), hash));
  }

  @Override
  public Optional<StreamMapper> mapper(String connector, String stream) {
    return MAPPINGS
        .computeIfAbsent(
            connector + "@" + contractVersion(connector),
            key -> SilverMapping.ofSource(connector, Canon.load()))
        .stream(stream);
  }

  @Override
  public String contractVersion(String connector) {
    return hash(Texts.CONNECTORS.getOrDefault(connector + "/silver.yaml", ""));
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
