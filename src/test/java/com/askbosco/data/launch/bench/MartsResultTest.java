package com.askbosco.data.launch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MartsResultTest {

  private final MartsResult result = new MartsResult(
      50_000_000,
      71.25,
      List.of(
          new MartsResult.Query("cohort", 1595, 3, 2), new MartsResult.Query("landing", 20, 1, 1)),
      1800);

  @Test
  void what_making_the_rows_took_is_told_apart_from_what_is_compared() {
    assertThat(result.json()).isEqualTo("""
            {"bench":"marts","rows":50000000,"generate_cpu_seconds":71.250,"lowered_cpu_seconds":4.000,\
            "by_hand_cpu_seconds":3.000,"ratio":1.333,"peak_mb":1800,"queries":[\
            {"name":"cohort","rows":1595,"lowered_cpu_seconds":3.000,"by_hand_cpu_seconds":2.000},\
            {"name":"landing","rows":20,"lowered_cpu_seconds":1.000,"by_hand_cpu_seconds":1.000}]}""");
  }

  @Test
  void people_read_a_table() {
    assertThat(result.table())
        .startsWith("bench marts, 50000000 rows made in 71.3 CPU s\n")
        .endsWith("1.33   (CPU; peak memory 1800 MB)\n");
  }
}
