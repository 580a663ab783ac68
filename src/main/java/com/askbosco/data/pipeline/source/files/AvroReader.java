package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.pipeline.decode.AvroJson;
import com.askbosco.data.pipeline.stage.JsonBytes;
import com.askbosco.data.spec.source.FileLimits;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.xerial.snappy.Snappy;

/**
 * Records of an Avro container file. Its blocks are taken out here and not by Avro's reader, which unpacks a block whatever its size;
 * schema and primitive values are read by Avro. A record's line is its number in the file.
 */
final class AvroReader implements RecordReader {
  private static final int MOST_UNPACKED = 256 << 20;

  private final String file;
  private final FileLimits limits;
  private final InputStream in;
  private final BinaryDecoder container;
  private final AvroJson json;
  private final String codec;
  private final byte[] sync = new byte[16];
  private BinaryDecoder block;
  private long left;
  private long record;

  AvroReader(String file, InputStream in, FileLimits limits) throws IOException {
    this.file = file;
    this.limits = limits;
    this.in = in;
    this.container = DecoderFactory.get().directBinaryDecoder(in, null);
    String schema = "";
    String packing = "null";
    try {
      container.readFixed(new byte[4]);
      for (long n = container.readMapStart(); n > 0; n = container.mapNext()) {
        for (long i = 0; i < n; i++) {
          String key = new String(bytes(1 << 16), java.nio.charset.StandardCharsets.UTF_8);
          String value = new String(bytes(16 << 20), java.nio.charset.StandardCharsets.UTF_8);
          schema = key.equals("avro.schema") ? value : schema;
          packing = key.equals("avro.codec") ? value : packing;
        }
      }
      container.readFixed(sync);
      this.json = new AvroJson(new Schema.Parser().parse(schema), limits.recordBytes());
    } catch (EOFException | AvroRuntimeException e) {
      throw broken("its header is broken", e);
    }
    this.codec = packing;
    this.block = DecoderFactory.get().binaryDecoder(new byte[0], null);
  }

  private byte[] bytes(int most) throws IOException {
    long length = container.readLong();
    if (length < 0 || length > most) {
      throw broken("its header is broken", null);
    }
    byte[] bytes = new byte[(int) length];
    container.readFixed(bytes);
    return bytes;
  }

  private RuntimeException broken(String what, @org.jspecify.annotations.Nullable Throwable cause) {
    return FileTrouble.unreadable(
        file, "record " + (record + 1) + ": " + what, "Have it sent again.", cause);
  }

  @Override
  public boolean next(PlacedLines out) throws IOException {
    try {
      while (left == 0) {
        if (!nextBlock()) {
          return false;
        }
      }
      left--;
      JsonBytes row = out.begin(record + 1);
      json.write(block, row);
      out.end();
      record++;
      return true;
    } catch (EOFException e) {
      throw broken("the file is cut off there", e);
    } catch (AvroRuntimeException | ArithmeticException e) {
      throw broken("the file is damaged there", e);
    }
  }

  private boolean nextBlock() throws IOException {
    try {
      left = container.readLong();
    } catch (EOFException e) {
      return false;
    }
    long size = container.readLong();
    if (left < 0 || size < 0 || size > MOST_UNPACKED) {
      throw broken("a block of " + size + " bytes", null);
    }
    // A length that is a lie must not cost memory before its bytes have come.
    byte[] packed = in.readNBytes((int) size);
    byte[] end = in.readNBytes(16);
    if (packed.length < size || end.length < 16) {
      throw new EOFException();
    }
    if (!Arrays.equals(end, sync)) {
      throw broken("the block's end mark is wrong", null);
    }
    byte[] plain = unpack(packed);
    if (left > 0 && plain.length == 0 && !json.isEmptyRecord()) {
      throw broken("an empty block of " + left + " records", null);
    }
    block = DecoderFactory.get().binaryDecoder(plain, null);
    return true;
  }

  private byte[] unpack(byte[] packed) throws IOException {
    switch (codec) {
      case "null" -> {
        return packed;
      }
      case "deflate" -> {
        Inflater raw = new Inflater(true);
        try (InputStream inflated =
            new InflaterInputStream(new ByteArrayInputStream(packed), raw)) {
          return atMost(inflated.readNBytes(MOST_UNPACKED + 1));
        } finally {
          raw.end();
        }
      }
      case "snappy" -> {
        int length = packed.length - 4; // a checksum follows
        if (length < 0
            || !Snappy.isValidCompressedBuffer(packed, 0, length)
            || Snappy.uncompressedLength(packed, 0, length) > MOST_UNPACKED) {
          throw broken("a block that is no snappy, or unpacks to too much", null);
        }
        byte[] plain = new byte[Snappy.uncompressedLength(packed, 0, length)];
        Snappy.uncompress(packed, 0, length, plain, 0);
        return plain;
      }
      default ->
        throw FileTrouble.unreadable(
            file,
            "it is packed with " + codec,
            "Have it sent with the codec null, deflate or snappy.");
    }
  }

  private byte[] atMost(byte[] plain) {
    if (plain.length > MOST_UNPACKED) {
      throw FileTrouble.tooLarge(
          file, "a block unpacks to more than " + (MOST_UNPACKED >> 20) + " MB", "ratio");
    }
    return plain;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
