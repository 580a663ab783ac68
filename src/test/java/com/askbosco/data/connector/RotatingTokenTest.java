package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Refresh tokens that can be used once: the new one is kept before anybody sees the new access token. */
class RotatingTokenTest {
  private static final String GOOD = "{\"data\":[{\"id\":1}]}";
  private static final String UPDATER =
      "authenticator: {type: OAuthAuthenticator, token_refresh_endpoint: \"https://login.example.com/token\", client_id: i, client_secret: s, refresh_token_updater: {}}";
  private static final String PLAIN =
      "authenticator: {type: OAuthAuthenticator, token_refresh_endpoint: \"https://login.example.com/token\", client_id: i, client_secret: s, refresh_token: \"{{ config['deep']['rt'] }}\"}";
  private static final String CONFIG = "{\"credentials\":{\"refresh_token\":\"r-100\"}}";

  private final List<Map<List<String>, String>> kept = new ArrayList<>();

  private static Rig rig(String authenticator, String config) {
    Rig rig = new Rig().requester(authenticator).config(config);
    rig.source
        .then("{\"access_token\":\"t-100\",\"expires_in\":3600,\"refresh_token\":\"r-200\"}")
        .then(GOOD)
        .then(GOOD);
    return rig;
  }

  private List<Page> read(Rig rig, TokenWriter writer) throws InterruptedException {
    List<Page> all = new ArrayList<>();
    try (Pages pages = rig.connector()
        .open("things", rig.json(rig.config), null, null, rig.access().keeping(writer))) {
      for (Page page = pages.next(); page != null; page = pages.next()) {
        all.add(page);
      }
    }
    return all;
  }

  @Test
  void newTokensAreKeptBeforeTheyAreUsed() throws Exception {
    Rig rig = rig(UPDATER, CONFIG);
    List<Integer> asked = new ArrayList<>();
    read(rig, (config, values) -> {
      kept.add(values);
      asked.add(rig.source.requests().size());
      assertThat(config.at("/credentials/refresh_token").asText()).isEqualTo("r-200");
    });

    assertThat(kept)
        .containsExactly(Map.of(
            List.of("credentials", "access_token"), "t-100",
            List.of("credentials", "refresh_token"), "r-200",
            List.of("credentials", "token_expiry_date"), "2026-04-01T07:00:00+00:00"));
    assertThat(asked).containsExactly(1);
    assertThat(rig.source.header(1, "Authorization")).isEqualTo("Bearer t-100");
  }

  @Test
  void aProcessThatEndsWhileWritingHasShownTheTokenToNobody() {
    Rig rig = rig(UPDATER, CONFIG);

    assertThatThrownBy(() -> read(rig, (config, values) -> {
          throw new IllegalStateException("killed");
        }))
        .hasMessage("killed");
    assertThat(rig.source.requests()).hasSize(1);
  }

  @Test
  void tokensThatCannotBeKeptEndTheRead() {
    Rig rig = rig(UPDATER, CONFIG);

    assertThatThrownBy(() -> read(rig, (config, values) -> {
          throw new BoscoException(ErrorCode.STORAGE_FAILED, "read only");
        }))
        .isInstanceOf(BoscoException.class)
        .hasMessage("read only");
    assertThat(rig.source.requests()).hasSize(1);
  }

  @Test
  void aTokenThatIsReplacedUnaskedIsWrittenToWhereTheConfigHasIt() throws Exception {
    Rig rig = rig(PLAIN, "{\"deep\":{\"rt\":\"r-100\"},\"other\":\"x\"}");
    read(rig, (config, values) -> kept.add(values));

    assertThat(kept).containsExactly(Map.of(List.of("deep", "rt"), "r-200"));
  }

  @Test
  void thatItCannotBeWrittenThereDoesNotEndTheRead() throws Exception {
    Rig rig = rig(PLAIN, "{\"deep\":{\"rt\":\"r-100\"}}");

    assertThat(read(rig, (config, values) -> {
          throw new BoscoException(ErrorCode.STORAGE_FAILED, "read only");
        }))
        .hasSize(1);
  }

  @Test
  void streamsOfOneCredentialShareAToken() throws Exception {
    Rig rig = rig(UPDATER, CONFIG);
    read(rig, (config, values) -> kept.add(values));
    read(rig, (config, values) -> kept.add(values));

    assertThat(kept).hasSize(1);
    assertThat(rig.source.header(2, "Authorization")).isEqualTo("Bearer t-100");
  }

  @Test
  void noTokenIsInAMessage() {
    Rig rig = new Rig().requester(UPDATER).config(CONFIG);
    rig.source
        .then("{\"access_token\":\"t-100\",\"refresh_token\":\"r-200\"}")
        .then(400, "{\"m\":\"t-100 r-200 r-100\"}");

    assertThatThrownBy(() -> read(rig, TokenWriter.NONE))
        .isInstanceOf(SourceException.class)
        .message()
        .doesNotContain("t-100", "r-200", "r-100");
  }
}
