package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zetasql.Value;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCast;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOption;
import java.util.List;
import java.util.Locale;

/** OPTIONS, PARTITION BY and CLUSTER BY as fields of the API's resources. */
final class DdlOptions {
  private static final long DAY_MS = 86_400_000;

  private DdlOptions() {}

  static void apply(List<ResolvedOption> options, ObjectNode resource) {
    for (ResolvedOption option : options) {
      Value value = value(option.getValue());
      switch (option.getName().toLowerCase(Locale.ROOT)) {
        case "description" -> resource.put("description", value.getStringValue());
        case "friendly_name" -> resource.put("friendlyName", value.getStringValue());
        case "location" -> resource.put("location", value.getStringValue());
        case "kms_key_name" ->
          resource.putObject("encryptionConfiguration").put("kmsKeyName", value.getStringValue());
        case "require_partition_filter" ->
          resource.put("requirePartitionFilter", value.getBoolValue());
        case "partition_expiration_days" ->
          resource.withObject("/timePartitioning").put("expirationMs", milliseconds(value));
        case "default_table_expiration_days" ->
          resource.put("defaultTableExpirationMs", milliseconds(value));
        case "default_partition_expiration_days" ->
          resource.put("defaultPartitionExpirationMs", milliseconds(value));
        case "expiration_timestamp" ->
          resource.put("expirationTime", String.valueOf(value.getTimestampUnixMicros() / 1000));
        case "max_time_travel_hours" ->
          resource.put("maxTimeTravelHours", String.valueOf(value.getInt64Value()));
        case "storage_billing_model" -> resource.put("storageBillingModel", value.getStringValue());
        case "labels" -> labels(value, resource);
        default -> throw ApiException.query("Unknown option: " + option.getName());
      }
    }
  }

  private static void labels(Value value, ObjectNode resource) {
    ObjectNode labels = resource.putObject("labels");
    for (Value pair : value.getElementList()) {
      String key = pair.getField(0).getStringValue();
      if (!key.matches("[\\p{Ll}\\p{Lo}][\\p{Ll}\\p{Lo}\\p{N}_-]{0,62}")) {
        throw ApiException.query("Invalid label key: " + key);
      }
      labels.put(key, pair.getField(1).getStringValue());
    }
  }

  private static String milliseconds(Value days) {
    double count = days.getType().isDouble() ? days.getDoubleValue() : days.getInt64Value();
    return String.valueOf(Math.round(count * DAY_MS));
  }

  private static Value value(ResolvedExpr expression) {
    return switch (expression) {
      case ResolvedLiteral literal -> literal.getValue();
      case ResolvedCast cast -> value(cast.getExpr());
      default ->
        throw new ApiException("notImplemented", "the fake takes constants as options only");
    };
  }

  /** Notes how a table is partitioned and clustered. */
  static void layout(
      List<ResolvedExpr> partition, List<ResolvedExpr> cluster, ObjectNode resource) {
    if (!partition.isEmpty()) {
      partition(partition.get(0), resource);
    } else if (resource.path("requirePartitionFilter").asBoolean()) {
      throw ApiException.query("require_partition_filter can only be set for partitioned tables");
    }
    if (!cluster.isEmpty()) {
      var fields = resource.putObject("clustering").putArray("fields");
      cluster.forEach(c -> fields.add(((ResolvedColumnRef) c).getColumn().getName()));
    }
  }

  private static void partition(ResolvedExpr by, ObjectNode resource) {
    ObjectNode time = resource.withObject("/timePartitioning");
    switch (by) {
      case ResolvedColumnRef column ->
        time.put("type", "DAY").put("field", column.getColumn().getName());
      case ResolvedFunctionCall call -> {
        ResolvedColumnRef column = (ResolvedColumnRef) call.getArgumentList().get(0);
        String unit = "DAY";
        if (call.getFunction().getName().toLowerCase(Locale.ROOT).endsWith("_trunc")) {
          String part = call.getArgumentList().get(1).toString().toUpperCase(Locale.ROOT);
          for (String known : List.of("HOUR", "MONTH", "YEAR")) {
            unit = part.contains(known) ? known : unit;
          }
        } else if (!call.getFunction().getName().equalsIgnoreCase("date")) {
          throw new ApiException(
              "notImplemented",
              "the fake has no PARTITION BY " + call.getFunction().getName());
        }
        time.put("type", unit).put("field", column.getColumn().getName());
      }
      default ->
        throw ApiException.query("PARTITION BY expression must be a column or a truncation");
    }
  }
}
