package com.askbosco.data.launch;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.model.pipeline.v1.RunnerApi;
import org.apache.beam.model.pipeline.v1.RunnerApi.PTransform;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.SerializableUtils;

/** A pipeline as text that changes only when something changes that matters to the update of a running job. */
final class GraphText {

  private GraphText() {}

  /** One line per step, by name: what it is, and the coders of what it puts out. */
  static String of(RunnerApi.Pipeline pipeline) {
    Map<String, String> lines = new TreeMap<>();
    for (PTransform step : pipeline.getComponents().getTransformsMap().values()) {
      String coders = step.getOutputsMap().values().stream()
          .map(id -> pipeline.getComponents().getPcollectionsOrThrow(id).getCoderId())
          .map(id -> coder(pipeline, id))
          .sorted()
          .collect(Collectors.joining(", "));
      lines.put(
          step.getUniqueName(),
          step.getUniqueName() + " | " + step.getSpec().getUrn() + " | " + coders + "\n");
    }
    return String.join("", lines.values());
  }

  private static String coder(RunnerApi.Pipeline pipeline, String id) {
    RunnerApi.Coder coder = pipeline.getComponents().getCodersOrThrow(id);
    String urn = coder.getSpec().getUrn();
    if (urn.equals("beam:coders:javasdk:0.1")) {
      Object java = SerializableUtils.deserializeFromByteArray(
          coder.getSpec().getPayload().toByteArray(), "coder");
      return ((Coder<?>) java).getEncodedTypeDescriptor().toString();
    }
    String parts = coder.getComponentCoderIdsList().stream()
        .map(part -> coder(pipeline, part))
        .collect(Collectors.joining(", "));
    return urn.replaceAll("beam:coder:|:v1", "") + (parts.isEmpty() ? "" : "(" + parts + ")");
  }
}
