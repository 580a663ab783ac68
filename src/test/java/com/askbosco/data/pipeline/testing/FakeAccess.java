package com.askbosco.data.pipeline.testing;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Budgets;
import com.askbosco.data.pipeline.ingest.AccessFactory;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.spec.SecretResolver;
import java.time.Clock;
import java.time.ZoneOffset;

/** An outside without a network, where no time passes and every secret is there. */
public final class FakeAccess {

  private FakeAccess() {}

  /** Refuses every request. */
  public static AccessFactory factory() {
    return (key, root, at, listener) -> new Access(
        request -> {
          throw new IllegalStateException("the fake has no network");
        },
        new Budgets(),
        Clock.fixed(at, ZoneOffset.UTC),
        duration -> {},
        listener);
  }

  /** Makes up a secret for every reference. */
  public static Secrets secrets() {
    return FakeSecrets::new;
  }

  private static final class FakeSecrets implements SecretResolver {
    @Override
    public boolean knows(String reference) {
      return true;
    }

    @Override
    public String resolve(String reference) {
      return "secret of " + reference;
    }
  }
}
