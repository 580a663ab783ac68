package com.askbosco.data.spec;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
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
    return texts(ResourceFolder.class.getClassLoader(), folder, suffix);
  }

  static Map<String, String> texts(ClassLoader loader, String folder, String suffix) {
    URL url = loader.getResource(folder);
    if (url == null) {
      throw new BoscoException(
          ErrorCode.INTERNAL, "The folder " + folder + " is not on the class path");
    }
    try {
      if (!url.getProtocol().equals("jar")) {
        return read(Path.of(url.toURI()), suffix);
      }
      String file = url.getPath().substring(0, url.getPath().lastIndexOf("!/"));
      // a file system of our own: the shared one may be closed by another thread in the middle
      try (FileSystem jar = FileSystems.newFileSystem(Path.of(URI.create(file)))) {
        return read(jar.getPath(folder), suffix);
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
