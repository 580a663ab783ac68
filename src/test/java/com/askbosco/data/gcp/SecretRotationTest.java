package com.askbosco.data.gcp;

import static com.google.cloud.secretmanager.v1.SecretVersion.State.DESTROYED;
import static com.google.cloud.secretmanager.v1.SecretVersion.State.DISABLED;
import static com.google.cloud.secretmanager.v1.SecretVersion.State.ENABLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Google's own client against a server of gRPC in this process. */
class SecretRotationTest {
  private static final String REFERENCE = "secretmanager:projects/p/secrets/s";

  @Test
  void aNewTokenIsANewVersionAndOldOnesAreRetired() throws Exception {
    try (FakeSecretManager fake = new FakeSecretManager("t1", "t2", "t3", "t4", "t5", "t6")) {
      SecretManagerSecrets secrets = SecretManagerSecrets.of(() -> fake.client);

      secrets.replace(REFERENCE, "t7");

      assertThat(secrets.resolve(REFERENCE)).isEqualTo("t7");
      assertThat(secrets.resolve(REFERENCE + "/versions/6")).isEqualTo("t6");
      assertThat(fake.states())
          .containsExactly(DESTROYED, DESTROYED, DISABLED, DISABLED, DISABLED, ENABLED, ENABLED);

      fake.calls.clear();
      secrets.replace(REFERENCE, "t8");
      assertThat(fake.calls)
          .containsExactly(
              "Add projects/p/secrets/s",
              "List projects/p/secrets/s",
              "Disable projects/p/secrets/s/versions/6",
              "Destroy projects/p/secrets/s/versions/3");
    }
  }

  @Test
  void aServiceThatIsAwayForAMomentIsAskedAgain() throws Exception {
    try (FakeSecretManager fake = new FakeSecretManager("t1")) {
      fake.faults.addAll(List.of(Status.UNAVAILABLE, Status.UNAVAILABLE));

      assertThat(SecretManagerSecrets.of(() -> fake.client).resolve(REFERENCE)).isEqualTo("t1");
      assertThat(fake.calls).hasSize(3);
    }
  }

  @Test
  void whoMayNotReadIsToldWhichSecretAndNothingIsTriedAgain() throws Exception {
    try (FakeSecretManager fake = new FakeSecretManager("hidden")) {
      fake.faults.add(Status.PERMISSION_DENIED.withDescription("hidden"));

      assertThatThrownBy(() -> SecretManagerSecrets.of(() -> fake.client).resolve(REFERENCE))
          .isInstanceOfSatisfying(
              BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SECRET_MISSING))
          .hasMessage("Cannot read " + REFERENCE + ": PERMISSION_DENIED");
      assertThat(fake.calls).hasSize(1);
    }
  }

  @Test
  void aPayloadThatDoesNotFitItsChecksumIsNotUsed() throws Exception {
    try (FakeSecretManager fake = new FakeSecretManager("hidden")) {
      fake.wrongBy = 1;

      assertThatThrownBy(() -> SecretManagerSecrets.of(() -> fake.client).resolve(REFERENCE))
          .hasMessage("The secret " + REFERENCE + " arrived damaged");
    }
  }

  @Test
  void whoMayAddButNotRetireStillRotates() throws Exception {
    try (FakeSecretManager fake = new FakeSecretManager("t1", "t2", "t3")) {
      fake.forbidden = "List|Disable|Destroy";

      SecretManagerSecrets.of(() -> fake.client).replace(REFERENCE, "t4");

      assertThat(fake.states()).containsExactly(ENABLED, ENABLED, ENABLED, ENABLED);
      assertThat(SecretManagerSecrets.of(() -> fake.client).resolve(REFERENCE)).isEqualTo("t4");
    }
  }
}
