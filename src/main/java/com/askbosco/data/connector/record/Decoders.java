package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.spec.manifest.Decoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Compiles decoders. */
final class Decoders {
  private static final int LARGEST_VALUE = 256 << 20;

  private Decoders() {}

  /** Whether values come one after another, so that a response of any length can be read; the paginator does not see those. */
  static boolean streams(Decoder decoder) {
    return switch (decoder) {
      case Decoder.JsonDecoder json -> false;
      case Decoder.XmlDecoder xml -> false;
      case Decoder.ZipfileDecoder zip -> false;
      case Decoder.CustomDecoder custom -> false;
      case Decoder.JsonlDecoder jsonl -> true;
      case Decoder.JsonItemsDecoder items -> true;
      case Decoder.CsvDecoder csv -> true;
      case Decoder.IterableDecoder lines -> true;
      case Decoder.GzipDecoder gzip -> true;
    };
  }

  /** Compiles a decoder. */
  static Decoding compile(Decoder decoder, Expressions expressions) {
    return switch (decoder) {
      case Decoder.JsonDecoder json -> Decoders::json;
      case Decoder.JsonlDecoder jsonl -> JsonLines::new;
      case Decoder.JsonItemsDecoder items ->
        in -> new JsonItems(TextInput.open(in, items.encoding()), items.itemsPath());
      case Decoder.CsvDecoder csv -> CsvRows.decoding(csv);
      case Decoder.XmlDecoder xml -> XmlDocument::open;
      case Decoder.IterableDecoder lines -> TextLines::new;
      case Decoder.GzipDecoder gzip -> {
        Decoding inside = compile(gzip.decoder(), expressions);
        yield in -> inside.open(Gzip.open(in));
      }
      case Decoder.ZipfileDecoder zip -> {
        Decoding inside = compile(zip.decoder(), expressions);
        yield in -> new ZipFiles(in, inside);
      }
      case Decoder.CustomDecoder custom -> {
        CustomDecoder.Decoding found = CustomParts.find(
                CustomDecoder.class,
                "decoder",
                custom.className(),
                custom.rest(),
                custom.place(),
                expressions)
            .orElse(in -> Values.of(List.of()));
        yield found::open;
      }
    };
  }

  private static Values json(InputStream in) throws IOException, MalformedBodyException {
    JsonNode value = jsonValue(readAll(in));
    if (value.isNull()) {
      throw new MalformedBodyException("the answer is null", null);
    }
    return Values.of(value instanceof ArrayNode list ? list : List.of(value));
  }

  /** The one JSON value of the bytes; as in Python, it may hold {@code NaN}. */
  static JsonNode jsonValue(byte[] bytes) throws MalformedBodyException {
    try {
      byte[] text = Utf8.checked(bytes);
      return JsonText.read(text, 0, text.length);
    } catch (IOException e) {
      throw new MalformedBodyException("the answer is not valid JSON", e);
    }
  }

  /** The rest of the bytes of a form that is read as a whole. */
  static byte[] readAll(InputStream in) throws IOException, MalformedBodyException {
    try (in) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] some = new byte[1 << 16];
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        if (all.size() + n > LARGEST_VALUE) {
          throw new MalformedBodyException(
              "the answer is longer than " + (LARGEST_VALUE >> 20)
                  + " MB, unpacked, and its form cannot be read in parts",
              null);
        }
        all.write(some, 0, n);
      }
      return all.toByteArray();
    }
  }
}
