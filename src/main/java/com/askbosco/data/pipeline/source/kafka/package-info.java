/** Kafka: topics read by their offsets, which are kept with the rows and nowhere else. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.source.kafka;
