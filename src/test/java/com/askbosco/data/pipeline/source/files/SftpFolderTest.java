package com.askbosco.data.pipeline.source.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.source.SliceSource.Wanted;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.SourceKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a real SFTP server. */
class SftpFolderTest {
  @TempDir
  Path home;

  private SshServer server;
  private String hostKey;

  @BeforeEach
  void start() throws IOException {
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(0);
    SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider();
    keys.setAlgorithm("EC");
    server.setKeyPairProvider(keys);
    server.setPasswordAuthenticator(
        (user, password, session) -> user.equals("partner") && password.equals("right"));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(home));
    server.start();
    hostKey = KeyUtils.getFingerPrint(
        BuiltinDigests.sha256.get(), keys.loadKeys(null).iterator().next().getPublic());
    Files.createDirectories(home.resolve("out/2026"));
    put("out/2026/a_2026-03-01.csv", "id,name\n1,x\n2\n");
    put("out/b_2026-03-02.csv", "id,name\n3,y\n");
    put("out/b_2026-03-03.csv.part", "id,name\n4,z\n");
  }

  private void put(String name, String text) throws IOException {
    Files.writeString(home.resolve(name), text);
    Files.setLastModifiedTime(
        home.resolve(name), FileTime.from(Instant.parse("2026-03-05T00:00:00Z")));
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(true);
  }

  private static SecretResolver secret(String text) {
    return new SecretResolver() {
      @Override
      public boolean knows(String reference) {
        return true;
      }

      @Override
      public String resolve(String reference) {
        return text;
      }
    };
  }

  private Connection connection(String key) {
    String config = "{\"folder\":\"sftp://partner@127.0.0.1:" + server.getPort()
        + "/out\",\"host_key\":\"" + key + "\",\"files\":{\"orders\":\"**/?_{date}.csv\"}}";
    return new Connection(
        "agency",
        "aurora",
        "EUR",
        "Europe/Berlin",
        "partner",
        "partner-files",
        "env:SFTP",
        "",
        "",
        config,
        SourceKind.FILES);
  }

  private static Slice whole() {
    return new Slice("aurora", "partner", "partner-files", "orders", "1", "key", null);
  }

  private List<Slice> slices(String key, String password, Map<String, String> read) {
    return new FilesSource()
        .slices(new Wanted(
            connection(key),
            NastyFile.stream(),
            whole(),
            LocalDate.parse("2026-01-01"),
            read,
            secret(password)))
        .orElseThrow();
  }

  @Test
  void listsAndReadsFilesOfAServerWithTheRightKey() throws Exception {
    List<Slice> slices = slices(hostKey, "right", Map.of());

    assertThat(slices)
        .extracting(Slice::part)
        .containsExactly("", "2026/a_2026-03-01.csv", "b_2026-03-02.csv");
    List<String> rows = new ArrayList<>();
    for (Slice slice : slices) {
      try (var pages = new FilesSource()
          .open(
              connection(hostKey),
              slice,
              NastyFile.stream(),
              null,
              secret("{\"password\":\"right\"}"))) {
        for (var page = pages.next(); page != null; page = pages.next()) {
          rows.add(page.context().path("from").asText().replaceAll(".*/out/", "") + " "
              + new String(page.body(), StandardCharsets.UTF_8).strip().replace("\n", " "));
        }
      }
    }
    assertThat(rows)
        .containsExactly(
            "2026/a_2026-03-01.csv {\"line\":2,\"record\":{\"id\":\"1\",\"name\":\"x\"}}"
                + " {\"line\":3,\"refused\":\"1 fields, the header has 2\",\"text\":\"2\"}",
            "b_2026-03-02.csv {\"line\":2,\"record\":{\"id\":\"3\",\"name\":\"y\"}}");
  }

  @Test
  void anotherKeyIsNotTalkedToAndAWrongPasswordIsSaid() {
    String other = "SHA256:" + "A".repeat(43);

    assertThat(slices(other, "right", Map.of())).containsExactly(whole());
    assertThatThrownBy(() -> new FilesSource()
            .open(connection(other), whole(), NastyFile.stream(), null, secret("right")))
        .isInstanceOfSatisfying(
            BoscoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_HOST_REFUSED))
        .hasMessageContaining(hostKey.replaceAll("=+$", ""));
    assertThatThrownBy(() -> new FilesSource()
            .open(connection(hostKey), whole(), NastyFile.stream(), null, secret("wrong")))
        .isInstanceOfSatisfying(
            BoscoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAUTHORISED))
        .hasMessageNotContaining("wrong\"");
  }
}
