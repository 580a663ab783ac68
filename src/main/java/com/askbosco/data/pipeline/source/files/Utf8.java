package com.askbosco.data.pipeline.source.files;

/** UTF-8 without a decoder: what is valid is copied. */
final class Utf8 {
  /** Stands for what is no character. It is none itself and has no place in a text, so that it is refused like malformed bytes. */
  static final char NO_CHARACTER = '\uffff';

  private Utf8() {}

  /** Length of the valid character that begins here with a byte above 127; 0 when there is none. */
  static int length(byte[] b, int at, int end) {
    int first = b[at] & 0xff;
    int n = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || at + n > end) {
      return 0;
    }
    for (int i = 1; i < n; i++) {
      if ((b[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    int second = b[at + 1] & 0xff;
    boolean bad = (first == 0xe0 && second < 0xa0)
        || (first == 0xed && second > 0x9f)
        || (first == 0xf0 && second < 0x90)
        || (first == 0xf4 && second > 0x8f)
        || (first == 0xef && second == 0xbf && (b[at + 2] & 0xff) == 0xbf);
    return bad ? 0 : n;
  }

  /** Whether bytes are valid UTF-8. */
  static boolean isValid(byte[] b, int from, int to) {
    int at = from;
    while (at < to) {
      if (b[at] >= 0) {
        at++;
      } else {
        int n = length(b, at, to);
        if (n == 0) {
          return false;
        }
        at += n;
      }
    }
    return true;
  }
}
