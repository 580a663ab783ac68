package com.askbosco.data.model;

/**
 * One thing wrong in a file of the user's: what, where and how to mend it.
 *
 * @param code the stable code
 * @param file the file, relative to the folder the user named; empty when the problem is in no file
 * @param line the line, from 1; 0 when it is in no line
 * @param path where in the document, such as {@code connections[0].since}
 * @param what what is wrong, with the value found (never a secret)
 * @param mend what to write instead
 */
public record Problem(
    ErrorCode code, String file, int line, String path, String what, String mend) {

  @Override
  public String toString() {
    String where = file.isEmpty() ? "" : line > 0 ? file + ":" + line + ": " : file + ": ";
    String at = path.isEmpty() ? "" : path + ": ";
    String how = mend.isEmpty() ? "" : (what.endsWith(".") ? " " : ". ") + mend;
    return where + code.code() + " " + at + what + how;
  }
}
