package com.askbosco.data.spec;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder of client files, read strictly: all problems at once, before anything runs. */
public final class ClientFiles {

  private ClientFiles() {}

  /**
   * What a folder of clients says.
   *
   * @param clients the clients whose files are right, by id
   * @param refused the problems of the others, by the client's id (of a file that does not even say one, by the file's name)
   */
  public record Loaded(List<ClientSpec> clients, Map<String, List<Problem>> refused) {

    /** The clients, when every file is right; else throws every problem of every file. */
    public List<ClientSpec> all() {
      if (!refused.isEmpty()) {
        throw new ProblemsException(
            refused.values().stream().flatMap(List::stream).toList());
      }
      return clients;
    }
  }

  /**
   * Reads every {@code *.yaml} and {@code *.yml} of a folder. A file that is wrong stops its own client and no other.
   *
   * @param dir the folder; its sub-folders are not read
   * @param streamsByConnector the connectors there are, with their streams
   * @param asOf the run's logical today; a connection may not start after it
   * @param limits what a client's file may point at
   * @param secrets looks for each connection whether its secret can be used
   * @throws ProblemsException when there is no folder or no file
   */
  public static Loaded read(
      Path dir,
      Map<String, Set<String>> streamsByConnector,
      LocalDate asOf,
      ClientLimits limits,
      SecretCheck secrets) {
    ClientReader reader = new ClientReader(
        new ConnectionReader(streamsByConnector, asOf, limits, secrets),
        MetricVocabulary.shipped());
    Map<YamlFile, ClientSpec> clients = new LinkedHashMap<>();
    Map<String, List<YamlFile>> filesOfId = new TreeMap<>();
    for (Path path : files(dir)) {
      YamlFile file = file(path);
      String id = stem(path);
      if (file.problems().isEmpty()) {
        ClientSpec client = reader.read(file);
        clients.put(file, client);
        id = client.id().isEmpty() ? id : client.id();
      }
      filesOfId.computeIfAbsent(id, key -> new ArrayList<>()).add(file);
    }
    Map<String, List<Problem>> refused = new TreeMap<>();
    List<ClientSpec> good = new ArrayList<>();
    filesOfId.forEach((id, files) -> {
      // Which of two files of one id is meant cannot be known, so neither is read.
      files.stream().skip(1).forEach(file -> sameId(file, id, files.get(0)));
      List<Problem> problems =
          files.stream().flatMap(file -> file.problems().stream()).toList();
      if (problems.isEmpty()) {
        files.forEach(file -> good.add(Objects.requireNonNull(clients.get(file))));
      } else {
        refused.put(id, problems);
      }
    });
    good.sort(Comparator.comparing(ClientSpec::id));
    return new Loaded(List.copyOf(good), Collections.unmodifiableMap(refused));
  }

  private static void sameId(YamlFile file, String id, YamlFile other) {
    file.problem(
        ErrorCode.CONFIG_DUPLICATE,
        file.root().optional("id").map(YamlNode::line).orElse(0),
        "id",
        "`" + id + "` is the id of " + other.name() + " too",
        "Give one of them another id.");
  }

  private static String stem(Path path) {
    return String.valueOf(path.getFileName()).replaceFirst("\\.ya?ml$", "");
  }

  /**
   * Reads a folder of which every file has to be right.
   *
   * @return the clients by id
   * @throws ProblemsException with every problem, by file and line
   */
  public static List<ClientSpec> load(
      Path dir, Map<String, Set<String>> streamsByConnector, LocalDate asOf, SecretCheck secrets) {
    return read(dir, streamsByConnector, asOf, ClientLimits.NONE, secrets).all();
  }

  /** Reads a folder without looking whether the secrets are there. */
  public static List<ClientSpec> load(
      Path dir, Map<String, Set<String>> streamsByConnector, LocalDate asOf) {
    return load(dir, streamsByConnector, asOf, SecretCheck.LATER);
  }

  private static List<Path> files(Path dir) {
    List<Path> files;
    try (Stream<Path> entries = Files.list(dir)) {
      files = entries
          .filter(path -> path.toString().endsWith(".yaml") || path.toString().endsWith(".yml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw noClients(dir, "the folder cannot be read");
    }
    if (files.isEmpty()) {
      throw noClients(dir, "there is no *.yaml in it");
    }
    return files;
  }

  private static ProblemsException noClients(Path dir, String what) {
    return new ProblemsException(List.of(new Problem(
        ErrorCode.CONFIG_BAD_VALUE,
        dir.toString(),
        0,
        "",
        what,
        "Name a folder of client files.")));
  }

  private static YamlFile file(Path path) {
    try {
      return YamlFile.parse(path.toString(), Files.readString(path));
    } catch (CharacterCodingException e) {
      YamlFile file = YamlFile.named(path.toString());
      file.problem(ErrorCode.CONFIG_SYNTAX, 0, "", "not UTF-8", "Save it as UTF-8.");
      return file;
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED, "Cannot read " + path + ": " + e.getMessage(), e);
    }
  }
}
