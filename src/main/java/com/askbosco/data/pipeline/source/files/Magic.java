package com.askbosco.data.pipeline.source.files;

import java.nio.charset.StandardCharsets;

/** What the first bytes of a file say. */
enum Magic {
  TEXT("", ""),
  GZIP("", ""),
  ZIP("", ""),
  PARQUET("", ""),
  AVRO("", ""),
  OLD_OFFICE(
      "an Excel workbook of before 2007, or one with a password",
      "Save it as .xlsx without a password."),
  PDF("a PDF", "Have the data sent as CSV or in another table."),
  BZIP2("packed with bzip2", "Have it packed with gzip or zip."),
  ZSTD("packed with zstd", "Have it packed with gzip or zip."),
  XZ("packed with xz", "Have it packed with gzip or zip."),
  SEVEN_ZIP("packed with 7-Zip", "Have it packed with gzip or zip."),
  RAR("packed with RAR", "Have it packed with gzip or zip."),
  ORC("an ORC file", "Have it sent as Parquet."),
  PGP("encrypted with PGP", "Have it sent without, or decrypt it before."),
  IMAGE("an image", "Keep it out of the pattern.");

  private final String what;
  private final String mend;

  Magic(String what, String mend) {
    this.what = what;
    this.mend = mend;
  }

  String what() {
    return what;
  }

  String mend() {
    return mend;
  }

  static Magic of(byte[] b) {
    if (Encoding.begins(b, 0x1f, 0x8b)) {
      return GZIP;
    } else if (Encoding.begins(b, 'P', 'K', 3, 4) || Encoding.begins(b, 'P', 'K', 5, 6)) {
      return ZIP;
    } else if (Encoding.begins(b, 'P', 'A', 'R', '1')) {
      return PARQUET;
    } else if (Encoding.begins(b, 'O', 'b', 'j', 1)) {
      return AVRO;
    } else if (Encoding.begins(b, 0xd0, 0xcf, 0x11, 0xe0)) {
      return OLD_OFFICE;
    } else if (Encoding.begins(b, '%', 'P', 'D', 'F', '-')) {
      return PDF;
    } else if (Encoding.begins(b, 'B', 'Z', 'h') && b.length > 4 && b[4] == '1') {
      return BZIP2;
    } else if (Encoding.begins(b, 0x28, 0xb5, 0x2f, 0xfd)) {
      return ZSTD;
    } else if (Encoding.begins(b, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return XZ;
    } else if (Encoding.begins(b, '7', 'z', 0xbc, 0xaf)) {
      return SEVEN_ZIP;
    } else if (Encoding.begins(b, 'R', 'a', 'r', '!')) {
      return RAR;
    } else if (Encoding.begins(b, 'O', 'R', 'C') && b.length > 3 && b[3] < ' ') {
      return ORC;
    } else if (new String(b, 0, Math.min(b.length, 27), StandardCharsets.US_ASCII)
        .equals("-----BEGIN PGP MESSAGE-----")) {
      return PGP;
    } else if (Encoding.begins(b, 0x89, 'P', 'N', 'G') || Encoding.begins(b, 0xff, 0xd8, 0xff)) {
      return IMAGE;
    }
    return TEXT;
  }
}
