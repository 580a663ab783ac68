package com.askbosco.data.local;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The right to write to a workspace's warehouse, held by one process at a time. The operating system gives it back when the
 * process dies, however it dies. It covers the moments in which the database file itself is closed and copied.
 */
final class WriterLock implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final FileChannel channel;

  private WriterLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock, trying again until the patience is used up.
   *
   * @throws BoscoException with {@code WAREHOUSE_LOCKED} and the number of the process that holds it
   */
  static WriterLock take(Path folder, Duration patience) {
    // The number stands in a file of its own: closing a second handle on the locked file would give
    // the lock back.
    Path owner = folder.resolve("writer.pid");
    try {
      FileChannel channel = FileChannel.open(
          folder.resolve("writer.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      long tries = 1 + patience.toMillis() / PAUSE.toMillis();
      for (long i = 0; i < tries; i++) {
        if (tryLock(channel) != null) {
          Files.writeString(owner, Long.toString(ProcessHandle.current().pid()));
          return new WriterLock(channel);
        }
        if (i + 1 < tries) {
          Thread.sleep(PAUSE.toMillis());
        }
      }
      channel.close();
      String pid = Files.exists(owner) ? Files.readString(owner) : "unknown";
      throw new BoscoException(
          ErrorCode.WAREHOUSE_LOCKED,
          "Process " + pid + " is writing to the warehouse in " + folder
              + ". Wait until it ends, or stop it, and run again.");
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED, "Cannot lock the warehouse in " + folder + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BoscoException(
          ErrorCode.WAREHOUSE_LOCKED, "Stopped while waiting for the warehouse in " + folder, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot release the writer's lock", e);
    }
  }
}
