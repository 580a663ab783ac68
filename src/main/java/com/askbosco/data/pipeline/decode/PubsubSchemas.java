package com.askbosco.data.pipeline.decode;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.source.pubsub.PubsubAccess;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.cloud.pubsub.v1.SchemaServiceClient;
import com.google.cloud.pubsub.v1.SchemaServiceSettings;
import com.google.pubsub.v1.GetSchemaRequest;
import com.google.pubsub.v1.Schema.Type;
import com.google.pubsub.v1.SchemaView;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Schemas that Pub/Sub keeps for topics. A revision never changes its meaning, so each is asked for once; topics whose schema changes
 * go on with the new revision from the message on that names it. Thread-safe.
 */
final class PubsubSchemas {
  private final PubsubAccess access;
  private final Map<String, Optional<Schema>> known = new ConcurrentHashMap<>();
  private @Nullable SchemaServiceClient client;

  PubsubSchemas(PubsubAccess access) {
    this.access = access;
  }

  /**
   * A revision of a schema; empty when there is none of that name, or it is no Avro schema.
   *
   * @param name {@code projects/P/schemas/S}
   * @param revision its revision, or empty for the newest
   * @throws BoscoException when Pub/Sub does not say; messages wait until it does
   */
  Optional<Schema> find(String name, String revision) {
    String full = revision.isEmpty() ? name : name + "@" + revision;
    Optional<Schema> found = known.get(full);
    if (found == null) {
      found = ask(full);
      // Without a revision it may be another tomorrow, and a name nobody knows may be made.
      if (found.isPresent() && !revision.isEmpty()) {
        known.put(full, found);
      }
    }
    return found;
  }

  private Optional<Schema> ask(String name) {
    try {
      com.google.pubsub.v1.Schema schema = client()
          .getSchema(GetSchemaRequest.newBuilder()
              .setName(name)
              .setView(SchemaView.FULL)
              .build());
      return schema.getType() == Type.AVRO
          ? Optional.of(new Schema.Parser().parse(schema.getDefinition()))
          : Optional.empty();
    } catch (AvroRuntimeException e) {
      return Optional.empty();
    } catch (ApiException e) {
      Code code = e.getStatusCode().getCode();
      if (code == Code.NOT_FOUND || code == Code.INVALID_ARGUMENT) {
        return Optional.empty();
      }
      throw new BoscoException(
          code == Code.PERMISSION_DENIED || code == Code.UNAUTHENTICATED
              ? ErrorCode.SOURCE_UNAUTHORISED
              : ErrorCode.SOURCE_UNAVAILABLE,
          "Pub/Sub does not give the schema " + name + " (" + code
              + "). The account needs roles/pubsub.viewer; messages wait",
          e);
    } catch (IOException e) {
      throw PubsubAccess.unreachable(e);
    }
  }

  private synchronized SchemaServiceClient client() throws IOException {
    SchemaServiceClient open = client;
    if (open == null) {
      open = SchemaServiceClient.create(SchemaServiceSettings.newBuilder()
          .setTransportChannelProvider(access.channel())
          .setCredentialsProvider(access.credentials())
          .build());
      client = open;
    }
    return open;
  }
}
