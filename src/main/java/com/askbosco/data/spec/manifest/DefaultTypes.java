package com.askbosco.data.spec.manifest;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The component types that the public format lets a manifest leave out, by place such as {@code DeclarativeStream.retriever}. A
 * type that is named here makes a map a component, which gets parameters. What records' annotations assume beyond this table is
 * taken for granted when records are made, and changes nothing in parameters.
 */
final class DefaultTypes {
  private static final Map<String, String> BUILT_IN = new HashMap<>();
  private static final Map<String, String> CUSTOM = new HashMap<>();

  static {
    of("DeclarativeSource").is("check", "CheckStream").is("spec", "Spec");
    of("DeclarativeSource").is("streams", "DeclarativeStream");
    of("DeclarativeStream")
        .is("retriever", "SimpleRetriever")
        .is("schema_loader", "JsonFileSchemaLoader");
    of("DynamicDeclarativeStream").is("stream_template", "DeclarativeStream");
    of("HttpComponentsResolver")
        .is("retriever", "SimpleRetriever")
        .is("components_mapping", "ComponentMappingDefinition");
    of("ConfigComponentsResolver")
        .is("stream_config", "StreamConfig")
        .is("components_mapping", "ComponentMappingDefinition");
    of("SimpleRetriever")
        .is("requester", "HttpRequester")
        .is("record_selector", "RecordSelector")
        .is("paginator", "NoPagination");
    of("HttpRequester").is("error_handler", "DefaultErrorHandler");
    of("CompositeErrorHandler").is("error_handlers", "DefaultErrorHandler");
    of("DefaultErrorHandler").is("response_filters", "HttpResponseFilter");
    of("DefaultPaginator").is("page_size_option", "RequestOption").is("decoder", "JsonDecoder");
    of("CursorPagination").is("decoder", "JsonDecoder");
    of("RecordSelector").is("extractor", "DpathExtractor").is("record_filter", "RecordFilter");
    of("DpathExtractor").is("record_expander", "RecordExpander").is("decoder", "JsonDecoder");
    of("RecordExpander").is("parent_fields", "ParentFieldPath");
    of("AddFields").is("fields", "AddedFieldDefinition");
    of("DatetimeBasedCursor")
        .is("start_datetime", "MinMaxDatetime")
        .is("end_datetime", "MinMaxDatetime")
        .is("start_time_option", "RequestOption")
        .is("end_time_option", "RequestOption");
    of("ListPartitionRouter").is("request_option", "RequestOption");
    of("SubstreamPartitionRouter").is("parent_stream_configs", "ParentStreamConfig");
    of("CustomPartitionRouter").is("parent_stream_configs", "ParentStreamConfig");
    of("ParentStreamConfig")
        .is("stream", "DeclarativeStream")
        .is("request_option", "RequestOption");
    of("DynamicSchemaLoader").is("retriever", "SimpleRetriever");
    of("SchemaTypeIdentifier").is("types_map", "TypesMap");

    of("DeclarativeStream")
        .custom("retriever", "CustomRetriever")
        .custom("transformations", "CustomTransformation");
    of("SimpleRetriever").custom("partition_router", "CustomPartitionRouter");
    of("HttpRequester")
        .custom("authenticator", "CustomAuthenticator")
        .custom("error_handler", "CustomErrorHandler");
    of("DefaultErrorHandler").custom("backoff_strategies", "CustomBackoffStrategy");
    of("CompositeErrorHandler").custom("backoff_strategies", "CustomBackoffStrategy");
    of("DefaultPaginator").custom("pagination_strategy", "CustomPaginationStrategy");
    of("RecordSelector").custom("extractor", "CustomRecordExtractor");
  }

  private DefaultTypes() {}

  private record Parent(String name) {
    Parent is(String field, String type) {
      BUILT_IN.put(name + "." + field, type);
      return this;
    }

    Parent custom(String field, String type) {
      CUSTOM.put(name + "." + field, type);
      return this;
    }
  }

  private static Parent of(String name) {
    return new Parent(name);
  }

  /** The type at a place; null when it has to be written. */
  static @Nullable String of(String place, boolean custom) {
    return (custom ? CUSTOM : BUILT_IN).get(place);
  }
}
