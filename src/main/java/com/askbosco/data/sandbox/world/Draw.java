package com.askbosco.data.sandbox.world;

/**
 * Counter-based random numbers: each is a hash (SplitMix64's finaliser) of the seed and of the keys that name it, so any
 * number can be had without those before it.
 */
final class Draw {
  private Draw() {}

  /** A well mixed hash of a key chain. */
  static long hash(long seed, long key) {
    long z = (seed ^ (key * 0xD1B54A32D192ED03L)) + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  static long hash(long seed, long key1, long key2) {
    return hash(hash(seed, key1), key2);
  }

  static long hash(long seed, long key1, long key2, long key3) {
    return hash(hash(hash(seed, key1), key2), key3);
  }

  /** A number in [0, 1) out of a hash. */
  static double unit(long hash) {
    return (hash >>> 11) * 0x1.0p-53;
  }

  /** A number in [low, high) out of a hash. */
  static double between(long hash, double low, double high) {
    return low + (high - low) * unit(hash);
  }

  /** A whole number in [0, bound) out of a hash. */
  static int below(long hash, int bound) {
    return (int) ((hash >>> 33) % bound);
  }

  /** Whether an event of the given probability happens. */
  static boolean happens(long hash, double probability) {
    return unit(hash) < probability;
  }

  /** A whole number near the expected value: the fraction is settled by the hash, so that sums stay true. */
  static long round(double expected, long hash) {
    long whole = (long) Math.floor(expected);
    return whole + (unit(hash) < expected - whole ? 1 : 0);
  }

  /** An id of the given number of decimal digits, never beginning with 0. */
  static long digits(long hash, int digits) {
    long low = 1;
    for (int i = 1; i < digits; i++) {
      low *= 10;
    }
    return low + (hash >>> 1) % (9 * low);
  }
}
