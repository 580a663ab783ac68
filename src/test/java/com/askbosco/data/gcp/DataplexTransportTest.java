package com.askbosco.data.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import com.google.api.client.testing.http.MockHttpTransport;
import com.google.api.client.testing.http.MockLowLevelHttpRequest;
import com.google.api.client.testing.http.MockLowLevelHttpResponse;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import io.openlineage.client.Clients;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClientException;
import io.openlineage.client.OpenLineageClientUtils;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataplexTransportTest {
  private static final GoogleCredentials CREDENTIALS = GoogleCredentials.create(
      new AccessToken("t0ken", Date.from(Instant.parse("2099-01-01T00:00:00Z"))));

  private final List<String> requests = new ArrayList<>();

  private DataplexTransport transport(int status) {
    DataplexTransport.Config config = new DataplexTransport.Config();
    config.setProject("p");
    config.setLocation("eu");
    return new DataplexTransport(
        new MockHttpTransport() {
          @Override
          public LowLevelHttpRequest buildRequest(String method, String url) {
            return new MockLowLevelHttpRequest(url) {
              @Override
              public LowLevelHttpResponse execute() throws IOException {
                requests.add(method + " " + url + " " + getFirstHeaderValue("Authorization") + " "
                    + OpenLineageClientUtils.runEventFromJson(getContentAsString())
                        .getJob()
                        .getName());
                return new MockLowLevelHttpResponse().setStatusCode(status);
              }
            };
          }
        },
        CREDENTIALS,
        config);
  }

  private static OpenLineage.RunEvent event() {
    OpenLineage ol = new OpenLineage(URI.create("https://example.test"));
    return ol.newRunEventBuilder()
        .eventType(OpenLineage.RunEvent.EventType.COMPLETE)
        .eventTime(ZonedDateTime.parse("2026-03-31T05:00:00Z"))
        .run(ol.newRunBuilder().runId(UUID.nameUUIDFromBytes(new byte[1])).build())
        .job(ol.newJobBuilder().namespace("n").name("gold.x").build())
        .build();
  }

  @Test
  void aRunEventIsPostedToTheMethodOfTheApiWithATokenOfThisProcess() {
    transport(200).emit(event());
    assertThat(requests)
        .containsExactly(
            "POST https://datalineage.googleapis.com/v1/projects/p/locations/eu:processOpenLineageRunEvent"
                + " Bearer t0ken gold.x");
  }

  @Test
  void aRefusalIsTheClientsOwnException() {
    DataplexTransport transport = transport(403);
    assertThatThrownBy(() -> transport.emit(event()))
        .isInstanceOf(OpenLineageClientException.class);
    OpenLineage ol = new OpenLineage(URI.create("https://example.test"));
    assertThatThrownBy(() -> transport.emit(ol.newJobEventBuilder().build()))
        .isInstanceOf(OpenLineageClientException.class);
    assertThatThrownBy(() -> transport.emit(ol.newDatasetEventBuilder().build()))
        .isInstanceOf(OpenLineageClientException.class);
  }

  @Test
  void theClientFindsItByItsTypeAndMissesItsSettings(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(
        folder.resolve("openlineage.yml"), "transport: {type: dataplex, project: p}\n");
    assertThatThrownBy(() -> Clients.newClient(() -> List.of(file)))
        .hasMessageContaining("dataplex needs `project` and `location`");
  }
}
