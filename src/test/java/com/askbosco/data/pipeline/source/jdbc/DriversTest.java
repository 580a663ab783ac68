package com.askbosco.data.pipeline.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers come from the class path, then from a folder. */
class DriversTest {
  @TempDir
  private Path folder;

  @Test
  void theImageCarriesTheSmallOnes() throws Exception {
    assertThat(Drivers.of("org.postgresql.Driver").acceptsURL("jdbc:postgresql://h/d"))
        .isTrue();
    assertThat(Drivers.of("com.amazon.redshift.Driver").acceptsURL("jdbc:redshift://h/d"))
        .isTrue();
  }

  @Test
  void aDriverThatIsNowhereSaysWhereToPutIt() {
    assertThatThrownBy(() -> Drivers.load("com.example.Driver", Optional.of(folder.toString())))
        .hasMessageContaining("BOSCO_DRIVERS");
    assertThatThrownBy(() -> Drivers.load("com.example.Driver", Optional.of("/nowhere/at/all")))
        .hasMessageContaining("BOSCO_DRIVERS");
    assertThatThrownBy(() -> Drivers.load("java.lang.String", Optional.empty()))
        .hasMessageContaining("no driver");
  }
}
