/** Messages of Google Pub/Sub: pulled in pages, held by extended deadlines, acknowledged when their rows are committed. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.source.pubsub;
