package com.askbosco.data.connector.record;

import java.util.Arrays;

/** Where in an answer's bytes its records are, and their own fields that are null. */
final class RecordPlaces {
  private int[] ranges = new int[256];
  private int count;
  private int[] nulls = {};
  private int nullCount;

  /** How many records there are. */
  int size() {
    return count / 2;
  }

  /** First byte of a record. */
  int start(int index) {
    return ranges[index * 2];
  }

  /** One past the last byte of a record. */
  int end(int index) {
    return ranges[index * 2 + 1];
  }

  /** How many fields of records are null. */
  int nulls() {
    return nullCount / 2;
  }

  /** First byte of such a field, its key included. */
  int nullStart(int index) {
    return nulls[index * 2];
  }

  /** One past its last byte, a comma behind it included. */
  int nullEnd(int index) {
    return nulls[index * 2 + 1];
  }

  void add(int start, int end) {
    if (count == ranges.length) {
      ranges = Arrays.copyOf(ranges, count * 2);
    }
    ranges[count++] = start;
    ranges[count++] = end;
  }

  void addNull(int start, int end) {
    if (nullCount == nulls.length) {
      nulls = Arrays.copyOf(nulls, Math.max(256, nullCount * 2));
    }
    nulls[nullCount++] = start;
    nulls[nullCount++] = end;
  }
}
