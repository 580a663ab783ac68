package com.askbosco.data.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case does what the reference did. {@code -Dbosco.cases=paging} or {@code paging/offset} chooses. */
class ConformanceTest {
  private static final Corpus CORPUS = Corpus.open(Corpus.folder(Path.of("")));

  @TestFactory
  Stream<DynamicTest> cases() {
    return CORPUS.names(System.getProperty("bosco.cases", "")).stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> holds(name)));
  }

  private static void holds(String name) throws InterruptedException {
    ConformanceCase each = CORPUS.read(name);
    CaseRunner.Result result = CaseRunner.run(each);
    if (CORPUS.isTodo(name)) {
      assertThat(result.passed())
          .as("%s passes now: strike it from todo.txt", name)
          .isFalse();
    } else {
      assertThat(result.differences()).as(each.why()).isEmpty();
    }
  }

  @Test
  void whatIsLeftToDoIsThere() {
    assertThat(CORPUS.names("")).containsAll(CORPUS.todo());
  }
}
