package com.askbosco.data.connector.schema;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Session;
import com.fasterxml.jackson.databind.JsonNode;

/** What a retriever within a component reads: fields, properties, and not the stream's own records. Thread-safe. */
@FunctionalInterface
public interface SideRecords {

  /** Reads record after record, page after page, while they are wanted. */
  void read(Vars vars, Session session, Sink sink) throws InterruptedException;

  /** Takes records. */
  @FunctionalInterface
  interface Sink {
    /** Takes a record and says whether more are wanted. */
    boolean accept(JsonNode record);
  }
}
