package com.askbosco.data.pipeline.decode;

import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.stage.JsonBytes;
import com.askbosco.data.pipeline.streaming.Message;
import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** One record in Avro's binary encoding, without a container, by the schema it was written with. Not thread-safe. */
public final class AvroDecoder implements Decoder {
  /** JSON is longer than the bytes it is made of, by its names. */
  private static final int MOST_JSON = 64 << 20;

  private final AvroJson json;
  private final JsonBytes out = new JsonBytes(1024);
  private @Nullable BinaryDecoder again;

  /**
   * @param writer what the messages were written with
   */
  public AvroDecoder(Schema writer) {
    this.json = new AvroJson(writer, MOST_JSON);
  }

  @Override
  public SourceRecord decode(Message message) throws UnreadableException {
    return decode(message.payload(), 0);
  }

  /** The record that begins at a byte and ends with the payload. */
  SourceRecord decode(byte[] payload, int from) throws UnreadableException {
    int length = payload.length - from;
    BinaryDecoder in = DecoderFactory.get().binaryDecoder(payload, from, length, again);
    again = in;
    try {
      out.clear();
      json.write(in, out, length);
      if (!in.isEnd()) {
        throw broken("bytes are left over after the record; was it written with another schema?");
      }
      return JsonDecoder.record(out.copy());
    } catch (EOFException | IndexOutOfBoundsException e) {
      throw broken("the bytes end before the record does; was it written with another schema?");
    } catch (IOException
        | AvroRuntimeException
        | ArithmeticException
        | UnsupportedOperationException e) {
      // the last of them is what Avro says to sizes beyond its limits
      throw broken("its bytes are no record of the schema");
    }
  }

  private static UnreadableException broken(String why) {
    return new UnreadableException("Avro: " + why);
  }
}
