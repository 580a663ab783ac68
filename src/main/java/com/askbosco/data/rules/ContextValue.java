package com.askbosco.data.rules;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a mapping may read besides the record, by the name it has in the file. */
enum ContextValue implements Value {
  TENANT("$tenant", RowContext::tenantId),
  CLIENT("$client", context -> context.slice().clientId()),
  CLIENT_CURRENCY("$client.currency", RowContext::clientCurrency),
  CLIENT_ZONE("$client.zone", context -> context.clientZone().getId()),
  ACCOUNT("$account", context -> context.slice().accountId()),
  ACCOUNT_CURRENCY("$account.currency", RowContext::accountCurrency),
  CONNECTION("$connection", context -> context.slice().connectionId()),
  STREAM("$stream", context -> context.slice().stream());

  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference without state
  private final Function<RowContext, String> get;

  ContextValue(String word, Function<RowContext, String> get) {
    this.word = word;
    this.get = get;
  }

  /** All of them by name. */
  static Map<String, ContextValue> byName() {
    return Arrays.stream(values())
        .collect(
            Collectors.toMap(value -> value.word, value -> value, (a, b) -> a, LinkedHashMap::new));
  }

  @Override
  public @Nullable String read(Frame frame) {
    String text = get.apply(frame.context);
    return text.isEmpty() ? null : text;
  }
}
