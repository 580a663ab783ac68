package com.askbosco.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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

  /** What the profile {@code image} of pom.xml leaves out of the product's jar. */
  @Test
  void theTemplatesNeedNothingThatTheirImageLeavesOut() throws IOException {
    Pattern left = Pattern.compile("<exclude>com/askbosco/data/([\\w/]+)/\\*\\*</exclude>");
    Set<String> out = new TreeSet<>();
    Matcher matcher = left.matcher(Files.readString(Path.of("pom.xml")));
    while (matcher.find()) {
      out.add(ROOT + matcher.group(1) + "/");
    }
    assertThat(out).hasSizeGreaterThan(5);
    Map<String, String> reached = reached(name -> name.startsWith(ROOT + "pipeline/")
        || name.startsWith(ROOT + "gcp/")
        || name.startsWith(ROOT + "attribution/")
        || name.matches(ROOT + "launch/\\w+(Main|Outcomes|Warehouse)"));

    assertThat(reached.entrySet().stream()
            .filter(each -> out.stream().anyMatch(each.getKey()::startsWith))
            .map(Map.Entry::getValue))
        .isEmpty();
  }

  @Test
  void whatNeedsOneIsFound() throws IOException {
    assertThat(nativeNames("warehouse"))
        .anyMatch(path -> path.contains("com/google/zetasql/"))
        .anyMatch(path -> path.contains("org/duckdb/"));
  }

  /** The ways from these packages to a class of a native library, as {@code A > B > C}. */
  private static Set<String> nativeNames(String... packages) throws IOException {
    return new TreeSet<>(reached(
            name -> Arrays.stream(packages).anyMatch(each -> name.startsWith(ROOT + each + "/")))
        .entrySet()
        .stream()
        .filter(each -> !each.getKey().startsWith(ROOT))
        .map(Map.Entry::getValue)
        .toList());
  }

  /** Every class that is reached from these, with the way to it. */
  private static Map<String, String> reached(Predicate<String> from) throws IOException {
    Map<String, String> paths = new HashMap<>();
    Deque<String> open = new ArrayDeque<>();
    try (Stream<Path> files = Files.walk(CLASSES.resolve(ROOT))) {
      files
          .map(file -> CLASSES.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(".class"))
          .map(file -> file.substring(0, file.length() - ".class".length()))
          .filter(from)
          .forEach(name -> {
            paths.put(name, name.substring(ROOT.length()));
            open.add(name);
          });
    }
    assertThat(open).hasSizeGreaterThan(20);
    while (!open.isEmpty()) {
      String name = open.remove();
      for (String to : names(CLASSES.resolve(name + ".class"))) {
        boolean ours = to.startsWith(ROOT);
        if (ours && !Files.exists(CLASSES.resolve(to + ".class"))) {
          continue;
        }
        String shown = ours ? to.substring(ROOT.length()) : to;
        if (paths.putIfAbsent(to, paths.get(name) + " > " + shown) == null && ours) {
          open.add(to);
        }
      }
    }
    return paths;
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
