package com.askbosco.data.pipeline.source.files;

/**
 * A file as it is listed.
 *
 * @param name within the folder, with slashes
 * @param size its bytes
 * @param modified milliseconds since 1970; 0 when the place does not say it
 * @param checksum what the place says of the content, or empty
 */
record FoundFile(String name, long size, long modified, String checksum) {

  /** Whether nothing speaks for a change. */
  boolean isSame(FoundFile other) {
    return size == other.size && modified == other.modified && checksum.equals(other.checksum);
  }
}
