package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.sandbox.world.ClientWorld;
import com.askbosco.data.sandbox.world.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The secret that each client of a simulated vendor holds, derived from the client's invented ids: a credential file written by
 * one process signs in at the server of another with the same seed. Thread-safe.
 */
final class Secrets {
  private final Function<ClientWorld, String> secret;
  private volatile @Nullable Holders holders;

  /** Holders of the secrets of one world. */
  private record Holders(World world, Map<String, ClientWorld> bySecret) {}

  Secrets(Function<ClientWorld, String> secret) {
    this.secret = secret;
  }

  /** The secret of a client. */
  String of(ClientWorld client) {
    return secret.apply(client);
  }

  /** Who holds this secret. */
  Optional<ClientWorld> holder(World world, String text) {
    Holders known = holders;
    if (known == null || known.world != world) {
      Map<String, ClientWorld> bySecret = new HashMap<>();
      world.clients().forEach(client -> bySecret.put(secret.apply(client), client));
      known = new Holders(world, bySecret);
      holders = known;
    }
    return Optional.ofNullable(known.bySecret.get(text));
  }

  /** Hex digits derived from a client and a purpose; never the same for two of either. */
  static String hex(ClientWorld client, String purpose, int digits) {
    return hex(client.id() + "|" + client.propertyId() + "|" + purpose, digits);
  }

  /** Hex digits derived from a text. */
  static String hex(String text, int digits) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, digits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
