package com.askbosco.data.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LandedTimesTest {

  @Test
  void whatIsWrittenIsRead() {
    long[] all = {
      1774951200000L, 1774951200001L, EventTimes.UNDATED, 1774951100000L, 0, -1, Long.MAX_VALUE
    };
    assertThat(LandedTimes.millis(LandedTimes.text(all), all.length)).containsExactly(all);
    assertThat(LandedTimes.text(new long[0])).isEmpty();
    assertThat(LandedTimes.millis("", 0)).isEmpty();
  }

  @Test
  void momentsThatLieSideBySideTakeFewBytes() {
    long[] all = new long[1000];
    for (int i = 0; i < all.length; i++) {
      all[i] = 1774951200000L + i * 50L;
    }
    assertThat(LandedTimes.text(all).length()).isLessThan(3000);
  }
}
