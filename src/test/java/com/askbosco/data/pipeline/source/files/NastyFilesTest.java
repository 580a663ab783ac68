package com.askbosco.data.pipeline.source.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as they come: each gives its records, or says what is wrong with a line or with itself. */
class NastyFilesTest {
  @TempDir
  Path folder;

  static Stream<NastyFile> files() throws Exception {
    return Stream.of(NastyTexts.all(), NastyJson.all(), NastyPackings.all(), NastyTables.all())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("files")
  void givesItsRecordsOrSaysWhy(NastyFile file) throws Exception {
    List<String> read = file.read(folder);

    String last =
        file.expected().isEmpty() ? "" : file.expected().get(file.expected().size() - 1);
    if (last.startsWith("FAILED")) {
      assertThat(read.get(read.size() - 1))
          .startsWith(last.substring(0, last.indexOf(':') + 1))
          .contains(folder + "/" + file.name())
          .contains(last.substring(last.indexOf(':') + 2));
    } else {
      assertThat(read).containsExactlyElementsOf(file.expected());
    }
  }

  @Test
  void thereAreManyOfThem() throws Exception {
    assertThat(files().count()).isGreaterThanOrEqualTo(60);
  }
}
