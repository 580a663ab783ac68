package com.askbosco.data.connector.schema;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A schema in a file beside the manifest. Connectors are Python packages elsewhere, whose name begins the path; here the
 * manifest's folder is the package, so that the name may stand there or not.
 *
 * @param path the file; by default {@code schemas/<stream>.json} or {@code <stream>.json}
 * @param optional whether a file that is missing is an empty schema
 */
record FileSchema(Optional<Expr> path, String stream, SchemaFiles files, boolean optional)
    implements Schema {

  @Override
  public JsonNode load(Vars vars, Session session) {
    List<String> candidates = candidates(vars);
    try {
      for (String candidate : candidates) {
        Optional<String> text = files.read(candidate);
        if (text.isPresent()) {
          return new SchemaReferences(files).resolve(text.get());
        }
      }
    } catch (IOException e) {
      throw problem(String.join(", ", candidates) + ": " + e.getMessage(), e);
    }
    if (optional) {
      return JsonNodeFactory.instance.objectNode();
    }
    throw problem("there is no file " + String.join(" or ", candidates), null);
  }

  private List<String> candidates(Vars vars) {
    if (path.isEmpty()) {
      return List.of("schemas/" + stream + ".json", stream + ".json");
    }
    String written = path.get().text(vars);
    String plain = written.startsWith("./")
        ? written.substring(2)
        : written.startsWith("/") ? written.substring(1) : written;
    List<String> all = new ArrayList<>(List.of(plain));
    if (plain.startsWith("source_") && plain.indexOf('/') > 0) {
      all.add(plain.substring(plain.indexOf('/') + 1));
    }
    return all;
  }

  private static SourceException problem(
      String what, @org.jspecify.annotations.Nullable Throwable why) {
    return new SourceException(
        ErrorCode.SOURCE_SCHEMA_UNKNOWN, "the stream's schema cannot be read: " + what, null, why);
  }
}
