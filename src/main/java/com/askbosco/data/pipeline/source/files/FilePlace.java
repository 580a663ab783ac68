package com.askbosco.data.pipeline.source.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A folder somewhere. Used by one thread. */
interface FilePlace extends AutoCloseable {

  /**
   * Files whose names match one of the patterns.
   *
   * @throws IOException also when the folder is not there: a folder that is not mounted is no empty one
   */
  List<FoundFile> list(List<NamePattern> patterns) throws IOException;

  /** One file; empty when it is gone. */
  Optional<FoundFile> find(String name) throws IOException;

  /** Reads a file from a byte on. */
  InputStream open(String name, long from) throws IOException;

  /** The file itself, where it lies on this machine. */
  default Optional<Path> onDisk(String name) {
    return Optional.empty();
  }

  /** The file's address, for people. */
  String address(String name);

  @Override
  void close();
}
