package com.askbosco.data.pipeline.source.files;

import java.io.IOException;

/** The records of one file, or of one entry of an archive, one after another. Not thread-safe. */
interface RecordReader extends AutoCloseable {

  /**
   * Writes the next record, or what is to be said of one that cannot be read.
   *
   * @return false at the end, when nothing was written
   * @throws com.askbosco.data.model.BoscoException when the rest cannot be read
   */
  boolean next(PlacedLines out) throws IOException;

  /** The byte of the file at which the record after the last one begins; -1 where reading cannot begin in the middle. */
  default long nextByte() {
    return -1;
  }

  /** Its line. */
  default long nextLine() {
    return -1;
  }

  /** The entry of an archive that the next record is in; empty for a file that is none. */
  default String entry() {
    return "";
  }

  @Override
  void close() throws IOException;
}
