package com.askbosco.data.local;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.SecretReference;
import com.askbosco.data.spec.SecretReference.Kind;
import com.askbosco.data.spec.SecretResolver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets of one machine: {@code env:NAME} from the environment or else from the file {@code .env} of the project, and
 * {@code file:PATH} relative to the project. A file is read only below the project's folder or one of the folders that the variable
 * {@code BOSCO_SECRET_ROOTS} names, links followed: references are written by agencies, who shall not read this machine's files.
 * Values are never logged and appear in no message.
 */
public final class LocalSecrets implements SecretResolver {
  /** The variable that names further folders of secrets, separated by colons. */
  static final String ROOTS = "BOSCO_SECRET_ROOTS";

  private final Path root;
  private final Map<String, String> environment;
  private final List<Path> allowed = new ArrayList<>();

  /** Reads {@code .env} of the folder, if it is there; the environment of the process goes before it. */
  public LocalSecrets(Path root) {
    this(root, System.getenv());
  }

  LocalSecrets(Path root, Map<String, String> environment) {
    this.root = root;
    this.environment = new HashMap<>(dotEnv(root.resolve(".env")));
    this.environment.putAll(environment);
    allowed.add(root);
    for (String folder : environment.getOrDefault(ROOTS, "").split(":", -1)) {
      if (!folder.isBlank()) {
        allowed.add(Path.of(folder.strip()));
      }
    }
  }

  @Override
  public boolean knows(String reference) {
    return SecretReference.parse(reference)
        .map(known -> known.kind() == Kind.ENV || known.kind() == Kind.FILE)
        .orElse(false);
  }

  @Override
  public String resolve(String reference) {
    Optional<SecretReference> known = SecretReference.parse(reference);
    if (known.isEmpty() || !knows(reference)) {
      throw missing(reference, "is not a reference this machine can follow", "Use env: or file:.");
    }
    String name = known.get().name();
    return known.get().kind() == Kind.ENV ? variable(reference, name) : file(reference, name);
  }

  private String variable(String reference, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw missing(reference, "is not set", "Set " + name + " in the environment or in .env.");
    }
    return value.strip();
  }

  private String file(String reference, String name) {
    Path file = confined(reference, name);
    if (!Files.isRegularFile(file)) {
      throw missing(reference, "is not there", "Put the credential into that file.");
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw missing(
          reference, "cannot be read (" + e.getClass().getSimpleName() + ")", "Check the file.");
    }
  }

  private Path confined(String reference, String name) {
    try {
      Path file = root.resolve(name).toAbsolutePath().normalize();
      Path real = Files.exists(file) ? file.toRealPath() : file;
      for (Path folder : allowed) {
        Path lexical = folder.toAbsolutePath().normalize();
        Path followed = Files.exists(lexical) ? lexical.toRealPath() : lexical;
        boolean below = Files.exists(file) ? real.startsWith(followed) : file.startsWith(lexical);
        if (below && !real.equals(followed.resolve(".env"))) {
          return file;
        }
      }
    } catch (InvalidPathException e) {
      throw missing(reference, "is no path", "Write file: and a path.");
    } catch (IOException e) {
      throw missing(
          reference, "cannot be read (" + e.getClass().getSimpleName() + ")", "Check the file.");
    }
    throw new BoscoException(
        ErrorCode.CONFIG_REFUSED,
        "Secret `" + reference
            + "` lies outside the folders that secrets are read from. Put it below"
            + " the project's folder, or have whoever runs Bosco add its folder to " + ROOTS + ".");
  }

  /** Only files can be replaced; the old content stays until the new one is on disk. */
  @Override
  public void replace(String reference, String text) {
    Optional<SecretReference> known =
        SecretReference.parse(reference).filter(r -> r.kind() == Kind.FILE);
    if (known.isEmpty()) {
      SecretResolver.super.replace(reference, text);
      return;
    }
    Path file = confined(reference, known.get().name());
    try {
      Path fresh =
          Files.createTempFile(file.toAbsolutePath().getParent(), "." + file.getFileName(), ".new");
      try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        out.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED,
          "Secret `" + reference + "` cannot be replaced (" + e.getClass().getSimpleName()
              + "). Let the process write its folder.");
    }
  }

  private static BoscoException missing(String reference, String what, String mend) {
    return new BoscoException(
        ErrorCode.SECRET_MISSING, "Secret `" + reference + "` " + what + ". " + mend);
  }

  /** Lines {@code NAME=value}, with {@code export} before and quotes around or not; others are comments or blank. */
  private static Map<String, String> dotEnv(Path file) {
    Map<String, String> values = new HashMap<>();
    if (!Files.isRegularFile(file)) {
      return values;
    }
    try {
      for (String line : Files.readAllLines(file)) {
        String text = line.strip();
        int equals = text.indexOf('=');
        if (equals > 0 && !text.startsWith("#")) {
          String name = text.substring(0, equals).strip();
          values.put(
              name.startsWith("export ") ? name.substring(7).strip() : name,
              unquoted(text.substring(equals + 1).strip()));
        }
      }
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.SECRET_MISSING,
          "Cannot read " + file + " (" + e.getClass().getSimpleName() + ")",
          e);
    }
    return values;
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2
        && (text.charAt(0) == '"' || text.charAt(0) == '\'')
        && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
