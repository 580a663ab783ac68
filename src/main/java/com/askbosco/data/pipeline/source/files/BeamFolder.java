package com.askbosco.data.pipeline.source.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/** A folder of a bucket, or of any other file system that Beam knows by its scheme. */
final class BeamFolder implements FilePlace {
  private final String folder;

  BeamFolder(String folder) {
    this.folder = folder;
  }

  @Override
  public List<FoundFile> list(List<NamePattern> patterns) throws IOException {
    Map<String, FoundFile> found = new TreeMap<>();
    for (NamePattern pattern : patterns) {
      for (Metadata file : FileSystems.match(
              folder + "/" + pattern.glob(), EmptyMatchTreatment.ALLOW)
          .metadata()) {
        String name = file.resourceId().toString().substring(folder.length() + 1);
        if (pattern.matches(name) && !file.resourceId().isDirectory()) {
          found.put(name, found(name, file));
        }
      }
    }
    return new ArrayList<>(found.values());
  }

  private static FoundFile found(String name, Metadata file) {
    String checksum = file.checksum();
    return new FoundFile(
        name,
        file.sizeBytes(),
        Math.max(0, file.lastModifiedMillis()),
        checksum == null ? "" : checksum);
  }

  @Override
  public Optional<FoundFile> find(String name) throws IOException {
    try {
      return Optional.of(found(name, FileSystems.matchSingleFileSpec(address(name))));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public InputStream open(String name, long from) throws IOException {
    ReadableByteChannel channel =
        FileSystems.open(FileSystems.matchNewResource(address(name), false));
    if (from > 0 && channel instanceof SeekableByteChannel seekable) {
      seekable.position(from);
      return Channels.newInputStream(seekable);
    }
    InputStream in = Channels.newInputStream(channel);
    in.skipNBytes(from);
    return in;
  }

  @Override
  public String address(String name) {
    return folder + "/" + name;
  }

  @Override
  public void close() {}
}
