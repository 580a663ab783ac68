package com.askbosco.data.spec.manifest;

import java.util.Optional;

/**
 * How a request is made.
 *
 * @param urlBase with the host; {@code path} is added to it
 * @param url the whole address, instead of the two
 * @param requestParameters a map of query parameters, or a text that becomes one
 * @param requestBodyData a form as a map, or the body as a text
 * @param requestBodyJson a JSON body
 * @param queryProperties fields to ask for; expressions see them as {@code stream_slice.extra_fields.query_properties}
 * @param queryPropertiesKey the query parameter that holds them, when they are written among the parameters
 * @param fetchPropertiesFromEndpoint an older way to write properties that the source names
 * @param requestBody one of the three typed bodies, instead of the two
 * @param useCache whether answers are kept for the run; parent streams do so unless this says no
 * @param connectTimeoutInSeconds how long connecting may take
 * @param readTimeoutInSeconds how long the source may stay silent
 */
public record HttpRequester(
    Optional<Text> urlBase,
    Optional<Text> url,
    Optional<Text> path,
    @Default("GET") HttpMethod httpMethod,
    @Default(custom = "CustomAuthenticator") Optional<Authenticator> authenticator,
    Optional<Json> requestParameters,
    Optional<Json> requestHeaders,
    Optional<Json> requestBodyJson,
    Optional<Json> requestBodyData,
    Optional<RequestBody> requestBody,

    @Default(type = "DefaultErrorHandler", custom = "CustomErrorHandler")
    Optional<ErrorHandler> errorHandler,

    @Default(type = "QueryProperties") Optional<QueryProperties> queryProperties,
    Optional<String> queryPropertiesKey,

    @Default(type = "PropertiesFromEndpoint")
    Optional<QueryProperties.PropertiesFromEndpoint> fetchPropertiesFromEndpoint,

    Optional<Boolean> useCache,
    Optional<Double> connectTimeoutInSeconds,
    Optional<Double> readTimeoutInSeconds,
    Optional<Boolean> useTcpKeepalive,
    Place place) {

  /** Methods a manifest may use. */
  public enum HttpMethod {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  /** A typed body. */
  public sealed interface RequestBody {

    /** A JSON object. */
    record RequestBodyJsonObject(Json value) implements RequestBody {}

    /** A text, sent as it is. */
    record RequestBodyPlainText(Text value) implements RequestBody {}

    /** A form. */
    record RequestBodyUrlEncodedForm(Json value) implements RequestBody {}

    /** A GraphQL request. */
    record RequestBodyGraphQL(RequestBodyGraphQlQuery value) implements RequestBody {}
  }

  /**
   * A GraphQL request's content.
   *
   * @param query the query
   * @param rest further members of the body, such as {@code variables}
   */
  @Component(open = true)
  public record RequestBodyGraphQlQuery(Text query, java.util.Map<String, Json> rest) {}
}
