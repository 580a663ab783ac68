package com.askbosco.data.gcp;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Google's REST APIs, asked what there is in a project. A refusal is an answer, not an error: whoever looks for what is missing wants to
 * go on.
 */
public final class ProjectApi {
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpTransport http;
  private final HttpRequestInitializer credentials;

  /** Over a transport, with what puts credentials into requests. */
  public ProjectApi(HttpTransport http, HttpRequestInitializer credentials) {
    this.http = http;
    this.credentials = credentials;
  }

  /**
   * With the credentials of this process: the variable {@code GOOGLE_APPLICATION_CREDENTIALS}, what {@code gcloud auth
   * application-default login} left, or the machine's service account.
   *
   * @throws BoscoException with {@code SECRET_MISSING} when there are none
   */
  public static ProjectApi withOwnCredentials() {
    try {
      GoogleCredentials found = GoogleCredentials.getApplicationDefault()
          .createScoped("https://www.googleapis.com/auth/cloud-platform.read-only");
      return new ProjectApi(new NetHttpTransport(), new HttpCredentialsAdapter(found));
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.SECRET_MISSING,
          "This machine has no credentials for Google Cloud. Run `gcloud auth application-default login`.",
          e);
    }
  }

  /**
   * An answer.
   *
   * @param status of HTTP; 0 when nobody answered
   * @param body its JSON; missing when there is none
   * @param text why it was refused, in Google's words
   */
  public record Answer(int status, JsonNode body, String text) {
    /** Whether it was given. */
    public boolean isOk() {
      return status >= 200 && status < 300;
    }

    /** Why it was not given, in a few words. */
    public String reason() {
      return status == 0 ? text : status + (text.isEmpty() ? "" : " " + text);
    }
  }

  /** Asks. */
  public Answer get(String url) {
    return ask(url, null);
  }

  /** Asks what has to be asked by POST. */
  public Answer post(String url, String json) {
    return ask(url, json);
  }

  private Answer ask(String url, @org.jspecify.annotations.Nullable String json) {
    try {
      GenericUrl address = new GenericUrl(url);
      HttpRequest request = json == null
          ? http.createRequestFactory(credentials).buildGetRequest(address)
          : http.createRequestFactory(credentials)
              .buildPostRequest(
                  address,
                  new ByteArrayContent("application/json", json.getBytes(StandardCharsets.UTF_8)));
      request
          .setThrowExceptionOnExecuteError(false)
          .setConnectTimeout(TIMEOUT_MILLIS)
          .setReadTimeout(TIMEOUT_MILLIS);
      HttpResponse response = request.execute();
      try {
        JsonNode body = parsed(response.parseAsString());
        return new Answer(
            response.getStatusCode(), body, body.path("error").path("message").asText());
      } finally {
        response.disconnect();
      }
    } catch (IOException e) {
      return new Answer(0, MissingNode.getInstance(), "no answer: " + e.getMessage());
    }
  }

  private static JsonNode parsed(String text) {
    try {
      return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
