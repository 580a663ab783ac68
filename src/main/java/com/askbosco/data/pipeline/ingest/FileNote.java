package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.pipeline.stage.JsonLines;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.askbosco.data.warehouse.table.ControlTables;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Stages which file a slice was read from, for {@code ops.ctl_file}; counts only if the slice is complete. */
final class FileNote {

  private FileNote() {}

  /** Writes a row when the page is the last one of a file. */
  static void write(SliceContext context, JsonNode pageContext, StagedTables staged)
      throws IOException {
    JsonNode original = pageContext.path("original");
    if (!original.isObject()) {
      return;
    }
    JsonLines out = staged.table(ControlTables.FILE_READ.fullName());
    out.row().ascii("{\"slice_id\":").string(context.slice().id());
    out.row().ascii(",\"file_name\":").string(original.path("name").asText());
    out.row().ascii(",\"address\":").string(original.path("address").asText());
    out.row().ascii(",\"bytes\":").number(original.path("bytes").asLong());
    out.row().ascii(",\"modified_at\":").string(original.path("modified_at").asText());
    out.row().ascii(",\"read_with\":").string(original.path("read_with").asText());
    out.row().ascii(",\"checksum\":").string(original.path("checksum").asText());
    out.row().ascii(",\"sha256\":").string(original.path("sha256").asText());
    out.row().ascii(",\"records\":").number(original.path("records").asLong()).raw('}');
    out.endRow();
  }
}
