package com.askbosco.data.pipeline.source.files;

/**
 * Where reading goes on in a file.
 *
 * @param records how many records and refused lines were given before
 * @param firstByte where the next one begins, or -1 where only counting leads there
 * @param line its line
 */
record ReadFrom(long records, long firstByte, long line) {
  static final ReadFrom START = new ReadFrom(0, 0, 1);

  static ReadFrom parse(String text) {
    String[] parts = text.split(":", -1);
    return new ReadFrom(
        Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }

  String text() {
    return records + ":" + firstByte + ":" + line;
  }
}
