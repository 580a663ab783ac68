package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A partition router, compiled. Thread-safe. */
public interface Partitioner {

  /** All parts, in a stable order; may read parent streams. */
  List<Partition> partitions(Vars vars, Session session) throws InterruptedException;

  /** Puts what names the part into a request. */
  void inject(RequestDraft draft, Vars vars, JsonNode slice);
}
