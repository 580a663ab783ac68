package com.askbosco.data.pipeline.source;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.source.files.FilesSource;
import com.askbosco.data.pipeline.source.jdbc.JdbcSource;
import com.askbosco.data.spec.source.SourceKind;
import java.util.Map;

/** Who reads the slices of which kind. */
public final class SliceSources {
  private static final Map<SourceKind, SliceSource> SOURCES =
      Map.of(SourceKind.FILES, new FilesSource(), SourceKind.JDBC, new JdbcSource());

  private SliceSources() {}

  /** The reader of a kind whose streams come in slices, {@link SourceKind#HTTP} aside. */
  public static SliceSource of(SourceKind kind) {
    SliceSource source = SOURCES.get(kind);
    if (source == null) {
      throw new BoscoException(
          ErrorCode.CONFIG_BAD_VALUE,
          "Connections of kind " + kind.id() + " have no slices to read");
    }
    return source;
  }
}
