package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Why a file as a whole cannot be read. */
final class FileTrouble {

  private FileTrouble() {}

  /** It is not what it should be; reading it again does not help. */
  static BoscoException unreadable(String file, String what, String mend) {
    return unreadable(file, what, mend, null);
  }

  static BoscoException unreadable(
      String file, String what, String mend, @Nullable Throwable cause) {
    return new BoscoException(
        ErrorCode.SOURCE_FILE_UNREADABLE, file + ": " + what + ". " + mend, cause);
  }

  /** It asks for more than it may. */
  static BoscoException tooLarge(String file, String what, String key) {
    return new BoscoException(
        ErrorCode.SOURCE_TOO_LARGE,
        file + ": " + what + ". If the file is right, raise `limits." + key
            + "` of the connection; else ask its sender what it is.");
  }
}
