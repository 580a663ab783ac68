package com.askbosco.data.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.sandbox.world.Scale;
import com.askbosco.data.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The example agency in {@code clients/} is the one the sandbox simulates. */
class ExampleAgencyTest {

  @Test
  void isWhatTheSandboxWrites() throws IOException {
    List<Vendor> vendors = ServiceLoader.load(Vendor.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
    World world = World.of(World.DEFAULT_SEED, Scale.DEFAULT);
    Map<String, String> files =
        new SandboxFiles(world, vendors).clients(Path.of(".bosco/sandbox/credentials"));
    assertThat(files)
        .containsOnlyKeys(
            "aurora.yaml", "bergwerk.yaml", "citrine.yaml", "dunlin.yaml", "ember.yaml");
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertThat(Files.readString(Path.of("clients", file.getKey())))
          .as(file.getKey())
          .isEqualTo(file.getValue());
    }
  }
}
