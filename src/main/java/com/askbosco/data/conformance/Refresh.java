package com.askbosco.data.conformance;

import com.askbosco.data.model.BoscoException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Asks the reference anew and rewrites golden files. */
public final class Refresh {
  private Refresh() {}

  /**
   * Makes the golden files of the named cases.
   *
   * @param report told of every case whose golden changed or could not be made
   * @return how many could not be made
   */
  public static int run(Path home, Corpus corpus, List<String> names, Consumer<String> report)
      throws InterruptedException {
    int failed = 0;
    try (Reference reference = Reference.start(home)) {
      for (String name : names) {
        try {
          CaseRunner.Result result = CaseRunner.refresh(corpus.read(name), reference);
          if (!result.passed()) {
            report.accept(name + " made anew");
            result.differences().forEach(line -> report.accept("  " + line));
          }
        } catch (BoscoException e) {
          failed++;
          report.accept(name + " " + e.getMessage());
        }
      }
    }
    return failed;
  }
}
