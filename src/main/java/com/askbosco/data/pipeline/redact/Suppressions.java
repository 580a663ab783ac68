package com.askbosco.data.pipeline.redact;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.raw.RawJson;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.stage.Storage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who of a client was erased, so that a source that still sends them does not bring them back. Persons are known by HMAC-SHA256 of
 * their keys and hashes under the client's own key, which lies beside the list in raw: without the key the list says nothing, and
 * it cannot be joined with that of another client. Immutable; not thread-safe.
 */
public final class Suppressions {
  private static final int KEY_BYTES = 32;

  private final byte[] key;
  private final Set<String> hashes;

  private Suppressions(byte[] key, Collection<String> hashes) {
    this.key = key;
    this.hashes = new TreeSet<>(hashes);
  }

  /** What the file says: the hashes in order. */
  record Listed(List<String> hashes) {}

  private static String folder(String clientId) {
    return "_privacy/" + clientId;
  }

  /** Where something about a client's erasures lies. */
  public static String uri(RawLayout raw, String clientId, String name) {
    return raw.uri(folder(clientId) + "/" + name);
  }

  /** Those of a client; empty where nobody was erased. Read anew at each call. */
  public static Optional<Suppressions> of(RawLayout raw, String clientId) {
    return Storage.read(uri(raw, clientId, "suppressed.json")).map(json -> {
      byte[] key = key(raw, clientId)
          .orElseThrow(() -> new BoscoException(
              ErrorCode.STORAGE_FAILED,
              "The list of erased persons of client " + clientId + " is there and its key is not: "
                  + folder(clientId)
                  + "/key. Restore the key; without it persons who were erased would come back."));
      return new Suppressions(key, RawJson.read(json, Listed.class).hashes());
    });
  }

  /** The same, or an empty list; makes the client's key where there is none. */
  public static Suppressions begin(RawLayout raw, String clientId) {
    return of(raw, clientId)
        .orElseGet(() ->
            new Suppressions(key(raw, clientId).orElseGet(() -> newKey(raw, clientId)), List.of()));
  }

  private static Optional<byte[]> key(RawLayout raw, String clientId) {
    return Storage.read(uri(raw, clientId, "key"))
        .map(hex -> HexFormat.of().parseHex(new String(hex, StandardCharsets.US_ASCII).strip()));
  }

  private static byte[] newKey(RawLayout raw, String clientId) {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Storage.write(
        uri(raw, clientId, "key"),
        HexFormat.of().formatHex(key).getBytes(StandardCharsets.US_ASCII));
    return key;
  }

  /** Whether the person with this key or hash was erased. */
  public boolean has(String pseudonym) {
    return hashes.contains(keyed(pseudonym));
  }

  /** Whether one of them was. */
  public boolean hasAny(Collection<String> pseudonyms) {
    return pseudonyms.stream().anyMatch(this::has);
  }

  /** The list with these keys and hashes, too. */
  public Suppressions with(Collection<String> pseudonyms) {
    Suppressions more = new Suppressions(key, hashes);
    pseudonyms.forEach(each -> more.hashes.add(keyed(each)));
    return more;
  }

  /** Writes the list, whole or not at all. */
  public void write(RawLayout raw, String clientId) {
    Storage.write(
        uri(raw, clientId, "suppressed.json"), RawJson.write(new Listed(List.copyOf(hashes))));
  }

  /** The keyed hash of a key or hash, 64 hex digits. */
  public String keyed(String pseudonym) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(pseudonym.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}
