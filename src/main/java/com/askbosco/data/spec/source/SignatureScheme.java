package com.askbosco.data.spec.source;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlNode;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How a vendor signs what it sends. Every signature is an HMAC with a shared secret over the exact bytes of the body.
 *
 * @param header where the signature stands
 * @param element its part of a header such as {@code t=1,v1=ab}; empty for the whole header
 * @param algorithm by its name in Java, such as {@code HmacSHA256}
 * @param encoding how it is written
 * @param prefix what stands before it, or empty
 * @param before what is signed before the body, with {@code {timestamp}} in it, or empty
 * @param timestamp where the moment of signing stands; none where the vendor signs no moment
 * @param tolerance how far that moment may be from now
 * @param challenge whether the vendor asks once by GET and wants to hear its {@code hub.challenge}
 * @param keep headers that travel on as attributes of the event
 */
public record SignatureScheme(
    String header,
    String element,
    String algorithm,
    Encoding encoding,
    String prefix,
    String before,
    Optional<Timestamp> timestamp,
    Duration tolerance,
    boolean challenge,
    List<String> keep) {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String TIMESTAMP = "{timestamp}";
  private static final String BODY = "{body}";
  private static final Set<String> KEYS = Set.of(
      "header",
      "element",
      "algorithm",
      "encoding",
      "prefix",
      "signed",
      "timestamp",
      "tolerance",
      "challenge",
      "keep");

  /** How a signature is written. */
  public enum Encoding {
    HEX,
    BASE64
  }

  /** Algorithms a vendor may sign with. SHA-1 within HMAC is still sound, and some vendors have nothing else. */
  private enum Algorithm {
    SHA1,
    SHA256,
    SHA512
  }

  /**
   * Where the moment of signing stands, in seconds since 1970.
   *
   * @param element its part of the header; empty for the whole header
   */
  public record Timestamp(String header, String element) implements Serializable {}

  /** Reads a scheme; what is wrong is noted in the file of the node. */
  static SignatureScheme read(YamlNode node) {
    node.onlyKeys(KEYS);
    Optional<Timestamp> timestamp = node.optional("timestamp").map(SignatureScheme::timestamp);
    String signed = node.optional("signed").map(YamlNode::string).orElse(BODY);
    YamlNode place = node.optional("signed").orElse(node);
    if (!signed.endsWith(BODY) || signed.indexOf(BODY) < signed.length() - BODY.length()) {
      place.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "what is signed has to end with the body",
          "Write it like \"{timestamp}.{body}\".");
    }
    if (signed.contains(TIMESTAMP) != timestamp.isPresent()) {
      // A moment that is not signed can be changed by whoever sends the call again.
      place.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "a moment is signed only when `timestamp` says where it stands and `signed` has it",
          "Give both, or neither.");
    }
    return new SignatureScheme(
        node.required("header").string(),
        node.optional("element").map(YamlNode::string).orElse(""),
        "Hmac" + node.required("algorithm").oneOf(Algorithm.class).name(),
        node.required("encoding").oneOf(Encoding.class),
        node.optional("prefix").map(YamlNode::string).orElse(""),
        signed.endsWith(BODY) ? signed.substring(0, signed.length() - BODY.length()) : "",
        timestamp,
        node.optional("tolerance").map(SourceFile::time).orElse(TOLERANCE),
        node.optional("challenge").map(YamlNode::bool).orElse(false),
        node.optional("keep").map(YamlNode::strings).orElse(List.of()));
  }

  private static Timestamp timestamp(YamlNode node) {
    node.onlyKeys(Set.of("header", "element"));
    return new Timestamp(
        node.required("header").string(),
        node.optional("element").map(YamlNode::string).orElse(""));
  }

  /** What is signed before the body. */
  public String before(String moment) {
    return before.replace(TIMESTAMP, moment);
  }

  /** The attribute that a kept header becomes, such as {@code x_shopify_topic}. */
  public static String attribute(String header) {
    return header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
  }
}
