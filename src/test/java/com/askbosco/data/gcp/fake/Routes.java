package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** Which call is which method of the API. */
final class Routes {
  private static final String PREFIX = "/bigquery/v2/projects/";

  private final Catalog catalog;
  private final JobRoutes jobs;
  private final TableRoutes tables;

  Routes(Catalog catalog, Jobs jobs, DuckDBConnection root) {
    this.catalog = catalog;
    this.jobs = new JobRoutes(catalog, jobs);
    this.tables = new TableRoutes(catalog, root);
  }

  JsonNode answer(Call call, JsonNode body, Optional<Fault> fault) {
    String path = call.path().replace("//", "/");
    if (!path.startsWith(PREFIX)) {
      throw ApiException.notFound("path " + call.path());
    }
    List<String> parts = Arrays.asList(path.substring(PREFIX.length()).split("/"));
    if (!parts.get(0).equals(catalog.project())) {
      throw new ApiException("accessDenied", "Access Denied: Project " + parts.get(0));
    }
    Map<String, String> query = query(call.query());
    String shape = call.method() + " " + shape(parts);
    return switch (shape) {
      case "POST jobs" -> jobs.insert(body, fault);
      case "GET jobs" -> jobs.list(query);
      case "GET jobs/*" -> jobs.get(parts.get(2));
      case "POST jobs/*/cancel" -> jobs.cancel(parts.get(2));
      case "DELETE jobs/*/delete" -> jobs.delete(parts.get(2));
      case "POST queries" -> jobs.query(body, fault);
      case "GET queries/*" -> jobs.results(parts.get(2), query);
      case "GET datasets" -> tables.datasets();
      case "POST datasets" -> tables.insertDataset(body);
      case "GET datasets/*" -> catalog.dataset(parts.get(2)).deepCopy();
      case "PATCH datasets/*", "PUT datasets/*" -> tables.patchDataset(parts.get(2), body);
      case "DELETE datasets/*" -> {
        tables.deleteDataset(parts.get(2), Boolean.parseBoolean(query.get("deleteContents")));
        yield MissingNode.getInstance();
      }
      case "GET datasets/*/tables" -> tables.list(parts.get(2), query);
      case "POST datasets/*/tables" -> tables.insert(parts.get(2), body);
      case "GET datasets/*/tables/*" -> tables.get(parts.get(2), parts.get(4));
      case "PATCH datasets/*/tables/*", "PUT datasets/*/tables/*" ->
        tables.patch(parts.get(2), parts.get(4), body);
      case "DELETE datasets/*/tables/*" -> {
        tables.delete(parts.get(2), parts.get(4));
        yield MissingNode.getInstance();
      }
      case "GET datasets/*/tables/*/rowAccessPolicies" ->
        tables.policies(parts.get(2), parts.get(4));
      case "GET datasets/*/tables/*/data" ->
        parts.get(2).equals("_anonymous")
            ? jobs.data(parts.get(4).replaceFirst("anon", ""), query)
            : tables.data(parts.get(2), parts.get(4), query);
      default -> throw new ApiException("notImplemented", "the fake has no " + shape);
    };
  }

  /** The path with every second part starred. */
  private static String shape(List<String> parts) {
    StringBuilder shape = new StringBuilder(parts.size() > 1 ? parts.get(1) : "");
    for (int i = 2; i < parts.size(); i++) {
      shape.append('/').append(i % 2 == 0 ? "*" : parts.get(i));
    }
    return shape.toString();
  }

  private static Map<String, String> query(String text) {
    return Arrays.stream(text.split("&"))
        .filter(part -> part.contains("="))
        .map(part -> part.split("=", 2))
        .collect(Collectors.toMap(
            part -> part[0],
            part -> java.net.URLDecoder.decode(part[1], java.nio.charset.StandardCharsets.UTF_8),
            (first, second) -> second));
  }
}
