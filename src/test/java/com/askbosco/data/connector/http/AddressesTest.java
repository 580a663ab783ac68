package com.askbosco.data.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.SourceException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values are those of Python's urllib and requests. */
class AddressesTest {

  static Stream<Arguments> joined() {
    return Stream.of(
        Arguments.of("https://h/v1", "items", "https://h/v1/items"),
        Arguments.of("https://h/v1/", "items", "https://h/v1/items"),
        Arguments.of("https://h/v1", "/items", "https://h/items"),
        Arguments.of("https://h/v1", "?a=1", "https://h/v1/?a=1"),
        Arguments.of("https://h/v1", "", "https://h/v1"),
        Arguments.of("https://h/v1", "../x", "https://h/x"),
        Arguments.of("https://h/a/b/", "../../../x", "https://h/x"),
        Arguments.of("https://h/a", "./x/./y", "https://h/a/x/y"),
        Arguments.of("https://h/a", "x//y", "https://h/a/x/y"),
        Arguments.of("https://h/a", "https://o/x", "https://o/x"),
        Arguments.of("https://h/a", "//o/x", "https://o/x"),
        Arguments.of("https://h", "items", "https://h/items"),
        Arguments.of("https://h/a?q=1", "x", "https://h/x"),
        Arguments.of("https://h/a", "x:y", "x:y"),
        Arguments.of("https://h/a", "/p/x:y", "https://h/p/x:y"),
        Arguments.of("https://h/a", "#f", "https://h/a/#f"),
        Arguments.of("https://h/a/b", "..", "https://h/a/"));
  }

  @ParameterizedTest
  @MethodSource("joined")
  void pathsAreBelowTheBase(String base, String path, String expected) {
    assertThat(Addresses.join(base, path)).isEqualTo(expected);
  }

  static Stream<Arguments> sent() {
    return Stream.of(
        Arguments.of("https://H.example/a b", "https://h.example/a%20b"),
        Arguments.of("https://h/%7Euser/%2f", "https://h/~user/%2F"),
        Arguments.of("https://h/ü?x=ü", "https://h/%C3%BC?x=%C3%BC"),
        Arguments.of("https://h/a%zz", "https://h/a%25zz"),
        Arguments.of("https://h/a?b=c d&e=%20", "https://h/a?b=c%20d&e=%20"),
        Arguments.of("https://h/a[1]?b[2]=3", "https://h/a%5B1%5D?b%5B2%5D=3"),
        Arguments.of("https://h", "https://h/"),
        Arguments.of("https://h/a/../b/./c", "https://h/b/c"),
        Arguments.of("https://h/a?x=1#frag", "https://h/a?x=1"),
        Arguments.of("https://h/a|b<c>\"d\"", "https://h/a%7Cb%3Cc%3E%22d%22"),
        Arguments.of("https://h:443/x", "https://h:443/x"),
        Arguments.of("https://h/100%", "https://h/100%25"),
        Arguments.of("https://h/a?q={\"k\":1}", "https://h/a?q=%7B%22k%22:1%7D"));
  }

  @ParameterizedTest
  @MethodSource("sent")
  void addressesAreSentAsTheReferenceDoes(String address, String expected) {
    assertThat(Addresses.parse(address)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://h/x", "h/x", "https://", "https:///x", "file:///etc/passwd", ""})
  void whatIsNoWebAddressIsRefused(String address) {
    assertThatThrownBy(() -> Addresses.parse(address)).isInstanceOf(SourceException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://", "http:x", "https:///x"})
  void theAddressOfAPageNamesAHost(String token) {
    assertThatThrownBy(() -> Addresses.join("https://h", token))
        .isInstanceOf(SourceException.class);
  }

  @Test
  void parametersAreAddedUnlessTheyAreThere() {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("a", "1");
    parameters.put("b", "x y");
    parameters.put("list", List.of("p", "q&"));
    parameters.put("none", null);
    parameters.put("flag", true);
    parameters.put("number", 2.0);
    parameters.put("nested", List.of(List.of("u", "v"), Map.of("k", 1)));
    parameters.put("nulls", Arrays.asList("z", null));

    assertThat(Addresses.withParameters("https://h/p?a=1&b=other&c=%C3%BC", parameters))
        .hasToString("https://h/p?a=1&b=other&c=%C3%BC&b=x+y&list=p&list=q%26&flag=True&number=2.0"
            + "&nested=u&nested=v&nested=k&nulls=z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.x.test/{{ stream_partition.id }}",
        "{{ config['url'] }}/x",
        "https://{{ config['shop'] }}.x.test",
        "https://{{ stream_partition['shop'] }}.myshop.com/a",
        "api.x.test/{{ next_page_token }}"
      })
  void addressesOfTheManifestVouchForTheirHosts(String template) {
    assertThat(Vouching.names(template)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ stream_partition.url }}/x",
        "https://{{ stream_slice['host'] }}/x",
        "https://{{ next_page_token['host'] }}.com/x",
        "{{ download_target }}"
      })
  void addressesOfTheSourceDoNot(String template) {
    assertThat(Vouching.names(template)).isFalse();
    assertThat(Vouching.isWhole(template)).isFalse();
  }
}
