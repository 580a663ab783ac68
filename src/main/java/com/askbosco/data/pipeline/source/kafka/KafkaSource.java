package com.askbosco.data.pipeline.source.kafka;

import com.askbosco.data.pipeline.streaming.MessageReader;
import com.askbosco.data.pipeline.streaming.MessageSource;
import com.askbosco.data.spec.source.KafkaSettings;
import java.time.Duration;

/**
 * Reads topics. Offsets come from where the rows are and never from the broker, which is told about them for display only; of
 * transactions, what was committed is read and nothing else.
 */
public final class KafkaSource implements MessageSource {
  private static final Duration UNTIL_KNOWN = Duration.ofSeconds(10);

  private final Duration refresh;

  /** Looks for new partitions every half minute. */
  public KafkaSource() {
    this(Duration.ofSeconds(30));
  }

  KafkaSource(Duration refresh) {
    this.refresh = refresh;
  }

  @Override
  public MessageReader open(Opening opening) {
    KafkaSettings settings = KafkaSettings.of(opening.connection().config());
    return new KafkaReader(
        ConsumerSettings.of(opening.connection(), settings, opening.secrets(), refresh),
        settings,
        opening,
        refresh.compareTo(UNTIL_KNOWN) < 0 ? refresh : UNTIL_KNOWN);
  }
}
