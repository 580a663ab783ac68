package com.askbosco.data.connector.schema;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Session;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A stream's JSON schema, compiled. Immutable and thread-safe. */
public interface Schema {

  /**
   * The schema for a config, made once a session.
   *
   * @throws com.askbosco.data.connector.SourceException when it cannot be made; the stream can then be neither shown nor read
   */
  static JsonNode of(Schema schema, Vars vars, Session session) throws InterruptedException {
    if (schema.known().isPresent()) {
      return schema.known().get();
    }
    return session.memory().once(schema, JsonNode.class, () -> schema.load(vars, session));
  }

  /** Makes the schema; may ask the source. Use {@link #of}, which does so once. */
  JsonNode load(Vars vars, Session session) throws InterruptedException;

  /** The schema where it depends on nothing but the manifest. */
  default Optional<JsonNode> known() {
    return Optional.empty();
  }

  /** A schema that is known. */
  record Known(JsonNode schema) implements Schema {
    @Override
    public JsonNode load(Vars vars, Session session) {
      return schema;
    }

    @Override
    public Optional<JsonNode> known() {
      return Optional.of(schema);
    }
  }
}
