package com.askbosco.data.pipeline.source.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The bytes of a file, wherever it lies. */
interface FileBytes {

  /** Its name in messages. */
  String name();

  /** How many they are as they lie there; -1 when nobody knows. */
  long size();

  /**
   * Begins to read.
   *
   * @param from the first byte wanted
   */
  InputStream open(long from) throws IOException;

  /** The file on this machine's disk, for formats that are not read from front to back; copied there when it lies elsewhere. */
  Path onDisk() throws IOException;
}
