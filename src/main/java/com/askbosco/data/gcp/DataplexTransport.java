package com.askbosco.data.gcp;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClientException;
import io.openlineage.client.OpenLineageClientUtils;
import io.openlineage.client.transports.Transport;
import io.openlineage.client.transports.TransportBuilder;
import io.openlineage.client.transports.TransportConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Sends OpenLineage events to Google's Data Lineage API, where Dataplex shows them. The client finds it under the type {@code
 * dataplex}: {@code OPENLINEAGE__TRANSPORT__TYPE=dataplex}, {@code OPENLINEAGE__TRANSPORT__PROJECT}, {@code
 * OPENLINEAGE__TRANSPORT__LOCATION} (such as {@code eu}). The client's own HTTP transport cannot: it escapes the colon that the
 * method's path has. The API takes run events alone.
 *
 * @see <a href="https://cloud.google.com/dataplex/docs/open-lineage">Integrate with OpenLineage</a>
 */
public final class DataplexTransport extends Transport {
  private static final int TIMEOUT_MILLIS = 5_000;

  private final HttpRequestFactory requests;
  private final GenericUrl url;

  DataplexTransport(HttpTransport http, GoogleCredentials credentials, Config config) {
    this.requests = http.createRequestFactory(new HttpCredentialsAdapter(credentials));
    this.url = new GenericUrl(config.getEndpoint() + "/v1/projects/" + config.getProject()
        + "/locations/" + config.getLocation() + ":processOpenLineageRunEvent");
  }

  @Override
  public void emit(OpenLineage.RunEvent event) {
    byte[] json = OpenLineageClientUtils.toJson(event).getBytes(StandardCharsets.UTF_8);
    try {
      HttpRequest request =
          requests.buildPostRequest(url, new ByteArrayContent("application/json", json));
      request.setConnectTimeout(TIMEOUT_MILLIS).setReadTimeout(TIMEOUT_MILLIS);
      request.execute().disconnect();
    } catch (IOException e) {
      throw new OpenLineageClientException(e);
    }
  }

  @Override
  public void emit(OpenLineage.DatasetEvent event) {
    throw new OpenLineageClientException("The Data Lineage API takes run events alone");
  }

  @Override
  public void emit(OpenLineage.JobEvent event) {
    throw new OpenLineageClientException("The Data Lineage API takes run events alone");
  }

  /** The settings, as the client reads them. */
  public static final class Config implements TransportConfig {
    private @Nullable String project;
    private @Nullable String location;
    private String endpoint = "https://datalineage.googleapis.com";

    /** The project the lineage belongs to. */
    public @Nullable String getProject() {
      return project;
    }

    /** Sets the project. */
    public void setProject(String project) {
      this.project = project;
    }

    /** The location the lineage is kept in, such as {@code eu}. */
    public @Nullable String getLocation() {
      return location;
    }

    /** Sets the location. */
    public void setLocation(String location) {
      this.location = location;
    }

    /** The API's address. */
    public String getEndpoint() {
      return endpoint;
    }

    /** Sets the API's address. */
    public void setEndpoint(String endpoint) {
      this.endpoint = endpoint;
    }
  }

  /** How the client finds this transport. */
  public static final class Builder implements TransportBuilder {
    @Override
    public String getType() {
      return "dataplex";
    }

    @Override
    public TransportConfig getConfig() {
      return new Config();
    }

    @Override
    public Transport build(TransportConfig config) {
      Config settings = (Config) config;
      if (settings.getProject() == null || settings.getLocation() == null) {
        throw new OpenLineageClientException("dataplex needs `project` and `location`");
      }
      try {
        return new DataplexTransport(
            new NetHttpTransport(),
            GoogleCredentials.getApplicationDefault()
                .createScoped("https://www.googleapis.com/auth/cloud-platform"),
            settings);
      } catch (IOException e) {
        throw new OpenLineageClientException(e);
      }
    }
  }
}
