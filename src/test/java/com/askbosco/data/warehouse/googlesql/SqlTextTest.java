package com.askbosco.data.warehouse.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a'b'c|a   c",
        "a\"b\"c|a   c",
        "a'b\\'c'd|a      d",
        "a'b\"c'd\"e'f\"g|a     d     g",
        "a\"\"\"b\"c\"\"\"d|a         d",
        "a--b|a   ",
        "a#b|a  ",
        "a/*b*/c|a     c",
        "a/*b|a/*b",
        "a'b|a'b",
        "`a`|`a`"
      })
  void words_in_comments_and_quoted_text_mean_nothing(String sql, String code) {
    assertThat(new SqlText(sql).code()).isEqualTo(code);
  }

  @Test
  void lines_stay_where_they_are() {
    assertThat(new SqlText("a /* b\nc */ d\n-- e\nf").code()).isEqualTo("a     \n     d\n    \nf");
    assertThat(new SqlText("'a\nb'").code()).isEqualTo("'a\nb'");
  }

  @Test
  void a_text_may_be_long() {
    assertThat(new SqlText("SELECT '" + "\\'ab".repeat(200_000) + "', x").position("x"))
        .hasValue("1:800012");
  }
}
