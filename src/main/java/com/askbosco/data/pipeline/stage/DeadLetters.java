package com.askbosco.data.pipeline.stage;

import com.askbosco.data.model.Rejected;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes rejected records of one page, with where they came from and their payload. */
public final class DeadLetters {
  /** The table they go to. */
  public static final String TABLE = "ops.ctl_quarantine";

  private static final JsonFactory JSON = new JsonFactory();

  private DeadLetters() {}

  /**
   * Writes one rejected record.
   *
   * @param contractVersion names the contract and the mapping that rejected it
   */
  public static void write(
      PageRecords page, String contractVersion, Rejected rejected, JsonLines out)
      throws IOException {
    SliceContext context = page.context();
    out.row().ascii("{\"tenant_id\":").string(context.connection().tenantId());
    out.row().ascii(",\"client_id\":").string(context.slice().clientId());
    out.row().ascii(",\"source\":").string(context.slice().source());
    out.row().ascii(",\"stream\":").string(context.slice().stream());
    out.row().ascii(",\"slice_id\":").string(context.slice().id());
    out.row().ascii(",\"run_id\":").string(context.runId());
    out.row().ascii(",\"stage\":").string(rejected.stage());
    out.row().ascii(",\"error_code\":").string(rejected.code().code());
    out.row().ascii(",\"reason\":").string(rejected.reason());
    out.row().ascii(",\"table_name\":").string(rejected.table());
    out.row().ascii(",\"raw_file\":").string(page.rawFile());
    out.row().ascii(",\"raw_offset\":").number(page.offset(rejected.record()));
    out.row().ascii(",\"contract_version\":").string(contractVersion);
    out.row().ascii(",\"extracted_at\":").moment(context.extractedAt());
    if (!rejected.check().isEmpty()) {
      out.row().ascii(",\"check_name\":").string(rejected.check());
    }
    JsonBytes row = out.row().ascii(",\"payload\":");
    if (page.isMessages()) {
      JsonBytes text = new JsonBytes(rejected.payload().length() + 16);
      payload(rejected.payload(), text);
      row.string(new String(text.array(), 0, text.length(), StandardCharsets.UTF_8));
    } else {
      payload(rejected.payload(), row);
    }
    out.row().raw('}');
    out.endRow();
  }

  /** JSON goes in as it is, so that a query can look into it; what is none goes in as text. */
  private static void payload(String payload, JsonBytes out) {
    if (isJson(payload)) {
      byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
      out.json(bytes, 0, bytes.length);
    } else {
      out.string(payload);
    }
  }

  private static boolean isJson(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
