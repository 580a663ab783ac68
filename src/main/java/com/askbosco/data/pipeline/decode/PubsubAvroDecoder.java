package com.askbosco.data.pipeline.decode;

import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.streaming.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Messages of a topic with an Avro schema: Pub/Sub itself names schema, revision and encoding in attributes of each message. Not
 * thread-safe.
 */
final class PubsubAvroDecoder implements Decoder {
  private static final String NAME = "googclient_schemaname";
  private static final String REVISION = "googclient_schemarevisionid";
  private static final String ENCODING = "googclient_schemaencoding";

  private final PubsubSchemas schemas;
  private final Map<Schema, AvroDecoder> decoders = new HashMap<>();

  PubsubAvroDecoder(PubsubSchemas schemas) {
    this.schemas = schemas;
  }

  @Override
  public SourceRecord decode(Message message) throws UnreadableException {
    Map<String, String> attributes = message.attributes();
    String name = attributes.getOrDefault(NAME, "");
    if (name.isEmpty()) {
      throw new UnreadableException("Avro: the message does not name its schema (" + NAME + ")");
    }
    Optional<Schema> found = schemas.find(name, attributes.getOrDefault(REVISION, ""));
    if (found.isEmpty()) {
      throw new UnreadableException("Avro: there is no such schema in Pub/Sub, or it is not Avro");
    }
    Schema schema = found.get();
    byte[] binary = attributes.getOrDefault(ENCODING, "BINARY").equals("JSON")
        ? binary(schema, message.payload())
        : message.payload();
    return decoders.computeIfAbsent(schema, AvroDecoder::new).decode(binary, 0);
  }

  /** Avro's JSON wraps what may be of several types in an object that names the type; one way to our JSON is enough. */
  private static byte[] binary(Schema schema, byte[] json) throws UnreadableException {
    try {
      Object datum = new GenericDatumReader<>(schema)
          .read(null, DecoderFactory.get().jsonDecoder(schema, new ByteArrayInputStream(json)));
      ByteArrayOutputStream out = new ByteArrayOutputStream(json.length);
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      new GenericDatumWriter<>(schema).write(datum, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException | AvroRuntimeException e) {
      // Its message may quote the record.
      throw new UnreadableException("Avro: the JSON is no record of the schema");
    }
  }
}
