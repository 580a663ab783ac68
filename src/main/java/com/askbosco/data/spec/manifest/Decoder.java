package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Map;

/** How the bytes of a response are read. */
public sealed interface Decoder {

  /** One JSON value; the elements of a list are values of their own. */
  record JsonDecoder() implements Decoder {}

  /** One JSON value per line. */
  record JsonlDecoder() implements Decoder {}

  /**
   * The elements of one list inside a JSON value of any size.
   *
   * @param itemsPath the list's keys, joined by dots
   */
  record JsonItemsDecoder(
      String itemsPath, @Default("utf-8") String encoding) implements Decoder {}

  /**
   * A table with a line of headers.
   *
   * @param delimiter one character; a backslash escape such as {@code \t} stands for what it names
   * @param setValuesToNone values that become null
   */
  record CsvDecoder(
      @Default("utf-8") String encoding,
      @Default(",") String delimiter,
      List<String> setValuesToNone)
      implements Decoder {}

  /** One XML document. */
  record XmlDecoder() implements Decoder {}

  /** Lines of text, each a record with the one field {@code record}. */
  record IterableDecoder() implements Decoder {}

  /** Gzip around another form; what is not compressed is read as it is. */
  record GzipDecoder(Decoder decoder) implements Decoder {}

  /** A zip file whose files are all of another form. */
  record ZipfileDecoder(Decoder decoder) implements Decoder {}

  /** One of the registered decoders. */
  @Component(open = true)
  record CustomDecoder(String className, Map<String, Json> rest, Place place) implements Decoder {}
}
