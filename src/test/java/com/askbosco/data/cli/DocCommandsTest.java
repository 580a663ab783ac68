package com.askbosco.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Documents name only commands, options and files that there are. */
class DocCommandsTest {
  private static final Pattern INLINE = Pattern.compile("(?<!`)`(\\./bosco [^`]+)`(?!`)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
  // The script's own verb.
  private static final Set<String> SCRIPT = Set.of("test");

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      List<Path> all = new ArrayList<>(docs.filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.startsWith("docs/adr"))
          .sorted()
          .toList());
      all.addAll(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
      return all;
    }
  }

  @Test
  void everyCommandInABlockIsUnderstood() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    int commands = 0;
    for (Path document : documents()) {
      for (String line : blocks(Files.readString(document))) {
        for (List<String> words : commands(line)) {
          commands++;
          understood(words).forEach(why -> wrong.put(document + ": " + line, why));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(commands).isGreaterThan(60);
  }

  @Test
  void everyCommandWithinATextHasItsVerbAndOptions() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    for (Path document : documents()) {
      Matcher inline = INLINE.matcher(Files.readString(document).replace('\n', ' '));
      while (inline.find()) {
        CommandLine at = Bosco.commandLine();
        for (String word : split(inline.group(1)).stream().skip(1).toList()) {
          String bare =
              word.replaceAll("[\\[\\].,:]+", "").replaceFirst("=.*", "").split("\\\\?\\|")[0];
          if (SCRIPT.contains(bare) && at.getParent() == null) {
            break;
          }
          CommandLine next = at.getSubcommands().get(bare);
          if (next != null) {
            at = next;
          } else if (bare.startsWith("--") && bare.matches("--[a-z-]+")) {
            if (!options(at).contains(bare)) {
              wrong.put(document + ": " + inline.group(1), "no option " + bare);
            }
          } else if (at.getParent() == null && bare.matches("[a-z]+")) {
            wrong.put(document + ": " + inline.group(1), "no verb " + bare);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    Set<String> wrong = new TreeSet<>();
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        String target = link.group(1);
        Path folder = document.getParent() == null ? Path.of("") : document.getParent();
        if (!target.contains("://") && !Files.exists(folder.resolve(target))) {
          wrong.add(document + " -> " + target);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void drawingsAreMadeFromTheirText() throws Exception {
    try (Stream<Path> drawings = Files.list(Path.of("docs"))) {
      for (Path text : drawings.filter(file -> file.toString().endsWith(".dot")).toList()) {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(text));
        assertThat(Path.of(text.toString().replace(".dot", ".svg")))
            .as("run docs/render")
            .content()
            .contains(HexFormat.of().formatHex(hash));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      ./bosco plan --clients clients --date 2026-03-31        | true
      ./bosco plan --client clients --date yesterday          | false
      ./bosco pln --clients clients                           | false
      X=1 ./bosco query "SELECT 'a b'" --format csv > out.csv | true
      ./bosco report --nothing && ./bosco report              | false
      """)
  void whatIsWrittenIsReadAsAShellWould(String line, boolean good) {
    assertThat(commands(line).stream().allMatch(words -> understood(words).isEmpty()))
        .isEqualTo(good);
  }

  private static List<String> understood(List<String> words) {
    boolean isForm = words.stream().anyMatch(word -> word.equals("…") || word.startsWith("[-"));
    if (words.isEmpty() || isForm || SCRIPT.contains(words.get(0))) {
      return List.of();
    }
    try {
      Bosco.commandLine()
          .parseArgs(words.stream()
              .map(word -> word.replace("$DAY", "2026-03-31"))
              .toArray(String[]::new));
      return List.of();
    } catch (ParameterException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static Set<String> options(CommandLine command) {
    Set<String> names = new TreeSet<>(command.getCommandSpec().optionsMap().keySet());
    command
        .getSubcommands()
        .values()
        .forEach(each -> names.addAll(each.getCommandSpec().optionsMap().keySet()));
    return names;
  }

  /** The lines of a document's blocks of code, those with a backslash at their end joined. */
  private static List<String> blocks(String text) {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : text.replace("\\\n", " ").split("\n", -1)) {
      if (line.strip().startsWith("```")) {
        inside = !inside;
      } else if (inside) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** The calls of ./bosco in a line, each as its words. */
  private static List<List<String>> commands(String line) {
    List<List<String>> commands = new ArrayList<>();
    List<String> words = null;
    for (String word : split(line)) {
      if (word.equals("./bosco")) {
        words = new ArrayList<>();
        commands.add(words);
      } else if (Set.of("|", "&&", ";", "&", ">", ">>", "2>", "<", "||").contains(word)
          || word.startsWith("#")) {
        words = null;
      } else if (words != null && word.endsWith(";")) {
        words.add(word.substring(0, word.length() - 1));
        words = null;
      } else if (words != null) {
        words.add(word);
      }
    }
    return commands;
  }

  private static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+").matcher(line);
    while (word.find()) {
      words.add(word.group().replaceAll("[\"']", ""));
    }
    return words;
  }
}
