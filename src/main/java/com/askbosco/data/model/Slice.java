package com.askbosco.data.model;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The smallest piece of work that is complete or not there: one stream of one account over one window of days.
 *
 * @param clientId the brand the data belongs to
 * @param connectionId the connection in the client's file
 * @param source the connector, such as {@code google-ads}
 * @param stream the stream of that connector
 * @param accountId the native account id, as text
 * @param credentialKey names the credential without holding it; slices of one key share one budget and run one after another
 * @param window the account-local days read, or null for a stream that has no days (a list of entities)
 * @param part names the part of the stream that this slice is, such as one file; empty for the whole. Parts never replace one another
 */
public record Slice(
    String clientId,
    String connectionId,
    String source,
    String stream,
    String accountId,
    String credentialKey,
    @Nullable DateRange window,
    String part)
    implements Serializable {

  /** A slice that was written down before there were parts has none. */
  @SuppressWarnings("ConstantValue") // a reader of JSON gives null for what is not there
  public Slice {
    part = part == null ? "" : part;
  }

  /** A slice that is the whole stream over its window. */
  public Slice(
      String clientId,
      String connectionId,
      String source,
      String stream,
      String accountId,
      String credentialKey,
      @Nullable DateRange window) {
    this(clientId, connectionId, source, stream, accountId, credentialKey, window, "");
  }

  /**
   * A name for this slice that is the same in every run: 24 hex digits, safe in paths and job ids. The credential is not part
   * of it, so that a renewed credential replaces the same slice.
   */
  public String id() {
    String text = String.join(
        "\u0000",
        clientId,
        connectionId,
        source,
        stream,
        accountId,
        window == null ? "" : window.toString());
    if (!part.isEmpty()) {
      text = text + "\u0000" + part;
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** The slice as a person reads it: {@code aurora/google_ads/campaign 123 2026-03-01/2026-03-01}. */
  public String label() {
    return clientId
        + "/"
        + connectionId
        + "/"
        + stream
        + " "
        + accountId
        + (window == null ? "" : " " + window)
        + (part.isEmpty() ? "" : " " + part);
  }
}
