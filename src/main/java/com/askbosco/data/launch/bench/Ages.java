package com.askbosco.data.launch.bench;

import com.askbosco.data.pipeline.source.MessageSources;
import com.askbosco.data.pipeline.streaming.Message;
import com.askbosco.data.pipeline.streaming.MessagePage;
import com.askbosco.data.pipeline.streaming.MessageReader;
import com.askbosco.data.pipeline.streaming.MessageSource;
import com.askbosco.data.spec.source.SourceKind;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** How old messages are when they are said to be durable, from the moment their producer made them. Of this process; thread-safe. */
final class Ages {
  private static final int LONGEST_MS = 120_000;
  private static final AtomicLongArray COUNTS = new AtomicLongArray(LONGEST_MS + 1);
  private static final AtomicLong MESSAGES = new AtomicLong();

  private Ages() {}

  /** Forgets what was measured. */
  static void clear() {
    for (int i = 0; i <= LONGEST_MS; i++) {
      COUNTS.set(i, 0);
    }
    MESSAGES.set(0);
  }

  /** How many messages became durable. */
  static long messages() {
    return MESSAGES.get();
  }

  /** The age that so much of the messages did not exceed, in milliseconds. */
  static long quantile(double share) {
    long rank = (long) Math.ceil(share * MESSAGES.get());
    long seen = 0;
    for (int i = 0; i <= LONGEST_MS; i++) {
      seen += COUNTS.get(i);
      if (seen >= rank && seen > 0) {
        return i;
      }
    }
    return 0;
  }

  /** The product's own sources, looked at. */
  static MessageSource of(SourceKind kind) {
    MessageSource source = MessageSources.of(kind);
    return opening -> new Watched(source.open(opening));
  }

  private record Watched(MessageReader reader) implements MessageReader {
    @Override
    public @Nullable MessagePage poll(Duration patience) throws InterruptedException {
      return reader.poll(patience);
    }

    @Override
    public boolean isAtEnd() {
      return reader.isAtEnd();
    }

    @Override
    public void committed(MessagePage page) {
      long now = System.currentTimeMillis();
      for (Message each : page.messages()) {
        long age = Math.max(0, now - each.published().toEpochMilli());
        COUNTS.incrementAndGet((int) Math.min(LONGEST_MS, age));
      }
      MESSAGES.addAndGet(page.messages().size());
      reader.committed(page);
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
