package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Optional;

/**
 * A stream: one kind of record and how to get it.
 *
 * @param primaryKey a field name, a list of them, or a list of paths
 * @param stateMigrations applied one after another to the state that is given
 * @param fileUploader fetches a file for every record, in reads by the protocol
 */
public record DeclarativeStream(
    String name,

    @Default(type = "SimpleRetriever", custom = "CustomRetriever")
    Retriever retriever,

    Optional<Json> primaryKey,
    @Default(type = "JsonFileSchemaLoader") Optional<SchemaLoader> schemaLoader,
    Optional<IncrementalSync> incrementalSync,
    @Default(custom = "CustomTransformation") List<Transformation> transformations,
    List<StateMigration> stateMigrations,
    Optional<FileUploader> fileUploader,
    Place place)
    implements StreamEntry.Stream {}
