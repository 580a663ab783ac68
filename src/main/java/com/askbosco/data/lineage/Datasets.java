package com.askbosco.data.lineage;

import com.askbosco.data.lineage.DatasetNames.Name;
import com.askbosco.data.warehouse.Publication.CheckResult;
import com.askbosco.data.warehouse.table.TableLayout;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacet;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacetFieldsAdditional;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacetFieldsBuilder;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.InputField;
import io.openlineage.client.OpenLineage.OutputDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The datasets of events, with their schema and the columns they are made of. */
final class Datasets {
  private final OpenLineage ol;
  private final DatasetNames names;
  private final Model model;

  Datasets(OpenLineage ol, DatasetNames names, Model model) {
    this.ol = ol;
    this.names = names;
    this.model = model;
  }

  /** A stream of a source as an input. */
  InputDataset stream(String source, String stream) {
    return input(names.stream(source, stream)).build();
  }

  /** A stream that was read, with how many records it gave. */
  InputDataset stream(String source, String stream, long records) {
    return input(names.stream(source, stream))
        .inputFacets(ol.newInputDatasetInputFacetsBuilder()
            .inputStatistics(ol.newInputStatisticsInputDatasetFacetBuilder()
                .rowCount(records)
                .build())
            .build())
        .build();
  }

  /** A table as an input. */
  InputDataset table(String fullName) {
    return input(names.table(fullName)).facets(schema(fullName).build()).build();
  }

  /** A table as an input, with the checks that were made of it. */
  InputDataset table(String fullName, List<CheckResult> checks) {
    return input(names.table(fullName))
        .inputFacets(ol.newInputDatasetInputFacetsBuilder()
            .dataQualityAssertions(ol.newDataQualityAssertionsDatasetFacet(checks.stream()
                .map(check -> ol.newDataQualityAssertionsDatasetFacetAssertionsBuilder()
                    .assertion(check.name())
                    .success(check.failedRows() == 0)
                    .build())
                .toList()))
            .build())
        .build();
  }

  private OpenLineage.InputDatasetBuilder input(Name name) {
    return ol.newInputDatasetBuilder().namespace(name.namespace()).name(name.name());
  }

  /** A table as an output: schema, parents of its columns, and how many rows were written. */
  OutputDataset written(String fullName, long rows) {
    return output(fullName)
        .outputFacets(ol.newOutputDatasetOutputFacetsBuilder()
            .outputStatistics(
                ol.newOutputStatisticsOutputDatasetFacetBuilder().rowCount(rows).build())
            .build())
        .build();
  }

  /** A table as an output of which nothing is known yet. */
  OutputDataset planned(String fullName) {
    return output(fullName).build();
  }

  private OpenLineage.OutputDatasetBuilder output(String fullName) {
    Name name = names.table(fullName);
    return ol.newOutputDatasetBuilder()
        .namespace(name.namespace())
        .name(name.name())
        .facets(schema(fullName).columnLineage(columns(fullName)).build());
  }

  private OpenLineage.DatasetFacetsBuilder schema(String fullName) {
    OpenLineage.DatasetFacetsBuilder facets = ol.newDatasetFacetsBuilder();
    TableLayout layout = model.tables().get(fullName);
    if (layout != null) {
      facets.schema(ol.newSchemaDatasetFacet(layout.fields().stream()
          .map(field -> ol.newSchemaDatasetFacetFieldsBuilder()
              .name(field.name())
              .type(field.type().name())
              .build())
          .toList()));
    }
    return facets;
  }

  private ColumnLineageDatasetFacet columns(String fullName) {
    ColumnLineageDatasetFacetFieldsBuilder fields = ol.newColumnLineageDatasetFacetFieldsBuilder();
    TableLayout layout = model.tables().get(fullName);
    if (layout != null) {
      for (String column : layout.columns()) {
        List<InputField> parents = new ArrayList<>();
        for (String parent : model.columns().parents(fullName + "." + column)) {
          origin(parent)
              .ifField((name, field) -> parents.add(ol.newInputFieldBuilder()
                  .namespace(name.namespace())
                  .name(name.name())
                  .field(field)
                  .transformations(List.of(transformation(fullName, column, field)))
                  .build()));
        }
        if (!parents.isEmpty()) {
          fields.put(column, made(parents));
        }
      }
    }
    return ol.newColumnLineageDatasetFacetBuilder().fields(fields.build()).build();
  }

  private ColumnLineageDatasetFacetFieldsAdditional made(List<InputField> parents) {
    return ol.newColumnLineageDatasetFacetFieldsAdditionalBuilder()
        .inputFields(parents)
        .build();
  }

  private OpenLineage.InputFieldTransformations transformation(
      String table, String column, String field) {
    boolean same = table.startsWith("gold.") && column.equals(field);
    return ol.newInputFieldTransformationsBuilder()
        .type("DIRECT")
        .subtype(same ? "IDENTITY" : "TRANSFORMATION")
        .masking(column.endsWith("_sha256"))
        .build();
  }

  /** The tables, and the streams of wanted sources, that a table's columns are made of. */
  List<InputDataset> inputsOf(String fullName, Predicate<String> wantedSource) {
    List<InputDataset> inputs = new ArrayList<>();
    streamsOf(fullName).forEach((source, streams) -> {
      if (wantedSource.test(source)) {
        streams.forEach(stream -> inputs.add(stream(source, stream)));
      }
    });
    Set<String> tables = new TreeSet<>();
    for (Origin origin : origins(fullName)) {
      if (origin instanceof Origin.OfTable of) {
        tables.add(of.table());
      }
    }
    tables.forEach(table -> inputs.add(table(table)));
    return inputs;
  }

  /** The streams that a table's columns are made of, by source. */
  Map<String, Set<String>> streamsOf(String fullName) {
    Map<String, Set<String>> streams = new TreeMap<>();
    for (Origin origin : origins(fullName)) {
      if (origin instanceof Origin.OfStream of) {
        streams.computeIfAbsent(of.source(), s -> new TreeSet<>()).add(of.stream());
      }
    }
    return streams;
  }

  private List<Origin> origins(String fullName) {
    TableLayout layout = model.tables().get(fullName);
    return layout == null
        ? List.of()
        : layout.columns().stream()
            .flatMap(column -> model.columns().parents(fullName + "." + column).stream())
            .map(this::origin)
            .toList();
  }

  private Origin origin(String node) {
    return Origin.of(node, names);
  }
}
