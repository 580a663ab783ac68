package com.askbosco.data.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.model.pipeline.v1.RunnerApi;
import org.apache.beam.model.pipeline.v1.RunnerApi.PTransform;
import org.apache.beam.model.pipeline.v1.RunnerApi.ParDoPayload;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.schemas.SchemaCoder;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.vendor.grpc.v1p69p0.com.google.protobuf.InvalidProtocolBufferException;

/**
 * A pipeline as text that changes only when something changes that matters to the update of a running job. One line per step, by
 * name: what it is, the coders of what it puts out, its windows when they are not the global one, its state.
 *
 * <p>Lines that begin with {@code !} are those an update of a running job depends on: steps that keep something between bundles
 * (a shuffle, state, timers, a splittable read, a side input) and steps whose elements they keep.
 */
final class GraphText {
  private static final String KEEPS = "! ";
  private static final String PLAIN = "  ";

  private final RunnerApi.Components components;
  private final Set<String> kept = new HashSet<>();

  private GraphText(RunnerApi.Pipeline pipeline) {
    components = pipeline.getComponents();
    components.getTransformsMap().values().stream().filter(this::keeps).forEach(step -> {
      kept.addAll(step.getInputsMap().values());
      kept.addAll(step.getOutputsMap().values());
    });
  }

  static String of(RunnerApi.Pipeline pipeline) {
    GraphText text = new GraphText(pipeline);
    Map<String, String> lines = new TreeMap<>();
    for (PTransform step : pipeline.getComponents().getTransformsMap().values()) {
      boolean breaking =
          text.keeps(step) || step.getOutputsMap().values().stream().anyMatch(text.kept::contains);
      lines.put(step.getUniqueName(), (breaking ? KEEPS : PLAIN) + text.line(step) + "\n");
    }
    return String.join("", lines.values());
  }

  private String line(PTransform step) {
    List<String> parts = new ArrayList<>();
    parts.add(step.getUniqueName());
    parts.add(step.getSpec().getUrn());
    parts.add(step.getOutputsMap().values().stream()
        .map(id -> coder(components.getPcollectionsOrThrow(id).getCoderId()))
        .sorted()
        .collect(Collectors.joining(", ")));
    step.getOutputsMap().values().stream()
        .map(id -> windows(components.getPcollectionsOrThrow(id).getWindowingStrategyId()))
        .filter(windows -> !windows.isEmpty())
        .distinct()
        .sorted()
        .forEach(parts::add);
    parts.addAll(state(step));
    return String.join(" | ", parts);
  }

  private boolean keeps(PTransform step) {
    return step.getSpec().getUrn().equals("beam:transform:group_by_key:v1")
        || !state(step).isEmpty();
  }

  private List<String> state(PTransform step) {
    if (!step.getSpec().getUrn().equals("beam:transform:pardo:v1")) {
      return List.of();
    }
    ParDoPayload payload;
    try {
      payload = ParDoPayload.parseFrom(step.getSpec().getPayload());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
    List<String> state = new ArrayList<>();
    new TreeMap<>(payload.getStateSpecsMap())
        .forEach((name, spec) -> state.add("state " + name + " " + spec.getSpecCase()));
    new TreeMap<>(payload.getTimerFamilySpecsMap())
        .forEach((name, spec) -> state.add("timer " + name + " " + spec.getTimeDomain()));
    if (!payload.getSideInputsMap().isEmpty()) {
      state.add("side inputs " + payload.getSideInputsMap().size());
    }
    if (!payload.getRestrictionCoderId().isEmpty()) {
      state.add("restriction " + coder(payload.getRestrictionCoderId()));
    }
    return state;
  }

  private String windows(String id) {
    RunnerApi.WindowingStrategy strategy = components.getWindowingStrategiesOrThrow(id);
    String urn = strategy.getWindowFn().getUrn();
    if (urn.equals("beam:window_fn:global_windows:v1")) {
      return "";
    }
    return "windows " + urn.replaceAll("beam:window_fn:|:v1", "") + " "
        + Integer.toHexString(strategy.getWindowFn().getPayload().hashCode()) + " "
        + strategy.getTrigger().getTriggerCase();
  }

  /** What a record is made of: Java serialises it by the names of its components. */
  private static String parts(Class<?> type) {
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents())
            .map(part -> part.getName() + ":" + part.getType().getSimpleName())
            .collect(Collectors.joining(",", "{", "}"))
        : "";
  }

  private String coder(String id) {
    RunnerApi.Coder coder = components.getCodersOrThrow(id);
    String urn = coder.getSpec().getUrn();
    if (urn.equals("beam:coders:javasdk:0.1")) {
      Coder<?> java = (Coder<?>) SerializableUtils.deserializeFromByteArray(
          coder.getSpec().getPayload().toByteArray(), "coder");
      String type = java.getEncodedTypeDescriptor().toString();
      return java instanceof SchemaCoder<?> schema
          ? type
              + schema.getSchema().getFields().stream()
                  .map(field -> field.getName() + ":" + field.getType().getTypeName()
                      + (field.getType().getNullable() ? "?" : ""))
                  .toList()
          : type + parts(java.getEncodedTypeDescriptor().getRawType());
    }
    String parts = coder.getComponentCoderIdsList().stream()
        .map(this::coder)
        .collect(Collectors.joining(", "));
    return urn.replaceAll("beam:coder:|:v1", "") + (parts.isEmpty() ? "" : "(" + parts + ")");
  }
}
