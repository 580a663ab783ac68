package com.askbosco.data.rules;

import com.askbosco.data.model.Slice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Surrogate keys: hex SHA-256 of {@code tenant|source|account|native id}. The keys of an account are remembered, since most
 * native ids come again on every day. Thread-safe.
 */
final class Keys {
  private static final int SCOPES = 1_000;
  private static final int PER_SCOPE = 100_000;

  private final String source;
  private final ConcurrentHashMap<String, Memo<String, String>> scopes = new ConcurrentHashMap<>();
  private volatile @Nullable Scope last;

  /** Keys of rows that bear this source's name. */
  Keys(String source) {
    this.source = source;
  }

  /** The keys of one account, found without building its prefix again while the context object is the same. */
  private record Scope(RowContext context, Memo<String, String> keys) {}

  @SuppressWarnings("ReferenceEquality") // the memo holds while the context is the same object
  String key(RowContext context, String nativeId) {
    Scope scope = last;
    if (scope == null || scope.context() != context) {
      scope = new Scope(context, keysOf(prefix(context)));
      last = scope;
    }
    return scope.keys().get(nativeId);
  }

  private Memo<String, String> keysOf(String prefix) {
    if (scopes.size() >= SCOPES) {
      scopes.clear();
    }
    return scopes.computeIfAbsent(prefix, p -> new Memo<>(PER_SCOPE, id -> sha256(p + id)));
  }

  private String prefix(RowContext context) {
    Slice slice = context.slice();
    return context.tenantId() + "|" + source + "|" + slice.accountId() + "|";
  }

  /** SHA-256 of a text in UTF-8 as 64 hex digits. */
  static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
