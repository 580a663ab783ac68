package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalSecretsTest {
  @TempDir
  Path root;

  private LocalSecrets secrets;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(root.resolve(".env"), """
        # a comment
        PLAIN=one
        export EXPORTED = "two words"
        QUOTED='th=ree'
        SHADOWED=from the file

        EMPTY=
        """);
    Files.writeString(root.resolve("credential.json"), "{\"token\": \"t\"}\n");
    secrets = new LocalSecrets(root, Map.of("SHADOWED", "from the process"));
  }

  @Test
  void aFileOutsideTheAllowedFoldersIsNotRead(@TempDir Path elsewhere) throws IOException {
    Path secret = Files.writeString(elsewhere.resolve("secret"), "geheim");
    Files.createSymbolicLink(root.resolve("link"), secret);

    for (String reference : new String[] {
      "file:" + secret,
      "file:../" + elsewhere.getFileName() + "/secret",
      "file:link",
      "file:.env",
      "file:/etc/passwd",
      "file:../absent"
    }) {
      assertThatThrownBy(() -> secrets.resolve(reference))
          .as(reference)
          .isInstanceOf(BoscoException.class)
          .hasFieldOrPropertyWithValue("code", ErrorCode.CONFIG_REFUSED)
          .hasMessageContaining("BOSCO_SECRET_ROOTS")
          .hasMessageNotContaining("geheim");
    }
    assertThat(new LocalSecrets(root, Map.of("BOSCO_SECRET_ROOTS", "/nowhere:" + elsewhere))
            .resolve("file:link"))
        .isEqualTo("geheim");
  }

  @Test
  void aFileIsReplacedAndNothingElse() throws IOException {
    secrets.replace("file:credential.json", "{\"token\": \"u\"}");

    assertThat(secrets.resolve("file:credential.json")).isEqualTo("{\"token\": \"u\"}");
    try (var files = Files.list(root)) {
      assertThat(files).hasSize(2);
    }
    assertThatThrownBy(() -> secrets.replace("env:PLAIN", "secret text"))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("cannot be replaced where it stands")
        .hasMessageNotContaining("secret text");
    assertThatThrownBy(() -> secrets.replace("file:absent/credential.json", "secret text"))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("Let the process write its folder")
        .hasMessageNotContaining("secret text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "env:PLAIN | one",
        "env:EXPORTED | two words",
        "env:QUOTED | th=ree",
        "env:SHADOWED | from the process",
        "file:credential.json | {\"token\": \"t\"}"
      })
  void resolves(String reference, String value) {
    assertThat(secrets.knows(reference)).isTrue();
    assertThat(secrets.resolve(reference)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "env:ABSENT | Secret `env:ABSENT` is not set. Set ABSENT in the environment or in .env.",
        "env:EMPTY | Secret `env:EMPTY` is not set. Set EMPTY in the environment or in .env.",
        "file:absent.json | Secret `file:absent.json` is not there. Put the credential into that file.",
        "secretmanager:projects/p/secrets/s | Secret `secretmanager:projects/p/secrets/s` is not a reference this machine can follow. Use env: or file:.",
        "plain text | Secret `plain text` is not a reference this machine can follow. Use env: or file:."
      })
  void saysWhatIsMissing(String reference, String message) {
    assertThatThrownBy(() -> secrets.resolve(reference))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SECRET_MISSING))
        .hasMessage(message);
  }

  @Test
  void aProjectWithoutDotEnvHasTheEnvironmentAlone() {
    assertThat(new LocalSecrets(root.resolve("none"), Map.of("A", " b ")).resolve("env:A"))
        .isEqualTo("b");
  }
}
