package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.spec.source.SourceKind;
import java.io.Serializable;

/** Who reads the messages of a kind of connection. */
@FunctionalInterface
public interface SourceOfKind extends Serializable {

  /** The source of messages of that kind. */
  MessageSource of(SourceKind kind);
}
