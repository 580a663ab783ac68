package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The objects of a server that speaks Cloud Storage's JSON API. */
public final class GcsObjects implements Objects {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  /** Of the server at this address, such as {@code http://127.0.0.1:4443}. */
  public GcsObjects(String url) {
    this.url = url;
  }

  @Override
  public List<String> match(String uri) throws IOException {
    GcsBuckets.Name name = GcsBuckets.Name.of(uri);
    String[] around = name.object().split("\\*", 2);
    Pattern pattern = Pattern.compile(
        around.length == 1
            ? Pattern.quote(name.object())
            : Pattern.quote(around[0]) + ".*" + Pattern.quote(around[1]));
    List<String> found = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = JSON.readTree(get("/storage/v1/b/" + name.bucket() + "/o?prefix="
          + escaped(around[0]) + (token.isEmpty() ? "" : "&pageToken=" + escaped(token))));
      for (JsonNode item : page.path("items")) {
        if (pattern.matcher(item.path("name").asText()).matches()) {
          found.add("gs://" + name.bucket() + "/" + item.path("name").asText());
        }
      }
      token = page.path("nextPageToken").asText();
    } while (!token.isEmpty());
    if (found.isEmpty()) {
      throw ApiException.notFound("URI " + uri);
    }
    return found;
  }

  @Override
  public InputStream open(String uri) throws IOException {
    GcsBuckets.Name name = GcsBuckets.Name.of(uri);
    return get(
        "/download/storage/v1/b/" + name.bucket() + "/o/" + escaped(name.object()) + "?alt=media");
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private InputStream get(String path) throws IOException {
    try {
      HttpResponse<InputStream> response = http.send(
          HttpRequest.newBuilder(URI.create(url + path)).build(),
          HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw ApiException.notFound("URI " + path);
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
