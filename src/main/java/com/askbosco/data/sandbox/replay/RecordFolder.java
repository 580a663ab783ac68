package com.askbosco.data.sandbox.replay;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Records out of a folder of JSON Lines files, each line {@code {"stream":…,"data":{…},"emitted_at":…}}. The text of each
 * record is kept as it stands.
 */
public final class RecordFolder {
  private static final String SUFFIX = ".jsonl";
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, Map<String, List<String>>> files;

  private RecordFolder(Map<String, Map<String, List<String>>> files) {
    this.files = files;
  }

  /** Reads every {@code *.jsonl} file of a folder. */
  public static RecordFolder read(Path folder) {
    Map<String, Map<String, List<String>>> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(SUFFIX)).sorted().toList()) {
        String name = path.toFile().getName();
        files.put(name.substring(0, name.length() - SUFFIX.length()), records(path));
      }
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.USAGE, "Cannot read records from " + folder + ": " + e.getMessage(), e);
    }
    if (files.isEmpty()) {
      throw new BoscoException(
          ErrorCode.USAGE, "There is no " + SUFFIX + " file in " + folder + ".");
    }
    return new RecordFolder(files);
  }

  private static Map<String, List<String>> records(Path path) throws IOException {
    Map<String, List<String>> streams = new TreeMap<>();
    int number = 0;
    for (String line : Files.readAllLines(path)) {
      number++;
      if (!line.isBlank()) {
        String[] record = record(line, path + ":" + number);
        streams.computeIfAbsent(record[0], s -> new ArrayList<>()).add(record[1]);
      }
    }
    return streams;
  }

  /** Stream and data of a line. */
  private static String[] record(String line, String place) throws IOException {
    String stream = "";
    String data = "";
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String field = parser.currentName();
          parser.nextToken();
          int start = (int) parser.currentTokenLocation().getCharOffset();
          if (field.equals("stream")) {
            stream = parser.getText();
          }
          parser.skipChildren();
          if (field.equals("data")) {
            data = line.substring(start, (int) parser.currentLocation().getCharOffset());
          }
        }
      }
    }
    if (stream.isEmpty() || !data.startsWith("{")) {
      throw new BoscoException(
          ErrorCode.USAGE, place + ": expected {\"stream\":…,\"data\":{…}} in every line.");
    }
    return new String[] {stream, data};
  }

  /** Names of the files without their ending, in alphabetical order. */
  public List<String> files() {
    return List.copyOf(files.keySet());
  }

  /** Streams of a file in alphabetical order; none of an unknown one. */
  public List<String> streams(String file) {
    return List.copyOf(files.getOrDefault(file, Map.of()).keySet());
  }

  /** Records of a stream as JSON texts, in the order of the file. */
  public List<String> records(String file, String stream) {
    return List.copyOf(files.getOrDefault(file, Map.of()).getOrDefault(stream, List.of()));
  }

  /** Number of records in all files. */
  public long size() {
    return files.values().stream()
        .flatMap(streams -> streams.values().stream())
        .mapToLong(List::size)
        .sum();
  }
}
