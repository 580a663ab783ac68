package com.askbosco.data.spec.source;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The signatures that are known by name: {@code webhooks/signatures.yaml} of the class path. */
public final class SignatureSchemes {
  private static final String FILE = "webhooks/signatures.yaml";
  private static final Map<String, SignatureScheme> SHIPPED = load();

  private SignatureSchemes() {}

  /** All of them, by name. */
  public static Map<String, SignatureScheme> shipped() {
    return SHIPPED;
  }

  /** The one of that name, or the one that is described in place. */
  static SignatureScheme read(YamlNode node) {
    if (node.isMap()) {
      return SignatureScheme.read(node);
    }
    String name = node.string();
    SignatureScheme known = SHIPPED.get(name);
    if (known == null && node.isScalar()) {
      String near = YamlNode.nearest(name, SHIPPED.keySet());
      node.problem(
          ErrorCode.CONFIG_UNKNOWN_REFERENCE,
          "there is no signature `" + name + "`",
          near == null
              ? "Known: " + String.join(", ", SHIPPED.keySet())
                  + "; or describe one with header, algorithm and encoding."
              : "Did you mean `" + near + "`?");
    }
    return known == null ? SHIPPED.values().iterator().next() : known;
  }

  private static Map<String, SignatureScheme> load() {
    try (InputStream in = SignatureSchemes.class.getClassLoader().getResourceAsStream(FILE)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      YamlFile file = YamlFile.parse(FILE, text);
      Map<String, SignatureScheme> schemes = new TreeMap<>();
      file.root().map().forEach((name, node) -> schemes.put(name, SignatureScheme.read(node)));
      file.check();
      return Collections.unmodifiableMap(schemes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
