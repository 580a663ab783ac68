package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which call is which method of Cloud Storage's JSON API. */
final class GcsRoutes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private final GcsBuckets buckets;
  private final GcsUploads uploads;
  private final String url;

  GcsRoutes(GcsBuckets buckets, String url) {
    this.buckets = buckets;
    this.uploads = new GcsUploads(buckets, url);
    this.url = url;
  }

  GcsReply answer(String method, URI uri, Map<String, String> headers, byte[] body)
      throws IOException {
    Map<String, String> query = query(uri.getRawQuery());
    // Names are escaped: a slash of theirs must not be taken for one of the path.
    List<String> parts = Arrays.stream(uri.getRawPath().replaceFirst("^/+", "").split("/"))
        .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
        .toList();
    String path = String.join("/", parts);
    if (path.startsWith("batch/")) {
      return GcsBatch.answer(headers.getOrDefault("content-type", ""), body, this);
    }
    if (path.startsWith("upload/storage/v1/b/")) {
      return uploads.answer(method, parts.get(4), query, headers, body);
    }
    if (path.startsWith("download/storage/v1/b/")) {
      return media(parts.get(4), parts.get(6), headers);
    }
    if (path.startsWith("storage/v1/b")) {
      return storage(method, parts.subList(2, parts.size()), query, headers, body);
    }
    return GcsReply.error(404, "the fake has no path " + path);
  }

  private GcsReply storage(
      String method,
      List<String> parts,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body)
      throws IOException {
    if (parts.size() == 1) {
      return method.equals("POST") ? create(JSON.readTree(body)) : all();
    }
    String bucket = parts.get(1);
    if (!buckets.exists(bucket)) {
      return GcsReply.error(404, "The specified bucket does not exist.");
    }
    if (parts.size() == 2) {
      return GcsReply.json(bucket(bucket));
    }
    if (parts.size() == 3) {
      return list(bucket, query);
    }
    String object = parts.get(3);
    String verb = parts.size() > 4 ? parts.get(4) : "";
    if (verb.equals("rewriteTo") || verb.equals("copyTo")) {
      return rewrite(bucket, object, parts.get(6), parts.get(8), verb, query);
    }
    if (verb.equals("compose")) {
      return compose(bucket, object, JSON.readTree(body));
    }
    Optional<GcsBuckets.Stored> stored = buckets.find(bucket, object);
    if (stored.isEmpty()) {
      return GcsReply.error(404, "No such object: " + bucket + "/" + object);
    }
    return switch (method) {
      case "GET" ->
        "media".equals(query.get("alt"))
            ? media(bucket, object, headers)
            : GcsReply.json(GcsBuckets.resource(bucket, object, stored.get(), url));
      case "DELETE" -> {
        if (query.containsKey("ifGenerationMatch")
            && Long.parseLong(query.get("ifGenerationMatch")) != stored.get().generation()) {
          yield GcsReply.error(
              412, "At least one of the pre-conditions you specified did not hold.");
        }
        buckets.remove(bucket, object);
        yield GcsReply.empty(204, Map.of());
      }
      default -> GcsReply.error(501, "the fake has no " + method + " of objects");
    };
  }

  private GcsReply create(JsonNode body) {
    String name = body.path("name").asText();
    if (buckets.exists(name)) {
      return GcsReply.error(
          409,
          "Your previous request to create the named bucket succeeded and you already own it.");
    }
    buckets.create(name);
    return GcsReply.json(bucket(name));
  }

  private GcsReply all() {
    ObjectNode body = Catalog.resource();
    ArrayNode items = body.putArray("items");
    buckets.names().forEach(name -> items.add(bucket(name)));
    return GcsReply.json(body);
  }

  private static ObjectNode bucket(String name) {
    return Catalog.resource()
        .put("kind", "storage#bucket")
        .put("id", name)
        .put("name", name)
        .put("location", "EU")
        .put("projectNumber", "1")
        .put("timeCreated", "2026-01-01T00:00:00Z");
  }

  private GcsReply list(String bucket, Map<String, String> query) {
    String prefix = query.getOrDefault("prefix", "");
    String delimiter = query.getOrDefault("delimiter", "");
    String after = query.getOrDefault("pageToken", "");
    int most = Integer.parseInt(query.getOrDefault("maxResults", "1000"));
    NavigableMap<String, GcsBuckets.Stored> objects = buckets.objects(bucket).orElseThrow();
    ObjectNode body = Catalog.resource().put("kind", "storage#objects");
    ArrayNode items = body.putArray("items");
    TreeSet<String> prefixes = new TreeSet<>();
    String last = "";
    for (Map.Entry<String, GcsBuckets.Stored> entry : objects
        .tailMap(prefix.compareTo(after) > 0 ? prefix : after, prefix.compareTo(after) > 0)
        .entrySet()) {
      String name = entry.getKey();
      if (!name.startsWith(prefix)) {
        break;
      }
      if (items.size() == most) {
        body.put("nextPageToken", last);
        break;
      }
      int slash = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
      if (slash >= 0) {
        prefixes.add(name.substring(0, slash + delimiter.length()));
      } else {
        items.add(GcsBuckets.resource(bucket, name, entry.getValue(), url));
      }
      last = name;
    }
    ArrayNode folders = body.putArray("prefixes");
    prefixes.forEach(folders::add);
    return GcsReply.json(body);
  }

  private GcsReply media(String bucket, String object, Map<String, String> headers) {
    Optional<GcsBuckets.Stored> found = buckets.find(bucket, object);
    if (found.isEmpty()) {
      return GcsReply.error(404, "No such object: " + bucket + "/" + object);
    }
    GcsBuckets.Stored stored = found.get();
    byte[] bytes = stored.bytes();
    Map<String, String> told = new java.util.HashMap<>(Map.of(
        "Content-Type",
        stored.contentType(),
        "X-Goog-Generation",
        String.valueOf(stored.generation()),
        "X-Goog-Hash",
        "crc32c=" + GcsBuckets.crc32c(bytes),
        "Accept-Ranges",
        "bytes"));
    Matcher range = RANGE.matcher(headers.getOrDefault("range", ""));
    if (!range.matches()) {
      return new GcsReply(200, told, bytes);
    }
    int from = Integer.parseInt(range.group(1));
    int to = range.group(2).isEmpty()
        ? bytes.length
        : (int) Math.min(bytes.length, Long.parseLong(range.group(2)) + 1);
    if (from >= bytes.length) {
      return new GcsReply(416, Map.of("Content-Range", "bytes */" + bytes.length), new byte[0]);
    }
    told.put("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
    return new GcsReply(206, told, Arrays.copyOfRange(bytes, from, to));
  }

  private GcsReply rewrite(
      String bucket,
      String object,
      String toBucket,
      String toObject,
      String verb,
      Map<String, String> query) {
    Optional<GcsBuckets.Stored> from = buckets.find(bucket, object);
    if (from.isEmpty() || !buckets.exists(toBucket)) {
      return GcsReply.error(404, "No such object: " + bucket + "/" + object);
    }
    if (!GcsUploads.conditionHolds(buckets, toBucket, toObject, query)) {
      return GcsReply.error(412, "At least one of the pre-conditions you specified did not hold.");
    }
    GcsBuckets.Stored made =
        buckets.put(toBucket, toObject, from.get().bytes(), from.get().contentType());
    ObjectNode resource = GcsBuckets.resource(toBucket, toObject, made, url);
    if (verb.equals("copyTo")) {
      return GcsReply.json(resource);
    }
    ObjectNode body = Catalog.resource().put("kind", "storage#rewriteResponse");
    body.put("totalBytesRewritten", String.valueOf(made.bytes().length));
    body.put("objectSize", String.valueOf(made.bytes().length));
    body.put("done", true);
    body.set("resource", resource);
    return GcsReply.json(body);
  }

  private GcsReply compose(String bucket, String object, JsonNode body) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (JsonNode source : body.path("sourceObjects")) {
      Optional<GcsBuckets.Stored> part =
          buckets.find(bucket, source.path("name").asText());
      if (part.isEmpty()) {
        return GcsReply.error(
            404, "No such object: " + bucket + "/" + source.path("name").asText());
      }
      all.write(part.get().bytes());
    }
    GcsBuckets.Stored made =
        buckets.put(bucket, object, all.toByteArray(), "application/octet-stream");
    return GcsReply.json(GcsBuckets.resource(bucket, object, made, url));
  }

  private static Map<String, String> query(String text) {
    return Arrays.stream((text == null ? "" : text).split("&"))
        .filter(part -> part.contains("="))
        .map(part -> part.split("=", 2))
        .collect(Collectors.toMap(
            part -> part[0],
            part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8),
            (first, second) -> second));
  }
}
