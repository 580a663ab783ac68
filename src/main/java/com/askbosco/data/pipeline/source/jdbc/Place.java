package com.askbosco.data.pipeline.source.jdbc;

import com.askbosco.data.pipeline.raw.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the ranges of a slice are read, as the position of a page.
 *
 * @param bounds values of the split column at which ranges begin, the first aside
 * @param ranges how far each range is
 * @param next the range whose page comes next
 */
record Place(List<String> bounds, List<Progress> ranges, int next) {

  /**
   * How far one range is.
   *
   * @param after the order columns of the last row that was read; empty before the first
   * @param ended whether nothing is left of it
   */
  record Progress(List<String> after, boolean ended) {
    static final Progress START = new Progress(List.of(), false);
  }

  /** The start of a slice. */
  static Place start(List<String> bounds) {
    List<Progress> ranges = new ArrayList<>();
    for (int i = 0; i <= bounds.size(); i++) {
      ranges.add(Progress.START);
    }
    return new Place(bounds, ranges, 0);
  }

  static Place parse(String position) {
    return RawJson.read(position.getBytes(StandardCharsets.UTF_8), Place.class);
  }

  String text() {
    return new String(RawJson.write(this), StandardCharsets.UTF_8);
  }
}
