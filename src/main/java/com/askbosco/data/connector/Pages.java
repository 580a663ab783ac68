package com.askbosco.data.connector;

import org.jspecify.annotations.Nullable;

/** The pages of one slice, fetched one after another. Not thread-safe. */
public interface Pages extends AutoCloseable {

  /**
   * Fetches the next page, retrying what the manifest says to retry.
   *
   * @return the page, or null when the slice is complete; only then is it complete
   * @throws SourceException when the slice cannot go on: it then counts as failed or parked, never as empty
   */
  @Nullable
  Page next() throws InterruptedException;

  @Override
  void close();
}
