package com.askbosco.data.pipeline.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fixture itself: what a broker took is there after it was killed. */
@Tag("cloud")
class KafkaBrokerTest {
  @Test
  void whatTheBrokerTookIsThereAfterItWasKilled() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start()) {
      broker.topic("survives", 1);
      broker.send("survives", 0, List.of("a", "b", "c"));

      broker.kill();
      broker.restart();

      TopicPartition partition = new TopicPartition("survives", 0);
      assertThat(broker
              .admin()
              .listOffsets(java.util.Map.of(partition, OffsetSpec.latest()))
              .partitionResult(partition)
              .get()
              .offset())
          .isEqualTo(3);
    }
  }
}
