package com.askbosco.data.local;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Writes a database file anew: DuckDB frees the blocks of removed rows and leaves their bytes where they are. */
final class Compaction {
  private Compaction() {}

  /** Replaces a file that no session has open by one that holds what can be seen, and nothing else. */
  static void compact(Path database, Path temp) {
    Path fresh = database.resolveSibling(database.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      Files.deleteIfExists(fresh.resolveSibling(fresh.getFileName() + ".wal"));
      try (Connection connection = DuckDbFile.open(Path.of(":memory:"), false, temp);
          Statement statement = connection.createStatement()) {
        for (String step : List.of(
            "ATTACH '" + quoted(database) + "' AS stored (READ_ONLY)",
            "ATTACH '" + quoted(fresh) + "' AS fresh",
            "COPY FROM DATABASE stored TO fresh",
            "DETACH stored",
            "CHECKPOINT fresh",
            "DETACH fresh")) {
          statement.execute(step);
        }
      }
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          fresh, database, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (SQLException e) {
      throw DuckDbFile.failed("Cannot write the warehouse anew", e);
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED, "Cannot replace " + database + ": " + e.getMessage(), e);
    }
  }

  private static String quoted(Path path) {
    return path.toString().replace("'", "''");
  }
}
