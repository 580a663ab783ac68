package com.askbosco.data.pipeline.source.jdbc;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The drivers of databases: those of the class path, and those of a folder of jars that the variable {@code BOSCO_DRIVERS} names, for drivers too large to be
 * carried by everyone.
 */
final class Drivers {
  /** The variable that names the folder. */
  static final String FOLDER = "BOSCO_DRIVERS";

  /** The same as a property of the process. */
  static final String PROPERTY = "bosco.drivers";

  private static final ConcurrentHashMap<String, Driver> LOADED = new ConcurrentHashMap<>();

  private Drivers() {}

  /** The driver of that class; one for all connections of this process. */
  static Driver of(String name) {
    return LOADED.computeIfAbsent(
        name,
        className -> load(
            className, Optional.ofNullable(System.getProperty(PROPERTY, System.getenv(FOLDER)))));
  }

  static Driver load(String name, Optional<String> folder) {
    try {
      return instance(Class.forName(name, true, Drivers.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      return folder
          .filter(text -> !text.isBlank())
          .flatMap(text -> fromFolder(name, Path.of(text)))
          .orElseThrow(() -> new BoscoException(
              ErrorCode.CONFIG_BAD_VALUE,
              "The driver " + name
                  + " is not here. Put its jar into a folder and name the folder in " + FOLDER
                  + ", or put the jar on the class path"));
    }
  }

  private static Optional<Driver> fromFolder(String name, Path folder) {
    List<URL> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
      for (Path jar : found) {
        jars.add(url(jar.toFile()));
      }
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.CONFIG_BAD_VALUE, "Cannot list the drivers of " + FOLDER + ": " + folder, e);
    }
    try {
      // Open as long as the process: the driver loads more of its classes later.
      return Optional.of(instance(Class.forName(
          name,
          true,
          new URLClassLoader(jars.toArray(URL[]::new), Drivers.class.getClassLoader()))));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static URL url(File jar) throws MalformedURLException {
    return jar.toURI().toURL();
  }

  private static Driver instance(Class<?> type) {
    try {
      return (Driver) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new BoscoException(
          ErrorCode.CONFIG_BAD_VALUE, type.getName() + " is no driver of a database", e);
    }
  }
}
