package com.askbosco.data.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/**
 * Shows the JVM what {@code ./bosco read} does, so that it can keep classes and profiles for a faster start: reads a small manifest
 * from a source in this process. Started by the {@code bosco} script after a build, never by a user.
 */
final class SourceTraining {
  private static final int PAGES = 60;
  private static final int PAGE = 500;
  private static final String MANIFEST = """
      version: 6.0.0
      type: DeclarativeSource
      check: {type: CheckStream, stream_names: [pages]}
      definitions:
        selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [data]}}
        requester:
          type: HttpRequester
          url_base: "{{ config['root'] }}"
          path: /pages
          http_method: GET
          authenticator: {type: BearerAuthenticator, api_token: "{{ config['key'] }}"}
          request_parameters: {account: "{{ config['account'] }}"}
          error_handler:
            type: DefaultErrorHandler
            response_filters: [{type: HttpResponseFilter, http_codes: [404], action: IGNORE}]
        paginator:
          type: DefaultPaginator
          page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
          pagination_strategy: {type: PageIncrement, page_size: 500}
        schema: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}}}}
      streams:
      - type: DeclarativeStream
        name: pages
        primary_key: [id]
        schema_loader: {$ref: "#/definitions/schema"}
        retriever:
          type: SimpleRetriever
          requester: {$ref: "#/definitions/requester"}
          record_selector: {$ref: "#/definitions/selector"}
          paginator: {$ref: "#/definitions/paginator"}
      - type: DeclarativeStream
        name: days
        incremental_sync:
          type: DatetimeBasedCursor
          cursor_field: day
          datetime_format: "%Y-%m-%d"
          start_datetime: "{{ config['start'] }}"
          step: P1D
          cursor_granularity: P1D
          start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: from}
        retriever:
          type: SimpleRetriever
          requester: {$ref: "#/definitions/requester", path: /days}
          record_selector: {$ref: "#/definitions/selector"}
      - type: DeclarativeStream
        name: parts
        transformations:
        - type: AddFields
          fields:
          - {path: [parent], value: "{{ stream_slice['parent'] }}"}
          - {path: [cost], value: "{{ record['clicks'] / 100 }}"}
        retriever:
          type: SimpleRetriever
          requester: {$ref: "#/definitions/requester", path: "/parts/{{ stream_partition.parent }}"}
          record_selector:
            type: RecordSelector
            extractor: {type: DpathExtractor, field_path: [data]}
            record_filter: {type: RecordFilter, condition: "{{ record['status'] != 'REMOVED' }}"}
          partition_router:
            type: SubstreamPartitionRouter
            parent_stream_configs:
            - type: ParentStreamConfig
              parent_key: id
              partition_field: parent
              stream:
                type: DeclarativeStream
                name: parents
                retriever:
                  type: SimpleRetriever
                  requester: {$ref: "#/definitions/requester", path: /parents}
                  record_selector: {$ref: "#/definitions/selector"}
      spec:
        type: Spec
        connection_specification:
          type: object
          required: [key]
          properties: {key: {type: string, airbyte_secret: true}, root: {type: string}}
      """;

  private SourceTraining() {}

  /**
   * Reads the manifest once.
   *
   * @param args a folder for its files
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]).toAbsolutePath());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", SourceTraining::answer);
    server.start();
    String root = "http://127.0.0.1:" + server.getAddress().getPort();
    Path manifest = Files.writeString(folder.resolve("manifest.yaml"), MANIFEST);
    Path config = Files.writeString(
        folder.resolve("config.json"),
        "{\"root\":\"" + root + "\",\"key\":\"k\",\"account\":\"a\",\"start\":\"2026-01-01\"}");
    Path catalog = Files.writeString(
        folder.resolve("catalog.json"),
        "{\"streams\":[" + stream("pages") + "," + stream("days") + "," + stream("parts") + "]}");
    int status = 0;
    for (String verb : List.of("spec", "discover", "check", "read")) {
      SourceCommands.Verb command = SourceCommands.make(verb);
      command.stdout = java.io.OutputStream.nullOutputStream();
      CommandLine line = Bosco.configured(new CommandLine(command));
      status |= switch (verb) {
        case "spec" -> line.execute("--manifest", manifest.toString());
        case "read" ->
          line.execute(
              "--manifest",
              manifest.toString(),
              "--config",
              config.toString(),
              "--catalog",
              catalog.toString(),
              "--now",
              "2026-01-31T00:00:00Z");
        default -> line.execute("--manifest", manifest.toString(), "--config", config.toString());
      };
    }
    server.stop(0);
    Runtime.getRuntime().exit(status);
  }

  private static String stream(String name) {
    return "{\"stream\":{\"name\":\"" + name
        + "\",\"json_schema\":{},\"supported_sync_modes\":[\"full_refresh\"]},"
        + "\"sync_mode\":\"full_refresh\",\"destination_sync_mode\":\"append\"}";
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    int records = PAGE;
    if (path.equals("/parents")) {
      records = 5;
    } else if (query.endsWith("page=" + PAGES)) {
      records = 0;
    }
    StringBuilder body = new StringBuilder("{\"data\": [");
    for (int i = 0; i < records; i++) {
      body.append(i == 0 ? "" : ", ").append("{\"id\": ").append(i);
      body.append(", \"day\": \"2026-01-02\", \"name\": \"Br\u00e4nd \\u00e9 ").append(i);
      body.append("\", \"status\": \"").append(i % 4 == 0 ? "REMOVED" : "ENABLED");
      body.append("\", \"clicks\": ").append(i * 7).append(", \"ctr\": 0.25, \"active\": true");
      body.append(", \"tags\": [\"a\", {\"b\": false}], \"parent\": null}");
    }
    byte[] bytes = body.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
