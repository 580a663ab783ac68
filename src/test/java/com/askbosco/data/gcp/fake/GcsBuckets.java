package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Buckets and their objects, in the order of their names. */
final class GcsBuckets {
  private final Map<String, NavigableMap<String, Stored>> buckets = new ConcurrentHashMap<>();
  private final AtomicLong generations = new AtomicLong(1_700_000_000_000_000L);

  /** A bucket and an object in it. */
  record Name(String bucket, String object) {
    static Name of(String uri) {
      String[] parts = uri.replaceFirst("^gs://", "").split("/", 2);
      return new Name(parts[0], parts.length == 1 ? "" : parts[1]);
    }
  }

  /** An object. */
  record Stored(byte[] bytes, String contentType, long generation, Instant updated) {}

  void create(String bucket) {
    buckets.putIfAbsent(bucket, new ConcurrentSkipListMap<>());
  }

  List<String> names() {
    return List.copyOf(new TreeMap<>(buckets).keySet());
  }

  boolean exists(String bucket) {
    return buckets.containsKey(bucket);
  }

  /** The objects of a bucket, or nothing when there is no such bucket. */
  Optional<NavigableMap<String, Stored>> objects(String bucket) {
    return Optional.ofNullable(buckets.get(bucket));
  }

  Optional<Stored> find(String bucket, String object) {
    return objects(bucket).map(objects -> objects.get(object));
  }

  Stored put(String bucket, String object, byte[] bytes, String contentType) {
    Stored stored = new Stored(bytes, contentType, generations.incrementAndGet(), Instant.now());
    objects(bucket).orElseThrow().put(object, stored);
    return stored;
  }

  boolean remove(String bucket, String object) {
    return objects(bucket).map(objects -> objects.remove(object)).isPresent();
  }

  /** The API's resource of an object. */
  static ObjectNode resource(String bucket, String object, Stored stored, String url) {
    String escaped = java.net.URLEncoder.encode(object, java.nio.charset.StandardCharsets.UTF_8);
    ObjectNode resource = Catalog.resource();
    resource.put("kind", "storage#object");
    resource.put("id", bucket + "/" + object + "/" + stored.generation());
    resource.put("selfLink", url + "/storage/v1/b/" + bucket + "/o/" + escaped);
    resource.put(
        "mediaLink", url + "/download/storage/v1/b/" + bucket + "/o/" + escaped + "?alt=media");
    resource.put("name", object);
    resource.put("bucket", bucket);
    resource.put("generation", String.valueOf(stored.generation()));
    resource.put("metageneration", "1");
    resource.put("contentType", stored.contentType());
    resource.put("storageClass", "STANDARD");
    resource.put("size", String.valueOf(stored.bytes().length));
    resource.put("md5Hash", md5(stored.bytes()));
    resource.put("crc32c", crc32c(stored.bytes()));
    resource.put("etag", "etag-" + stored.generation());
    resource.put("timeCreated", stored.updated().toString());
    resource.put("updated", stored.updated().toString());
    return resource;
  }

  static String crc32c(byte[] bytes) {
    return Base64.getEncoder()
        .encodeToString(ByteBuffer.allocate(4)
            .putInt(Hashing.crc32c().hashBytes(bytes).asInt())
            .array());
  }

  private static String md5(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
