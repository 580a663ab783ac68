package com.askbosco.data.connector.schema;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The properties of several schemas; of equal names the first one's counts. */
record SeveralSchemas(List<Schema> schemas) implements Schema {
  @Override
  public JsonNode load(Vars vars, Session session) throws InterruptedException {
    ObjectNode combined = JsonNodeFactory.instance.objectNode();
    combined.put("$schema", "http://json-schema.org/draft-07/schema#");
    combined.putArray("type").add("null").add("object");
    ObjectNode properties = JsonNodeFactory.instance.objectNode();
    for (Schema schema : schemas) {
      if (!(schema.load(vars, session).get("properties") instanceof ObjectNode more)) {
        throw new SourceException(
            ErrorCode.SOURCE_SCHEMA_UNKNOWN,
            "one of the stream's several schemas has no `properties`");
      }
      ObjectNode both = more.deepCopy();
      both.setAll(properties);
      properties = both;
    }
    combined.set("properties", properties);
    return combined;
  }
}
