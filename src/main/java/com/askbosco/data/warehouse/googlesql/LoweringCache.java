package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lowered queries in a folder, one JSON file each, so that a command that runs known queries needs no analyzer. The key covers
 * everything the result depends on, this package's code included; a file that cannot be read counts as not there.
 */
final class LoweringCache {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  LoweringCache(Path folder) {
    this.folder = folder;
  }

  static String key(String sql, List<TableSchema> tables, Map<String, String> parameterTypes) {
    Hasher hasher = Hashing.sha256().newHasher();
    put(hasher, LoweringCode.HASH);
    put(hasher, sql);
    hasher.putInt(tables.size());
    for (TableSchema table : tables) {
      put(hasher, table.fullName());
      hasher.putInt(table.columns().size());
      for (TableSchema.Column column : table.columns()) {
        put(hasher, column.name());
        put(hasher, column.type());
      }
    }
    new TreeMap<>(parameterTypes).forEach((name, type) -> {
      put(hasher, name);
      put(hasher, type);
    });
    return hasher.hash().toString();
  }

  private static void put(Hasher hasher, String text) {
    hasher.putInt(text.length()).putString(text, StandardCharsets.UTF_8);
  }

  Optional<LoweredQuery> get(String key, String name) {
    Path file = folder.resolve(key + ".json");
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      LoweredQuery known = JSON.readValue(file.toFile(), LoweredQuery.class);
      return Optional.of(new LoweredQuery(
          name,
          known.sql(),
          known.columns(),
          known.tables(),
          known.parameters(),
          known.names(),
          known.parents()));
    } catch (IOException e) {
      // A half-written or foreign file: lowering again replaces it.
      return Optional.empty();
    }
  }

  void put(String key, LoweredQuery query) {
    try {
      Files.createDirectories(folder);
      Path temporary = Files.createTempFile(folder, key, ".tmp");
      Files.write(temporary, JSON.writeValueAsBytes(query));
      Files.move(
          temporary,
          folder.resolve(key + ".json"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED,
          "cannot keep a lowered query in " + folder + ": " + e.getMessage(),
          e);
    }
  }
}
