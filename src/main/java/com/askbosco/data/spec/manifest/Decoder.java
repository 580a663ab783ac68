package com.askbosco.data.spec.manifest;

/** How the bytes of a response are read. */
public sealed interface Decoder {

  /** One JSON value. */
  record JsonDecoder() implements Decoder {}

  /** One JSON value per line. */
  record JsonlDecoder() implements Decoder {}
}
