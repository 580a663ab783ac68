package com.askbosco.data.spec.source;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which files belong to which stream, and how they are read.
 *
 * @param folder where they lie: a folder, {@code gs://bucket/folder} or {@code sftp://user@host:port/folder}; no slash at its end
 * @param hostKey fingerprint of the SFTP server's key, {@code SHA256:…}; there whenever the folder is on such a server
 * @param settle how long a file must have been left alone before it is read
 * @param files the files of each stream
 * @param limits how much a file may ask of the machine that reads it
 */
public record FilesSettings(
    String folder,
    Optional<String> hostKey,
    Duration settle,
    Map<String, FileSet> files,
    FileLimits limits)
    implements SourceSettings {
  private static final Set<String> KEYS = Set.of("folder", "host_key", "settle", "files", "limits");
  private static final Duration SETTLE = Duration.ofMinutes(1);
  private static final Pattern SFTP =
      Pattern.compile("sftp://[A-Za-z0-9._%+-]+@[A-Za-z0-9.\\[\\]:-]+(/.*)?");
  private static final Pattern HOST_KEY = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}=?");

  /**
   * Reads settings that were checked before, from the JSON text a plan carries; the streams are those they name.
   *
   * @throws com.askbosco.data.model.ProblemsException when they were not
   */
  public static FilesSettings of(String config) {
    YamlFile file = YamlFile.parse("config", config);
    FilesSettings settings = read(
        file.root(),
        file.root().optional("files").map(files -> files.map().keySet()).orElse(Set.of()));
    file.check();
    return settings;
  }

  static FilesSettings read(YamlNode config, Set<String> streams) {
    config.onlyKeys(KEYS);
    YamlNode files = config.required("files").onlyKeys(streams);
    Map<String, FileSet> byStream = new TreeMap<>();
    streams.forEach(stream -> byStream.put(stream, FileSet.read(files.required(stream))));
    YamlNode folder = config.required("folder");
    Optional<YamlNode> hostKey = config.optional("host_key");
    checkServer(folder, hostKey);
    return new FilesSettings(
        withoutSlash(folder.string()),
        hostKey.map(YamlNode::string),
        config.optional("settle").map(FilesSettings::settle).orElse(SETTLE),
        byStream,
        config.optional("limits").map(FileLimits::read).orElse(FileLimits.USUAL));
  }

  private static Duration settle(YamlNode node) {
    return node.isScalar() && node.string().equals("0s") ? Duration.ZERO : SourceFile.time(node);
  }

  private static String withoutSlash(String folder) {
    return folder.length() > 1 && folder.endsWith("/")
        ? folder.substring(0, folder.length() - 1)
        : folder;
  }

  private static void checkServer(YamlNode folder, Optional<YamlNode> hostKey) {
    boolean isServer = folder.isScalar() && folder.string().startsWith("sftp:");
    if (isServer && !SFTP.matcher(folder.string()).matches()) {
      folder.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + folder.string() + "` is no folder of an SFTP server",
          "Write sftp://user@host/folder; the password is where `credential` points.");
    }
    if (isServer && hostKey.isEmpty()) {
      folder.problem(
          ErrorCode.CONFIG_MISSING_KEY,
          "whoever answers at this address would be believed",
          "Write the fingerprint of the server's key as `host_key: SHA256:…`; its owner knows it,"
              + " and `ssh-keyscan host | ssh-keygen -lf -` shows it.");
    }
    hostKey
        .filter(key -> key.isScalar() && !HOST_KEY.matcher(key.string()).matches())
        .ifPresent(key -> key.problem(
            ErrorCode.CONFIG_BAD_VALUE,
            "`" + key.string() + "` is no fingerprint",
            "Write SHA256: and 43 letters, as ssh-keygen -l prints it."));
  }
}
