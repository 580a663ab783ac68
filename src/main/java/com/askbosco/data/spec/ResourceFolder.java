package com.askbosco.data.spec;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of data files on the class path, whether it lies in a directory or in a jar. */
public final class ResourceFolder {

  private ResourceFolder() {}

  /**
   * Texts of the files of a folder, by their path below it, in alphabetical order.
   *
   * @param folder such as {@code canon}; its sub-folders are read too
   * @param suffix what the names end with, such as {@code .yaml}
   */
  public static Map<String, String> texts(String folder, String suffix) {
    URL url = ResourceFolder.class.getClassLoader().getResource(folder);
    if (url == null) {
      throw new BoscoException(
          ErrorCode.INTERNAL, "The folder " + folder + " is not on the class path");
    }
    try {
      URI uri = url.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return read(Path.of(uri), suffix);
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return read(jar.getPath(folder), suffix);
      } catch (FileSystemAlreadyExistsException e) {
        return read(FileSystems.getFileSystem(uri).getPath(folder), suffix);
      }
    } catch (IOException | UncheckedIOException | URISyntaxException e) {
      throw new BoscoException(
          ErrorCode.INTERNAL, "Cannot read " + folder + " on the class path: " + e, e);
    }
  }

  private static Map<String, String> read(Path root, String suffix) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(suffix)) {
          texts.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
      }
    }
    return texts;
  }
}
