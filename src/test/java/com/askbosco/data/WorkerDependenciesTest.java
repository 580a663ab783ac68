package com.askbosco.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What runs on a Dataflow worker never reaches GoogleSQL's analyzer or DuckDB, so that their native libraries (34 and 80 MB) can
 * stay out of a worker's image. The names in the constant pools of the compiled classes are followed, from the pipeline on.
 */
class WorkerDependenciesTest {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final String ROOT = "com/askbosco/data/";
  private static final Pattern NAME =
      Pattern.compile("(?:com/askbosco/data|com/google/zetasql|org/duckdb)/[\\w/$]+");

  @Test
  void thePipelineNeedsNoNativeLibrary() throws IOException {
    assertThat(nativeNames("pipeline", "gcp")).isEmpty();
  }

  @Test
  void whatNeedsOneIsFound() throws IOException {
    assertThat(nativeNames("warehouse"))
        .anyMatch(path -> path.contains("com/google/zetasql/"))
        .anyMatch(path -> path.contains("org/duckdb/"));
  }

  /** The ways from these packages to a class of a native library, as {@code A > B > C}. */
  private static Set<String> nativeNames(String... packages) throws IOException {
    Map<String, String> paths = new HashMap<>();
    Deque<String> open = new ArrayDeque<>();
    for (String each : packages) {
      try (Stream<Path> files = Files.walk(CLASSES.resolve(ROOT + each))) {
        for (Path file :
            files.filter(path -> path.toString().endsWith(".class")).toList()) {
          String name = CLASSES.relativize(file).toString().replace('\\', '/');
          name = name.substring(0, name.length() - ".class".length());
          paths.put(name, name.substring(ROOT.length()));
          open.add(name);
        }
      }
    }
    assertThat(open).hasSizeGreaterThan(20);
    Set<String> reached = new TreeSet<>();
    while (!open.isEmpty()) {
      String from = open.remove();
      for (String to : names(CLASSES.resolve(from + ".class"))) {
        if (!to.startsWith(ROOT)) {
          reached.add(paths.get(from) + " > " + to);
        } else if (Files.exists(CLASSES.resolve(to + ".class"))
            && paths.putIfAbsent(to, paths.get(from) + " > " + to.substring(ROOT.length()))
                == null) {
          open.add(to);
        }
      }
    }
    return reached;
  }

  /** The names of classes that the texts of a constant pool hold (JVM specification, 4.4). */
  private static Set<String> names(Path file) throws IOException {
    Set<String> names = new TreeSet<>();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
    in.skipBytes(8);
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> {
          Matcher matcher = NAME.matcher(in.readUTF());
          while (matcher.find()) {
            names.add(matcher.group());
          }
        }
        case 7, 8, 16, 19, 20 -> in.skipBytes(2);
        case 15 -> in.skipBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
        case 5, 6 -> {
          in.skipBytes(8);
          i++;
        }
        default -> throw new IOException(file + ": tag " + tag);
      }
    }
    return names;
  }
}
