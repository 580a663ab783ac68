package com.askbosco.data.protocol;

import com.askbosco.data.connector.ReadListener;
import com.askbosco.data.connector.SourceException;
import java.time.Duration;

/** Tells the platform of faults that a read goes on after; all else goes to another listener. */
record FaultListener(ReadListener others, MessageWriter out) implements ReadListener {
  @Override
  public void onRequest() {
    others.onRequest();
  }

  @Override
  public void onRetry(int attempt, String reason) {
    others.onRetry(attempt, reason);
  }

  @Override
  public void onWait(Duration duration, String reason) {
    others.onWait(duration, reason);
  }

  @Override
  public void onFault(String component, SourceException fault) {
    others.onFault(component, fault);
    out.error(Failure.of(fault), component);
  }
}
