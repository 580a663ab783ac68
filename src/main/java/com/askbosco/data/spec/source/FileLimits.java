package com.askbosco.data.spec.source;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlNode;
import java.util.Set;

/**
 * How much a file may ask of the machine that reads it. What asks for more fails or, where one record does, goes to the dead letters.
 *
 * @param recordBytes most bytes of one record: a row of CSV, a line of JSON, an object of an array
 * @param columns most columns of a table
 * @param bytes most bytes of a file once it is unpacked
 * @param ratio how many times larger than packed it may become; only looked at beyond 64 MB
 * @param entries most entries of an archive
 */
public record FileLimits(int recordBytes, int columns, long bytes, int ratio, int entries) {
  /** What holds when a connection says nothing. */
  public static final FileLimits USUAL = new FileLimits(16 << 20, 5_000, 64L << 30, 250, 1_000);

  private static final Set<String> KEYS =
      Set.of("record_mb", "columns", "file_gb", "ratio", "entries");

  static FileLimits read(YamlNode node) {
    node.onlyKeys(KEYS);
    return new FileLimits(
        (int) (number(node, "record_mb", 16, 256) << 20),
        (int) number(node, "columns", 5_000, 100_000),
        number(node, "file_gb", 64, 4_096) << 30,
        (int) number(node, "ratio", 250, 100_000),
        (int) number(node, "entries", 1_000, 100_000));
  }

  private static long number(YamlNode node, String key, long usual, long most) {
    return node.optional(key)
        .map(value -> {
          long number = value.integer();
          if (number < 1 || number > most) {
            value.problem(
                ErrorCode.CONFIG_BAD_VALUE,
                "`" + number + "` is out of range",
                "Write 1 to " + most + ".");
            return usual;
          }
          return number;
        })
        .orElse(usual);
  }
}
