package com.askbosco.data.connector.read;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.error.ErrorRules;
import com.askbosco.data.connector.http.Auth;
import com.askbosco.data.connector.http.RequestTemplate;
import com.askbosco.data.connector.paging.Paging;
import com.askbosco.data.connector.properties.Properties;
import com.askbosco.data.connector.record.Extractors;
import com.askbosco.data.spec.manifest.Retriever.AsyncJobStatusMap;
import java.util.Optional;

/** How a stream is fetched, compiled. */
sealed interface Retrieval {

  /**
   * Page after page.
   *
   * @param properties the fields to ask for by name
   * @param rereads what to do when the source wants pages asked for otherwise
   */
  record Simple(
      Endpoint endpoint,
      Paging paging,
      boolean slicerOnFirstPageOnly,
      Optional<Properties> properties,
      Rereads rereads)
      implements Retrieval {}

  /**
   * A job that is created, polled and downloaded.
   *
   * @param stream the stream's name, for messages
   * @param failedRetrySeconds how long a job that failed waits until it is created anew
   */
  record Job(
      String stream,
      Endpoint creation,
      Endpoint polling,
      Endpoint download,
      Optional<Endpoint> targetRequest,
      Optional<Endpoint> abort,
      Optional<Endpoint> delete,
      Extractors status,
      Optional<Extractors> targets,
      AsyncJobStatusMap statuses,
      Optional<Expr> timeoutMinutes,
      Optional<Expr> failedRetrySeconds,
      Paging paging)
      implements Retrieval {}

  /** A requester with its authenticator and error handler. */
  record Endpoint(RequestTemplate template, Auth auth, ErrorRules rules) {}
}
