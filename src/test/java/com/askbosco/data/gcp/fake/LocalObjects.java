package com.askbosco.data.gcp.fake;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code file://} and plain paths for tests without a bucket; other URIs go to a bucket if there is one. */
final class LocalObjects implements Objects {
  private final Optional<Objects> bucket;

  LocalObjects(Optional<Objects> bucket) {
    this.bucket = bucket;
  }

  @Override
  public List<String> match(String uri) throws IOException {
    if (uri.startsWith("gs://")) {
      return bucket.orElseThrow(() -> ApiException.notFound("URI " + uri)).match(uri);
    }
    if (uri.contains("*")) {
      Path pattern = Path.of(uri.replaceFirst("^file:(?://)?", ""));
      List<String> found = new ArrayList<>();
      try (var files =
          Files.newDirectoryStream(pattern.getParent(), pattern.getFileName().toString())) {
        files.forEach(file -> found.add(file.toUri().toString()));
      }
      if (found.isEmpty()) {
        throw ApiException.notFound("URI " + uri);
      }
      return found.stream().sorted().toList();
    }
    if (!Files.exists(path(uri))) {
      throw ApiException.notFound("URI " + uri);
    }
    return List.of(uri);
  }

  @Override
  public InputStream open(String uri) throws IOException {
    return uri.startsWith("gs://")
        ? bucket.orElseThrow().open(uri)
        : Files.newInputStream(path(uri));
  }

  private static Path path(String uri) {
    return uri.startsWith("file:") ? Path.of(URI.create(uri)) : Path.of(uri);
  }
}
