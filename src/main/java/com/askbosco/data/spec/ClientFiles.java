package com.askbosco.data.spec;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The folder of client files, read strictly: all problems of all files at once, before anything runs. */
public final class ClientFiles {

  private ClientFiles() {}

  /**
   * Reads every {@code *.yaml} and {@code *.yml} of a folder.
   *
   * @param dir the folder; its sub-folders are not read
   * @param streamsByConnector the connectors there are, with their streams
   * @param asOf the run's logical today; a connection may not start after it
   * @param secretExists whether a secret can be read; asked once per connection
   * @return the clients by id
   * @throws ProblemsException with every problem, by file and line; also when there is no folder or no file
   */
  public static List<ClientSpec> load(
      Path dir,
      Map<String, Set<String>> streamsByConnector,
      LocalDate asOf,
      Predicate<SecretReference> secretExists) {
    ClientReader reader =
        new ClientReader(new ConnectionReader(streamsByConnector, asOf, secretExists));
    List<Problem> problems = new ArrayList<>();
    List<ClientSpec> clients = new ArrayList<>();
    Map<String, String> fileOfId = new HashMap<>();
    for (Path path : files(dir)) {
      YamlFile file = YamlFile.parse(path.toString(), text(path));
      if (file.problems().isEmpty()) {
        ClientSpec client = reader.read(file);
        String other = fileOfId.putIfAbsent(client.id(), file.name());
        if (other != null && !client.id().isEmpty()) {
          file.root()
              .required("id")
              .problem(
                  ErrorCode.CONFIG_DUPLICATE,
                  "`" + client.id() + "` is the id of " + other + " too",
                  "Give one of them another id.");
        }
        clients.add(client);
      }
      problems.addAll(file.problems());
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return clients.stream().sorted(Comparator.comparing(ClientSpec::id)).toList();
  }

  /** Reads a folder without looking whether the secrets are there. */
  public static List<ClientSpec> load(
      Path dir, Map<String, Set<String>> streamsByConnector, LocalDate asOf) {
    return load(dir, streamsByConnector, asOf, reference -> true);
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

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (MalformedInputException e) {
      throw new ProblemsException(List.of(new Problem(
          ErrorCode.CONFIG_SYNTAX, path.toString(), 0, "", "not UTF-8", "Save it as UTF-8.")));
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED, "Cannot read " + path + ": " + e.getMessage(), e);
    }
  }
}
