package com.askbosco.data.warehouse;

import java.time.Instant;
import java.util.List;

/** A warehouse whose dead letters of messages can be put through again from what is stored of them. Not thread-safe. */
public interface MessageLetters {

  /**
   * One message that could not go on, whichever rows of it were refused.
   *
   * @param sliceId what its rows are filed under
   * @param file where it stood, such as {@code kafka://orders/0}
   * @param offset its place there
   * @param undecoded whether {@code payload} is what came, and no record yet
   * @param received when it was received
   * @param payload the message as text, or as base64 behind that word
   */
  record Letter(
      String sliceId,
      String file,
      long offset,
      boolean undecoded,
      Instant received,
      String payload) {}

  /** How many dead letters went and how many stay. */
  record Replayed(long mended, long refused) {}

  /** Messages with dead letters of this kind, oldest first; days in the filter are those on which they were received. */
  List<Letter> messageLetters(DeadLetterFilter filter);

  /**
   * Applies what became of messages that were put through again, in one transaction: their dead letters go, rows that were missing
   * come, and what is refused again stays as a dead letter with one try more. Killed, nothing of it has happened; done twice, the second time finds
   * nothing.
   *
   * @param messages pages without positions that hold these messages
   */
  Replayed replay(StagedMessages messages, List<Letter> of);
}
