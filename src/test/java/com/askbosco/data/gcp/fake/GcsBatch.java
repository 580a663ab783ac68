package com.askbosco.data.gcp.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Several calls in one, as {@code multipart/mixed}. */
final class GcsBatch {
  private GcsBatch() {}

  static GcsReply answer(String contentType, byte[] body, GcsRoutes routes) throws IOException {
    String boundary = contentType.replaceFirst("(?s).*boundary=\"?([^\";]+)\"?.*", "$1");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String part :
        new String(body, StandardCharsets.UTF_8).split("--" + Pattern.quote(boundary))) {
      String[] pieces = part.strip().split("\r?\n\r?\n", 3);
      if (pieces.length < 2) {
        continue;
      }
      String[] lines = pieces[1].split("\r?\n");
      String[] request = lines[0].split(" ");
      Map<String, String> headers = new HashMap<>();
      for (int i = 1; i < lines.length; i++) {
        String[] header = lines[i].split(":", 2);
        headers.put(header[0].strip().toLowerCase(Locale.ROOT), header[1].strip());
      }
      byte[] inner = pieces.length == 3 ? pieces[2].getBytes(StandardCharsets.UTF_8) : new byte[0];
      GcsReply reply = routes.answer(request[0], URI.create(request[1]), headers, inner);
      String id = part.replaceFirst("(?si).*?content-id:\\s*<?([^\\r\\n>]+)>?.*", "$1");
      text(
          out,
          "--batch\r\nContent-Type: application/http\r\nContent-ID: <response-" + id + ">\r\n\r\n");
      text(out, "HTTP/1.1 " + reply.status() + " X\r\n");
      for (Map.Entry<String, String> header : reply.headers().entrySet()) {
        text(out, header.getKey() + ": " + header.getValue() + "\r\n");
      }
      text(out, "Content-Length: " + reply.body().length + "\r\n\r\n");
      out.write(reply.body());
      text(out, "\r\n");
    }
    text(out, "--batch--\r\n");
    return new GcsReply(
        200, Map.of("Content-Type", "multipart/mixed; boundary=batch"), out.toByteArray());
  }

  private static void text(ByteArrayOutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
