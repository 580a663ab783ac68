package com.askbosco.data.spec;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a secret is kept. Files of clients hold references, never the secrets themselves.
 *
 * @param kind what keeps it
 * @param name the variable, the path or the resource name; empty for {@link Kind#NONE}
 */
public record SecretReference(Kind kind, String name) {

  /** What keeps a secret. */
  public enum Kind {
    /** An environment variable that holds the credential as JSON or as a single text. */
    ENV,
    /** A file, relative to the project's folder or absolute. */
    FILE,
    /** A secret of Secret Manager: {@code projects/p/secrets/s}, with a version or without. */
    SECRETMANAGER,
    /** The source is public. */
    NONE
  }

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern RESOURCE =
      Pattern.compile("projects/[^/]+/secrets/[^/]+(/versions/[^/]+)?");

  /** Reads {@code env:NAME}, {@code file:PATH}, {@code secretmanager:projects/p/secrets/s} or {@code none}; else empty. */
  public static Optional<SecretReference> parse(String text) {
    if (text.equals("none")) {
      return Optional.of(new SecretReference(Kind.NONE, ""));
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String name = text.substring(colon + 1);
    return switch (text.substring(0, colon)) {
      case "env" ->
        VARIABLE.matcher(name).matches()
            ? Optional.of(new SecretReference(Kind.ENV, name))
            : Optional.empty();
      case "file" ->
        name.isBlank() ? Optional.empty() : Optional.of(new SecretReference(Kind.FILE, name));
      case "secretmanager" ->
        RESOURCE.matcher(name).matches()
            ? Optional.of(new SecretReference(Kind.SECRETMANAGER, name))
            : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The reference as it is written in a client's file. */
  @Override
  public String toString() {
    return kind == Kind.NONE ? "none" : kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + name;
  }
}
