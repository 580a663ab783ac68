package com.askbosco.data.gcp.logging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Takes out of log lines what must not be in them: the secrets that this process has read, whatever looks like a token or stands
 * behind a name that says so, and addresses of people. The last of several nets: our own messages hold none of it. Thread-safe.
 */
public final class LogMask {
  private static final String STARS = "***";
  private static final int SHORTEST = 8;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> LEARNT = ConcurrentHashMap.newKeySet();

  private static final Pattern NAMED = Pattern.compile(
      "(?i)((?:access|refresh|id|session|developer|auth)[_-]?token|token|client[_-]?secret|app[_-]?secret[_-]?proof"
          + "|secret|api[_-]?key|passw(?:or)?d|signature|authorization|private[_-]?key)"
          + "(\\\\?[\"']?\\s*[=:]\\s*\\\\?[\"']?)(?!\\*\\*\\*)(?:(?:Bearer|Basic)\\s+)?([^\\s\"'&,;}\\\\]{4,})");
  private static final Pattern BEARER =
      Pattern.compile("(?i)\\b(bearer|basic)(\\s+)[A-Za-z0-9._~+/=-]{8,}");
  private static final Pattern KEY_BLOCK = Pattern.compile(
      "-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)",
      Pattern.DOTALL);
  private static final Pattern SHAPED = Pattern.compile(
      "\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]{4,}" // JSON Web Token
          + "|\\bya29\\.[\\w.-]{10,}|\\b1//[\\w-]{20,}|\\bAIza[\\w-]{30,}|\\bGOCSPX-[\\w-]{10,}" // Google
          + "|\\bEAA[A-Za-z0-9]{20,}" // Meta
          + "|\\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{16,}" // Shopify
          + "|\\bpk_[0-9a-f]{20,}|\\bsk_(?:live|test)_\\w{10,}");
  private static final Pattern PERSON =
      Pattern.compile("[\\w.+%-]+@(?![\\w.-]*gserviceaccount\\.com)[\\w-]+(?:\\.[\\w-]+)+");

  private LogMask() {}

  /** From now on these secrets are taken out wherever they stand: a credential as JSON, or one secret. */
  public static void learn(String secret) {
    try {
      JsonNode json = JSON.readTree(secret);
      if (json.isContainerNode()) {
        leaves(json);
        return;
      }
    } catch (JsonProcessingException e) {
      // Not JSON, so it is the secret itself. Jackson's message quotes it and goes nowhere.
    }
    add(secret.strip());
  }

  private static void leaves(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!field.getKey().endsWith("_uri") && !field.getKey().endsWith("_url")) {
        leaves(field.getValue());
      }
    }
    if (node.isArray()) {
      node.forEach(LogMask::leaves);
    }
    if (node.isTextual()) {
      add(node.textValue());
    }
  }

  private static void add(String secret) {
    if (secret.length() >= SHORTEST) {
      LEARNT.add(secret);
    }
  }

  /** The text without what must not be read by others. */
  public static String clean(String text) {
    String clean = text;
    for (String secret : LEARNT) {
      clean = clean.replace(secret, STARS);
    }
    // Whole blocks first: what follows ends at the first space.
    clean = KEY_BLOCK.matcher(clean).replaceAll(STARS);
    clean = NAMED.matcher(clean).replaceAll("$1$2\\*\\*\\*");
    clean = BEARER.matcher(clean).replaceAll("$1$2\\*\\*\\*");
    clean = SHAPED.matcher(clean).replaceAll(STARS);
    return PERSON.matcher(clean).replaceAll(STARS);
  }
}
