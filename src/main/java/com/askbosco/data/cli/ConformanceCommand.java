package com.askbosco.data.cli;

import com.askbosco.data.conformance.CaseRunner;
import com.askbosco.data.conformance.ConformanceCase;
import com.askbosco.data.conformance.Corpus;
import com.askbosco.data.conformance.Refresh;
import com.askbosco.data.model.ProblemsException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bosco conformance}: holds the connector runtime against what the reference implementation did. */
@Command(
    name = "conformance",
    description = "Compare the connector runtime with what the reference implementation did.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ConformanceCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FAMILY[/CASE]",
      arity = "0..1",
      defaultValue = "",
      description = "Only these; one case alone shows all that it did.")
  private String choice;

  @Option(
      names = "--refresh",
      description =
          "Ask the reference anew and rewrite the golden files (needs Python 3.11; BOSCO_PYTHON names one"
              + " that has airbyte-cdk).")
  private boolean refresh;

  @Option(
      names = "--cases",
      paramLabel = "FOLDER",
      description =
          "Cases of another folder, such as recordings of manifests that are not in this project.")
  @Nullable
  private Path cases;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Home home = Home.here();
    Corpus corpus =
        Corpus.open(cases == null ? Corpus.folder(home.root()) : home.fromCaller(cases));
    List<String> names = corpus.names(choice);
    if (refresh) {
      int failed = Refresh.run(home.root(), corpus, names, line -> {
        out.println(line);
        out.flush();
      });
      out.println(names.size() - failed + " of " + names.size() + " golden files are up to date.");
      return failed == 0 ? 0 : 1;
    }
    return compare(corpus, names, out);
  }

  private int compare(Corpus corpus, List<String> names, PrintWriter out)
      throws InterruptedException {
    int passed = 0;
    int known = 0;
    for (String name : names) {
      ConformanceCase each;
      try {
        each = corpus.read(name);
      } catch (ProblemsException e) {
        e.problems().forEach(out::println);
        continue;
      }
      CaseRunner.Result result = CaseRunner.run(each);
      boolean todo = corpus.isTodo(name);
      if (result.passed() && !todo) {
        passed++;
      } else if (result.passed()) {
        out.println(name + ": passes; strike it from todo.txt");
      } else if (todo) {
        known++;
      }
      boolean tell = !result.passed() && (!todo || names.size() == 1);
      if (tell) {
        out.println(name + ": " + each.why());
        result.differences().forEach(line -> out.println("  " + line));
      }
      if (names.size() == 1) {
        each.differs().ifPresent(reason -> out.println("meant to differ: " + reason));
        out.print(result.observed());
      }
    }
    out.println(passed + " of " + names.size() + " as the reference"
        + (known == 0 ? "." : "; " + known + " known not to be yet (todo.txt)."));
    return passed + known == names.size() ? 0 : 1;
  }
}
