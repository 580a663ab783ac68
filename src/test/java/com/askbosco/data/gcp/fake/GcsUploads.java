package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploads in one call, with a description, and in parts. An object appears when its last byte has come. */
final class GcsUploads {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+|\\*)");

  private final GcsBuckets buckets;
  private final String url;
  private final Map<String, Begun> begun = new ConcurrentHashMap<>();

  GcsUploads(GcsBuckets buckets, String url) {
    this.buckets = buckets;
    this.url = url;
  }

  /** An upload whose parts are coming. */
  private record Begun(
      String object, String contentType, Map<String, String> query, ByteArrayOutputStream bytes) {}

  GcsReply answer(
      String method,
      String bucket,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body)
      throws IOException {
    if (!buckets.exists(bucket)) {
      return GcsReply.error(404, "The specified bucket does not exist.");
    }
    if (query.containsKey("upload_id")) {
      return part(method, bucket, query.get("upload_id"), headers, body);
    }
    return switch (query.getOrDefault("uploadType", "")) {
      case "media" ->
        finish(
            bucket,
            query.getOrDefault("name", ""),
            headers.getOrDefault("content-type", ""),
            query,
            body);
      case "multipart" -> multipart(bucket, query, headers, body);
      case "resumable" -> begin(bucket, query, headers, body);
      default -> GcsReply.error(400, "no such uploadType");
    };
  }

  private GcsReply begin(
      String bucket, Map<String, String> query, Map<String, String> headers, byte[] body)
      throws IOException {
    JsonNode told = body.length == 0 ? Catalog.resource() : JSON.readTree(body);
    String id = UUID.randomUUID().toString();
    String type = told.path("contentType")
        .asText(headers.getOrDefault("x-upload-content-type", "application/octet-stream"));
    String object = told.path("name").asText(query.getOrDefault("name", ""));
    begun.put(id, new Begun(object, type, new HashMap<>(query), new ByteArrayOutputStream()));
    return GcsReply.empty(
        200,
        Map.of(
            "Location",
            url + "/upload/storage/v1/b/" + bucket + "/o?uploadType=resumable&upload_id=" + id));
  }

  private GcsReply part(
      String method, String bucket, String id, Map<String, String> headers, byte[] body)
      throws IOException {
    Begun upload = begun.get(id);
    if (upload == null) {
      return GcsReply.error(404, "no such upload");
    }
    if (method.equals("DELETE")) {
      begun.remove(id);
      return GcsReply.empty(499, Map.of());
    }
    Matcher range = RANGE.matcher(headers.getOrDefault("content-range", "bytes */*"));
    boolean whole = !headers.containsKey("content-range");
    if (!range.matches()) {
      return GcsReply.error(400, "Invalid Content-Range");
    }
    if (range.group(1) != null || whole) {
      long from = range.group(1) == null ? 0 : Long.parseLong(range.group(1));
      if (from > upload.bytes().size()) {
        return GcsReply.error(503, "a part is missing before this one");
      }
      byte[] before = upload.bytes().toByteArray();
      upload.bytes().reset();
      upload.bytes().write(before, 0, (int) from);
      upload.bytes().write(body);
    }
    boolean last = whole
        || !range.group(3).equals("*")
            && Long.parseLong(range.group(3)) == upload.bytes().size();
    if (last) {
      begun.remove(id);
      return finish(
          bucket,
          upload.object(),
          upload.contentType(),
          upload.query(),
          upload.bytes().toByteArray());
    }
    return GcsReply.empty(
        308,
        upload.bytes().size() == 0
            ? Map.of()
            : Map.of("Range", "bytes=0-" + (upload.bytes().size() - 1)));
  }

  private GcsReply multipart(
      String bucket, Map<String, String> query, Map<String, String> headers, byte[] body)
      throws IOException {
    String boundary = headers
        .getOrDefault("content-type", "")
        .replaceFirst("(?s).*boundary=\"?([^\";]+)\"?.*", "$1");
    // One byte per character keeps the bytes of the second part as they are.
    String[] parts =
        new String(body, StandardCharsets.ISO_8859_1).split("--" + Pattern.quote(boundary));
    String told = parts[1].substring(parts[1].indexOf("\r\n\r\n") + 4);
    JsonNode resource = JSON.readTree(told.getBytes(StandardCharsets.ISO_8859_1));
    int start = parts[2].indexOf("\r\n\r\n") + 4;
    byte[] bytes =
        parts[2].substring(start, parts[2].length() - 2).getBytes(StandardCharsets.ISO_8859_1);
    String object = resource.path("name").asText(query.getOrDefault("name", ""));
    return finish(
        bucket,
        object,
        resource.path("contentType").asText("application/octet-stream"),
        query,
        bytes);
  }

  private GcsReply finish(
      String bucket, String object, String contentType, Map<String, String> query, byte[] bytes) {
    if (!conditionHolds(buckets, bucket, object, query)) {
      return GcsReply.error(412, "At least one of the pre-conditions you specified did not hold.");
    }
    GcsBuckets.Stored stored = buckets.put(bucket, object, bytes, contentType);
    return GcsReply.json(GcsBuckets.resource(bucket, object, stored, url));
  }

  /** Whether the object that is to be replaced is the one the caller thinks it is; generation 0 is none. */
  static boolean conditionHolds(
      GcsBuckets buckets, String bucket, String object, Map<String, String> query) {
    String wanted = query.get("ifGenerationMatch");
    return wanted == null
        || Long.parseLong(wanted)
            == buckets.find(bucket, object).map(GcsBuckets.Stored::generation).orElse(0L);
  }
}
