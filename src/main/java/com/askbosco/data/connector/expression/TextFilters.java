package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.Arguments;
import com.askbosco.data.connector.expression.python.Arithmetic;
import com.askbosco.data.connector.expression.python.Attributes;
import com.askbosco.data.connector.expression.python.PyTuple;
import com.askbosco.data.connector.expression.python.PythonException;
import com.askbosco.data.connector.expression.python.Regex;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Undefined;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Filters of texts. */
final class TextFilters {
  private static final Pattern WORD = Pattern.compile("(?U)[^-\\s({\\[<]+|[-\\s({\\[<]+");

  /** Python's names of digests, and Java's. */
  private static final Map<String, String> DIGESTS = Map.ofEntries(
      Map.entry("md5", "MD5"),
      Map.entry("sha1", "SHA-1"),
      Map.entry("sha224", "SHA-224"),
      Map.entry("sha256", "SHA-256"),
      Map.entry("sha384", "SHA-384"),
      Map.entry("sha512", "SHA-512"),
      Map.entry("sha3_224", "SHA3-224"),
      Map.entry("sha3_256", "SHA3-256"),
      Map.entry("sha3_384", "SHA3-384"),
      Map.entry("sha3_512", "SHA3-512"));

  private TextFilters() {}

  static Stream<Function> all() {
    return Stream.of(
        method("lower"),
        method("upper"),
        method("capitalize"),
        Function.of("title", 1, (f, in) -> title(text(in)), "value"),
        Function.of("trim", 1, TextFilters::trim, "value", "chars"),
        Function.of("replace", 3, TextFilters::replace, "value", "old", "new", "count"),
        Function.of("center", 1, TextFilters::center, "value", "width"),
        Function.open("format", 1, TextFilters::format),
        Function.of("urlencode", 1, (f, in) -> UrlText.urlencode(in.get(0)), "value"),
        Function.of("base64encode", 1, TextFilters::encode, "value"),
        Function.of("base64decode", 1, TextFilters::decode, "value"),
        Function.of("base64binascii_decode", 1, TextFilters::encode, "value"),
        Function.of("hash", 1, TextFilters::hash, "value", "hash_type", "salt"),
        Function.of("hmac", 2, TextFilters::hmac, "value", "key", "hash_type"),
        Function.of("regex_search", 2, TextFilters::search, "value", "regex"),
        Function.of("regex_replace", 3, TextFilters::substitute, "value", "regex", "replacement"));
  }

  private static Function method(String name) {
    return Function.of(
        name, 1, (f, in) -> Attributes.call(text(in), name, Arguments.NONE), "value");
  }

  private static String text(Arguments.Bound in) {
    return Text.str(in.get(0));
  }

  /** Words begin after white space, dashes and opening brackets. */
  private static String title(String text) {
    StringBuilder out = new StringBuilder();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      out.append(Attributes.call(words.group(), "capitalize", Arguments.NONE));
    }
    return out.toString();
  }

  private static @Nullable Object trim(Frame frame, Arguments.Bound in) {
    return Attributes.call(
        text(in), "strip", new Arguments(java.util.Collections.singletonList(in.get(1)), Map.of()));
  }

  private static @Nullable Object replace(Frame frame, Arguments.Bound in) {
    Object count = in.get(3) == null ? -1L : in.get(3);
    return Attributes.call(
        text(in),
        "replace",
        new Arguments(List.of(Text.str(in.get(1)), Text.str(in.get(2)), count), Map.of()));
  }

  private static @Nullable Object center(Frame frame, Arguments.Bound in) {
    return Attributes.call(
        text(in), "center", new Arguments(List.of((long) in.number(1, 80)), Map.of()));
  }

  private static Object format(Frame frame, Arguments in) {
    List<? extends @Nullable Object> values = in.positional();
    Object arguments =
        in.named().isEmpty() ? PyTuple.copyOf(values.subList(1, values.size())) : in.named();
    return Arithmetic.modulo(Text.str(values.get(0)), arguments);
  }

  private static byte[] bytes(Arguments.Bound in) {
    if (in.get(0) instanceof Undefined undefined) {
      throw undefined.used();
    }
    if (!(in.get(0) instanceof String text)) {
      throw PythonException.value("base64 needs a text");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encode(Frame frame, Arguments.Bound in) {
    return Base64.getEncoder().encodeToString(bytes(in));
  }

  private static String decode(Frame frame, Arguments.Bound in) {
    // as Python: characters outside the alphabet are skipped
    String clean = new String(bytes(in), StandardCharsets.UTF_8).replaceAll("[^A-Za-z0-9+/=]", "");
    try {
      int padding = clean.indexOf('=');
      if (clean.length() % 4 != 0 && padding < 0) {
        throw PythonException.value("this is no base64: its length is no multiple of 4");
      }
      byte[] decoded = Base64.getDecoder().decode(clean);
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(decoded))
          .toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw PythonException.value("this is no base64 of a text");
    }
  }

  private static String hash(Frame frame, Arguments.Bound in) {
    String digest = DIGESTS.get(Text.str(in.get(1, "md5")));
    if (digest == null) {
      throw PythonException.value("the hash type is unknown");
    }
    try {
      MessageDigest hash = MessageDigest.getInstance(digest);
      hash.update(text(in).getBytes(StandardCharsets.UTF_8));
      if (in.flag(2)) {
        hash.update(Text.str(in.get(2)).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException e) {
      throw PythonException.value("this machine has no such hash");
    }
  }

  private static String hmac(Frame frame, Arguments.Bound in) {
    if (!Text.str(in.get(2, "sha256")).equals("sha256")) {
      throw PythonException.value("hmac knows sha256 only");
    }
    byte[] key = Text.str(in.get(1)).getBytes(StandardCharsets.UTF_8);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      // HMAC pads a key with zeros, so an empty one is the same as one zero
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA256"));
      byte[] message = text(in).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(mac.doFinal(message));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw PythonException.value("this machine has no HMAC with SHA-256");
    }
  }

  private static @Nullable Object search(Frame frame, Arguments.Bound in) {
    return new Regex(in.text(1)).search(in.text(0));
  }

  private static Object substitute(Frame frame, Arguments.Bound in) {
    return new Regex(in.text(1)).replaceAll(in.text(0), in.text(2));
  }
}
