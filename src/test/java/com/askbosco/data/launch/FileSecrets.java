package com.askbosco.data.launch;

import com.askbosco.data.spec.SecretResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The credentials that the sandbox wrote into files. */
final class FileSecrets implements SecretResolver {
  @Override
  public boolean knows(String reference) {
    return reference.startsWith("file:");
  }

  @Override
  public String resolve(String reference) {
    try {
      return Files.readString(Path.of(reference.substring("file:".length())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
