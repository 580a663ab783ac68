package com.askbosco.data.conformance;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder of cases: {@code <family>/<case>.yaml}, and {@code todo.txt} with those that are known not to pass yet. */
public final class Corpus {
  private final Path folder;
  private final Set<String> todo;

  private Corpus(Path folder, Set<String> todo) {
    this.folder = folder;
    this.todo = todo;
  }

  /** The cases of this project, seen from its folder. */
  public static Path folder(Path home) {
    return home.resolve("src/test/resources/conformance");
  }

  public static Corpus open(Path folder) {
    Path list = folder.resolve("todo.txt");
    try {
      List<String> lines = Files.exists(list) ? Files.readAllLines(list) : List.of();
      Set<String> todo = new TreeSet<>(lines);
      todo.removeIf(line -> line.isBlank() || line.startsWith("#"));
      return new Corpus(folder, todo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of all cases that the choice stands for: everything, a family, or {@code family/case}; sorted. */
  public List<String> names(String choice) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> names = files
          .filter(file -> file.toString().endsWith(".yaml"))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .filter(name -> choice.isEmpty() || name.equals(choice) || name.startsWith(choice + "/"))
          .sorted()
          .toList();
      if (names.isEmpty()) {
        throw new BoscoException(ErrorCode.USAGE, "There is no case `" + choice + "` in " + folder);
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one case, strictly. */
  public ConformanceCase read(String name) {
    return CaseReader.read(name, folder.resolve(name + ".yaml"));
  }

  /** Whether the case is known not to pass yet. */
  public boolean isTodo(String name) {
    return todo.contains(name);
  }

  /** The cases known not to pass yet. */
  public Set<String> todo() {
    return Set.copyOf(todo);
  }
}
