package com.askbosco.data.launch;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures straight from raw JSON, as the texts of {@link ReplayedRecords#rows}; knows nothing of the product's mappings. */
final class RawRecords {
  static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private RawRecords() {}

  /** Records of all JSON Lines files by file and stream. */
  static Map<String, Map<String, List<JsonNode>>> read(Path folder) throws IOException {
    Map<String, Map<String, List<JsonNode>>> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
        Map<String, List<JsonNode>> streams = new TreeMap<>();
        for (String line : Files.readAllLines(path)) {
          JsonNode entry = JSON.readTree(line);
          streams
              .computeIfAbsent(entry.get("stream").asText(), stream -> new ArrayList<>())
              .add(entry.get("data"));
        }
        files.put(path.toFile().getName().replace(".jsonl", ""), streams);
      }
    }
    return files;
  }

  static String number(JsonNode record, String field) {
    return number(record, field, 0);
  }

  static String number(JsonNode record, String field, int decimals) {
    return ReplayedRecords.text(new BigDecimal(record.get(field).asText()).movePointLeft(decimals));
  }

  static String sum(Iterable<JsonNode> records, String field) {
    BigDecimal total = BigDecimal.ZERO;
    for (JsonNode record : records) {
      total = total.add(new BigDecimal(record.get(field).asText()));
    }
    return ReplayedRecords.text(total);
  }

  static List<JsonNode> transactions(JsonNode order) {
    List<JsonNode> all = new ArrayList<>();
    order.get("refunds").forEach(refund -> refund.get("transactions").forEach(all::add));
    return all;
  }

  static String firstInstant(@Nullable JsonNode one, @Nullable JsonNode other) {
    JsonNode node = one == null || one.isNull() ? other : one;
    return node == null || node.isNull() ? "null" : instant(node.asText());
  }

  /** ISO 8601 with a space or a T, and a zone with or without a colon. */
  static String instant(String text) {
    String iso = text.replace(' ', 'T').replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    return Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(iso)).toString();
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
