package com.askbosco.data.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.google.api.gax.grpc.GrpcStatusCode;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.secretmanager.v1.AccessSecretVersionResponse;
import com.google.cloud.secretmanager.v1.SecretPayload;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class SecretManagerSecretsTest {
  private static final String REFERENCE = "secretmanager:projects/p/secrets/s";

  private static AccessSecretVersionResponse response(String secret, long wrongBy) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return AccessSecretVersionResponse.newBuilder()
        .setPayload(SecretPayload.newBuilder()
            .setData(ByteString.copyFrom(bytes))
            .setDataCrc32C(crc.getValue() + wrongBy))
        .build();
  }

  @Test
  void readsTheLatestVersionUnlessOneIsNamed() {
    List<String> asked = new ArrayList<>();
    SecretManagerSecrets secrets = new SecretManagerSecrets(name -> {
      asked.add(name);
      return response("{\"key\":\"value\"}\n", 0);
    });

    assertThat(secrets.resolve(REFERENCE)).isEqualTo("{\"key\":\"value\"}");
    secrets.resolve(REFERENCE + "/versions/3");

    assertThat(asked)
        .containsExactly("projects/p/secrets/s/versions/latest", "projects/p/secrets/s/versions/3");
    assertThat(secrets.knows(REFERENCE)).isTrue();
    assertThat(secrets.knows("env:X")).isFalse();
  }

  @Test
  void saysWhichSecretCannotBeReadAndNeverWhatItHolds() {
    SecretManagerSecrets missing = new SecretManagerSecrets(name -> {
      throw new NotFoundException("no", null, GrpcStatusCode.of(Status.Code.NOT_FOUND), false);
    });
    SecretManagerSecrets damaged = new SecretManagerSecrets(name -> response("hidden", 1));

    assertThatThrownBy(() -> missing.resolve(REFERENCE))
        .isInstanceOf(BoscoException.class)
        .hasMessage("Cannot read " + REFERENCE + ": NOT_FOUND");
    assertThatThrownBy(() -> damaged.resolve(REFERENCE))
        .hasMessage("The secret " + REFERENCE + " arrived damaged");
  }

  @Test
  void addsAVersionToReplaceASecret() {
    List<String> added = new ArrayList<>();
    SecretManagerSecrets secrets = new SecretManagerSecrets(
        name -> response("x", 0),
        (name, payload) -> added.add(name + " " + payload.getData().toStringUtf8()));
    SecretManagerSecrets refusing =
        new SecretManagerSecrets(name -> response("x", 0), (name, payload) -> {
          throw new NotFoundException("no", null, GrpcStatusCode.of(Status.Code.NOT_FOUND), false);
        });

    secrets.replace(REFERENCE, "new");

    assertThat(added).containsExactly("projects/p/secrets/s new");
    assertThatThrownBy(() -> secrets.replace(REFERENCE + "/versions/3", "hidden"))
        .hasMessageContaining("cannot be replaced where it stands")
        .hasMessageNotContaining("hidden");
    assertThatThrownBy(() -> refusing.replace(REFERENCE, "hidden"))
        .hasMessage("Cannot add a version to " + REFERENCE + ": NOT_FOUND");
  }
}
