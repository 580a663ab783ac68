package com.askbosco.data.cli;

import com.askbosco.data.conformance.CaseRunner;
import com.askbosco.data.conformance.ConformanceCase;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A case of a connector: a conformance case whose manifest is the connector's, with the case's server for its hosts. */
record ConnectorCase(ConnectorFolder connector, Path file) {
  private static final Pattern HOST =
      Pattern.compile("https?://(?:\\{\\{.*?}}|[\\w.-])+(?::\\d+)?");

  /** Runs the case and tells how it went; whether it is as it has to be. */
  boolean run(boolean accept, PrintWriter out) throws InterruptedException {
    String name = String.valueOf(file.getFileName()).replaceAll("\\.yaml$", "");
    ConformanceCase read = ConformanceCase.parse(name, file, text());
    boolean first = !Files.exists(read.golden());
    CaseRunner.Result result = CaseRunner.run(read);
    if (accept && !result.passed() && !result.observed().isEmpty()) {
      ConnectorFolder.write(read.golden(), result.observed());
      out.println("cases/" + name + "  written to " + read.golden() + "; read it:");
      out.print(result.observed());
      return true;
    }
    if (result.passed()) {
      out.println("cases/" + name + "  as it has to be");
      return true;
    }
    out.println("cases/" + name + "  " + (first ? "is new" : "differs") + ": " + read.why());
    if (first) {
      out.print(result.observed());
      out.println("If that is right, keep it with --accept.");
    } else {
      result.differences().forEach(line -> out.println("  " + line));
    }
    return false;
  }

  /** The case with the connector's manifest in it, unless it brings one. */
  private String text() {
    String own = ConnectorFolder.text(file);
    if (own.lines().anyMatch(line -> line.startsWith("manifest:"))) {
      return own;
    }
    String manifest = HOST.matcher(ConnectorFolder.text(connector.manifestFile()))
        .replaceAll("http://server.test");
    return own.stripTrailing() + "\nmanifest: |2\n" + manifest.indent(2);
  }
}
