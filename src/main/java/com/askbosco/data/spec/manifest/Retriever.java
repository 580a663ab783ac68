package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Optional;

/** How the records of a stream are fetched. */
public sealed interface Retriever {

  /** Which records a response holds. */
  RecordSelector recordSelector();

  /** Over which parts (accounts, parents) the stream is read. */
  List<PartitionRouter> partitionRouter();

  /** Page after page, with one request each. */
  record SimpleRetriever(
      @Default(type = "HttpRequester") HttpRequester requester,
      RecordSelector recordSelector,
      @Default(type = "NoPagination") Optional<Paginator> paginator,
      @Default(custom = "CustomPartitionRouter") List<PartitionRouter> partitionRouter,
      @Default(type = "JsonDecoder") Optional<Decoder> decoder,
      @Default("false") boolean ignoreStreamSlicerParametersOnPaginatedRequests)
      implements Retriever {}

  /**
   * A report job: created, polled until it is ready, downloaded, perhaps in pages.
   *
   * @param downloadTargetExtractor what to download, from the answer that said the job is ready; without it there is one download
   * @param pollingJobTimeout minutes after which a job that is not ready counts as stuck
   */
  record AsyncRetriever(
      RecordSelector recordSelector,
      @Default(type = "AsyncJobStatusMap") AsyncJobStatusMap statusMapping,
      @Default(type = "DpathExtractor") RecordExtractor statusExtractor,
      @Default(type = "DpathExtractor") Optional<RecordExtractor> downloadTargetExtractor,
      @Default(type = "DpathExtractor") Optional<RecordExtractor> downloadExtractor,
      @Default(type = "HttpRequester") HttpRequester creationRequester,
      @Default(type = "HttpRequester") HttpRequester pollingRequester,
      Optional<Text> pollingJobTimeout,
      @Default(type = "HttpRequester") Optional<HttpRequester> downloadTargetRequester,
      @Default(type = "HttpRequester") HttpRequester downloadRequester,
      @Default(type = "DefaultPaginator") Optional<Paginator> downloadPaginator,
      @Default(type = "HttpRequester") Optional<HttpRequester> abortRequester,
      @Default(type = "HttpRequester") Optional<HttpRequester> deleteRequester,
      List<PartitionRouter> partitionRouter,
      @Default(type = "JsonDecoder") Optional<Decoder> decoder,
      @Default(type = "JsonDecoder") Optional<Decoder> downloadDecoder)
      implements Retriever {}

  /** What a job's status texts mean. */
  record AsyncJobStatusMap(
      List<String> running,
      List<String> completed,
      List<String> failed,
      List<String> timeout,
      List<String> skipped) {}
}
