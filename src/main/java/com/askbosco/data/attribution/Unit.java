package com.askbosco.data.attribution;

import java.util.Comparator;

/**
 * What is credited.
 *
 * @param sourceSystem the system that told of the touch
 * @param channelGroup its channel group
 * @param source its source
 * @param campaign its campaign
 */
record Unit(String sourceSystem, String channelGroup, String source, String campaign)
    implements Comparable<Unit> {
  private static final Comparator<Unit> ORDER = Comparator.comparing(Unit::channelGroup)
      .thenComparing(Unit::source)
      .thenComparing(Unit::campaign)
      .thenComparing(Unit::sourceSystem);

  @Override
  public int compareTo(Unit other) {
    return ORDER.compare(this, other);
  }
}
