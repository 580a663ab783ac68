package com.askbosco.data.connector.http;

import java.util.IdentityHashMap;
import java.util.Map;

/** What one session finds out once and uses again, such as schemas and names of fields. Thread-safe. */
public final class Memory {
  private final Map<Object, Object> known = new IdentityHashMap<>();

  public Memory() {}

  /** Finds something out. */
  @FunctionalInterface
  public interface Finding<T> {
    T find() throws InterruptedException;
  }

  /** What was found out for the component before, or is now. What fails is tried again by the next who asks. */
  public synchronized <T> T once(Object component, Class<T> type, Finding<T> finding)
      throws InterruptedException {
    Object found = known.get(component);
    if (found == null) {
      found = finding.find();
      known.put(component, found);
    }
    return type.cast(found);
  }
}
