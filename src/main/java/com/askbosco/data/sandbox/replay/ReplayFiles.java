package com.askbosco.data.sandbox.replay;

import com.askbosco.data.sandbox.world.World;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the ordinary pipeline needs to read a {@link ReplayVendor}: a manifest per file and one client. */
public final class ReplayFiles {
  /** Records per page, few enough that most streams have several. */
  public static final int PAGE_SIZE = 2;

  private static final String SINCE = "2020-01-01";

  private final RecordFolder folder;

  public ReplayFiles(RecordFolder folder) {
    this.folder = folder;
  }

  /** Low-code manifests by connector id, which is the file's name; they stand in for connectors of the same id. */
  public Map<String, String> manifests() {
    Map<String, String> manifests = new TreeMap<>();
    for (String file : folder.files()) {
      manifests.put(file, manifest(file, folder.streams(file)));
    }
    return manifests;
  }

  private static String manifest(String file, List<String> streams) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("""
        version: 6.60.0
        type: DeclarativeSource
        check:
          type: CheckStream
          stream_names: ["%s"]
        streams:
        """.formatted(streams.get(0)));
    for (String stream : streams) {
      yaml.append(stream(file, stream).indent(2));
    }
    yaml.append("""
        spec:
          type: Spec
          connection_specification:
            type: object
            additionalProperties: true
            properties: {}
        """);
    return yaml.toString();
  }

  private static String stream(String file, String stream) {
    return """
        - type: DeclarativeStream
          name: "%2$s"
          primary_key: []
          schema_loader:
            type: InlineSchemaLoader
            schema: {type: object, additionalProperties: true, properties: {}}
          retriever:
            type: SimpleRetriever
            requester:
              type: HttpRequester
              url_base: "{{ config['api_root'] }}"
              path: "/%1$s/%2$s"
              http_method: GET
            record_selector:
              type: RecordSelector
              extractor: {type: DpathExtractor, field_path: [records]}
            paginator:
              type: DefaultPaginator
              page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
              page_size_option: {type: RequestOption, inject_into: request_parameter, field_name: page_size}
              pagination_strategy:
                type: PageIncrement
                page_size: %3$d
                start_from_page: 0
                inject_on_first_request: true
        """.formatted(file, stream, PAGE_SIZE);
  }

  /**
   * The client that reads every stream of every file.
   *
   * @param server root of the sandbox that serves them
   */
  public String client(URI server) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("""
        tenant: %s
        id: %s
        name: Replayed records
        currency: USD
        time_zone: America/Los_Angeles
        connections:
        """.formatted(World.TENANT, ReplayVendor.CLIENT));
    for (String file : folder.files()) {
      yaml.append("""
            - id: %s
              connector: %s
              credential: none
              endpoint: %s/replay
              accounts: [replay]
              since: %s
          """.formatted(file.replace('-', '_'), file, server, SINCE));
    }
    return yaml.toString();
  }
}
