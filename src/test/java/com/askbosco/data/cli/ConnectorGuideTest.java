package com.askbosco.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.connector.Connector;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/guides/add-a-connector.md, done as it says. */
class ConnectorGuideTest {
  private static final Path GUIDE = Path.of("docs/guides/add-a-connector.md");

  @TempDir
  Path folder;

  @Test
  void itsCommandsRunOneAfterTheOther() throws IOException {
    List<String> commands = new ArrayList<>();
    for (String line : Files.readAllLines(GUIDE)) {
      if (line.strip().startsWith("./bosco connectors ")) {
        commands.add(line.strip());
      }
    }
    assertThat(commands).hasSizeGreaterThanOrEqualTo(3);
    for (String command : commands) {
      StringWriter out = new StringWriter();
      List<String> words = new ArrayList<>(List.of(command.split(" +", -1)));
      words.remove(0);
      words.addAll(List.of("--connectors", folder.toString()));
      int status = Bosco.commandLine()
          .setOut(new PrintWriter(out, true))
          .setErr(new PrintWriter(out, true))
          .execute(words.toArray(String[]::new));
      assertThat(status).as(command + "\n" + out).isZero();
    }
  }

  @Test
  void itsExamplesFitIntoTheManifestItMakes() throws IOException {
    String skeleton = Files.readString(Path.of("src/main/resources/new-connector/manifest.yaml"));
    Pattern row = Pattern.compile("^ *\\|[^|]*\\| `(\\w+)`[^|]*\\|(.*)\\| *$");
    int examples = 0;
    for (String line : Files.readAllLines(GUIDE)) {
      Matcher matcher = row.matcher(line);
      if (!matcher.matches()) {
        continue;
      }
      Matcher snippets = Pattern.compile("`(\\{.*?})`(?=[ ,|;]|$)").matcher(matcher.group(2) + " ");
      while (snippets.find()) {
        if (snippets.group(1).startsWith("{{")) {
          continue; // an expression
        }
        String manifest = with(skeleton, matcher.group(1), snippets.group(1));
        if (!manifest.equals(skeleton)) {
          examples++;
          assertThat(Connector.load("guide", snippets.group(1), manifest).streams())
              .hasSize(1);
        }
      }
    }
    assertThat(examples).isGreaterThanOrEqualTo(6);
  }

  private static String with(String skeleton, String key, String example) {
    return switch (key) {
      case "authenticator" ->
        skeleton.replaceFirst(
            "authenticator:\\R +type: .*\\R +api_token: .*",
            Matcher.quoteReplacement("authenticator: " + example));
      case "pagination_strategy" ->
        skeleton.replaceFirst(
            "pagination_strategy:\\R +type: .*\\R +cursor_value: .*\\R +stop_condition: .*",
            Matcher.quoteReplacement("pagination_strategy: " + example));
      case "partition_router" ->
        skeleton.replaceFirst(
            "      requester:",
            Matcher.quoteReplacement("      partition_router: " + example + "\n      requester:"));
      case "response_filters" ->
        skeleton.replaceFirst(
            "          backoff_strategies:",
            Matcher.quoteReplacement(
                "          response_filters: [" + example + "]\n          backoff_strategies:"));
      case "api_budget" -> skeleton + "\napi_budget: " + example + "\n";
      default -> skeleton;
    };
  }
}
