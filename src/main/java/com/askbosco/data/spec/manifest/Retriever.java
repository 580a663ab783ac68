package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Optional;

/** How the records of a stream are fetched. */
public sealed interface Retriever {

  /** Which records a response holds. */
  RecordSelector recordSelector();

  /** Over which parts (accounts, parents) the stream is read. */
  Optional<PartitionRouter> partitionRouter();

  /**
   * Page after page, with one request each.
   *
   * @param paginationReset what to do when the source wants the pages from the first one again
   * @param pageSizeReduction what to do when it wants smaller pages
   * @param requestWindowSplitting what to do when it wants a smaller window of time
   */
  record SimpleRetriever(
      @Default(type = "HttpRequester") HttpRequester requester,
      RecordSelector recordSelector,
      @Default(type = "NoPagination") Optional<Paginator> paginator,
      @Default(custom = "CustomPartitionRouter") Optional<PartitionRouter> partitionRouter,
      @Default(type = "JsonDecoder") Optional<Decoder> decoder,
      @Default("false") boolean ignoreStreamSlicerParametersOnPaginatedRequests,
      @Default(type = "PaginationReset") Optional<Rereading.PaginationReset> paginationReset,
      @Default(type = "PageSizeReduction") Optional<Rereading.PageSizeReduction> pageSizeReduction,

      @Default(type = "RequestWindowSplitting")
      Optional<Rereading.RequestWindowSplitting> requestWindowSplitting)
      implements Retriever {}

  /**
   * A report job: created, polled until it is ready, downloaded, perhaps in pages.
   *
   * @param downloadTargetExtractor what to download, from the answer that said the job is ready; without it there is one download
   * @param pollingJobTimeout minutes after which a job that is not ready counts as stuck
   * @param failedRetryWaitTimeInSeconds how long to wait before a job that failed is created anew
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
      Optional<Text> failedRetryWaitTimeInSeconds,
      @Default(type = "HttpRequester") Optional<HttpRequester> downloadTargetRequester,
      @Default(type = "HttpRequester") HttpRequester downloadRequester,
      @Default(type = "DefaultPaginator") Optional<Paginator> downloadPaginator,
      @Default(type = "HttpRequester") Optional<HttpRequester> abortRequester,
      @Default(type = "HttpRequester") Optional<HttpRequester> deleteRequester,
      Optional<PartitionRouter> partitionRouter,
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
