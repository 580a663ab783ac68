package com.askbosco.data.pipeline.streaming;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of one connection. {@link #poll}, {@link #isAtEnd} and {@link #close} are called by one thread;
 * {@link #committed} may be called by another at the same time.
 */
public interface MessageReader extends AutoCloseable {

  /**
   * The next page. Waits for messages, not longer than it is told to, and returns as soon as there are some; collecting them for a few
   * milliseconds makes pages larger and everything cheaper. What the source can mend by trying again (a broker that restarts) is
   * tried again within this call or the next ones.
   *
   * @return null when nothing came
   * @throws com.askbosco.data.model.BoscoException when reading cannot go on
   */
  @Nullable
  MessagePage poll(Duration patience) throws InterruptedException;

  /** Whether everything has been given that the source had when the reader was opened. */
  boolean isAtEnd();

  /** Says that a page's rows and its position are durable; the source may forget the messages now. Pages come in their order. */
  void committed(MessagePage page);

  @Override
  void close();
}
