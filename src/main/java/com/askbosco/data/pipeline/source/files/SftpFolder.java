package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/**
 * A folder of an SFTP server. The server's key must be the one the connection names; nothing of the credential is sent to another. The
 * credential is a password, or JSON with {@code password} or {@code private_key} (and {@code passphrase}).
 */
final class SftpFolder implements FilePlace {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int DEEPEST = 12;
  private static final int MOST_FILES = 200_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String folder;
  private final String root;
  private final SshClient client;
  private final ClientSession session;
  private final SftpClient sftp;

  /**
   * Connects.
   *
   * @param secret the credential's text
   */
  SftpFolder(String folder, String hostKey, String secret) throws IOException {
    this.folder = folder;
    URI uri = URI.create(folder);
    String path = uri.getPath() == null || uri.getPath().isEmpty() ? "." : uri.getPath();
    this.root = path;
    String[] refused = {""};
    this.client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier((of, address, key) -> {
      String found = KeyUtils.getFingerPrint(BuiltinDigests.sha256.get(), key);
      boolean right = found.replaceAll("=+$", "").equals(hostKey.replaceAll("=+$", ""));
      refused[0] = right ? "" : found;
      return right;
    });
    client.start();
    boolean open = false;
    try {
      String user =
          URLDecoder.decode(uri.getRawUserInfo().replace("+", "%2B"), StandardCharsets.UTF_8);
      int port = uri.getPort() < 0 ? 22 : uri.getPort();
      this.session = client.connect(user, uri.getHost(), port).verify(PATIENCE).getSession();
      identify(session, secret);
      authenticate(refused);
      this.sftp = SftpClientFactory.instance().createSftpClient(session);
      open = true;
    } finally {
      if (!open) {
        client.stop();
      }
    }
  }

  private void authenticate(String[] refused) throws IOException {
    try {
      session.auth().verify(PATIENCE);
    } catch (IOException e) {
      if (!refused[0].isEmpty()) {
        throw new BoscoException(
            ErrorCode.SOURCE_HOST_REFUSED,
            folder + " shows the key " + refused[0]
                + ", which is not the one of the connection. Ask its owner whether the key was changed;"
                + " only then write the new one as `host_key`.",
            e);
      }
      throw new BoscoException(
          ErrorCode.SOURCE_UNAUTHORISED,
          folder
              + " refuses the credential. Put the right password or key where `credential` points.",
          e);
    }
  }

  private static void identify(ClientSession session, String secret) throws IOException {
    if (!secret.stripLeading().startsWith("{")) {
      session.addPasswordIdentity(secret);
      return;
    }
    JsonNode credential;
    try {
      credential = JSON.readTree(secret);
    } catch (IOException e) {
      // Jackson's message quotes the text, which is the secret.
      throw new BoscoException(
          ErrorCode.SECRET_MISSING, "The credential of the SFTP server is no JSON object");
    }
    if (credential.has("password")) {
      session.addPasswordIdentity(credential.path("password").asText());
    }
    if (credential.has("private_key")) {
      @Nullable String passphrase = credential.path("passphrase").textValue();
      try (InputStream key = new java.io.ByteArrayInputStream(
          credential.path("private_key").asText().getBytes(StandardCharsets.UTF_8))) {
        Iterable<KeyPair> keys = SecurityUtils.loadKeyPairIdentities(
            null,
            () -> "private_key",
            key,
            passphrase == null ? null : FilePasswordProvider.of(passphrase));
        for (KeyPair pair : keys == null ? List.<KeyPair>of() : keys) {
          session.addPublicKeyIdentity(pair);
        }
      } catch (GeneralSecurityException | IOException e) {
        throw new BoscoException(
            ErrorCode.SECRET_MISSING,
            "`private_key` of the credential of the SFTP server is no private key, or its passphrase is wrong");
      }
    }
  }

  @Override
  public List<FoundFile> list(List<NamePattern> patterns) throws IOException {
    List<FoundFile> found = new ArrayList<>();
    int depth = patterns.stream().anyMatch(NamePattern::isDeep) ? DEEPEST : 1;
    walk("", depth, patterns, found);
    return found;
  }

  private void walk(String below, int depth, List<NamePattern> patterns, List<FoundFile> found)
      throws IOException {
    for (DirEntry entry : sftp.readEntries(below.isEmpty() ? root : path(below))) {
      String last = entry.getFilename();
      if (last.equals(".") || last.equals("..")) {
        continue;
      }
      String name = below.isEmpty() ? last : below + "/" + last;
      Attributes file = entry.getAttributes();
      if (file.isDirectory() && depth > 1) {
        walk(name, depth - 1, patterns, found);
      } else if (file.isRegularFile()
          && patterns.stream().anyMatch(pattern -> pattern.matches(name))) {
        found.add(found(name, file));
      }
      if (found.size() > MOST_FILES) {
        throw new IOException("more than " + MOST_FILES + " files; move old ones elsewhere");
      }
    }
  }

  private static FoundFile found(String name, Attributes file) {
    long modified = file.getModifyTime() == null ? 0 : file.getModifyTime().toMillis();
    return new FoundFile(name, file.getSize(), modified, "");
  }

  private String path(String name) {
    return root.endsWith("/") ? root + name : root + "/" + name;
  }

  @Override
  public Optional<FoundFile> find(String name) throws IOException {
    try {
      return Optional.of(found(name, sftp.stat(path(name))));
    } catch (SftpException e) {
      if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public InputStream open(String name, long from) throws IOException {
    InputStream in = sftp.read(path(name));
    in.skipNBytes(from);
    return in;
  }

  @Override
  public String address(String name) {
    return folder + "/" + name;
  }

  @Override
  public void close() {
    try {
      sftp.close();
      session.close();
    } catch (IOException e) {
      // It is over either way.
    } finally {
      client.stop();
    }
  }
}
