package com.askbosco.data.launch.bench;

/** How fast a manifest is read into protocol messages. */
public final class ReadBench {
  /** Records of a page. */
  static final int PAGE = 1_000;
  /** Parent records of the substream case. */
  static final int PARENTS = 100;

  private ReadBench() {}
}
