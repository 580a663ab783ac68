package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.model.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportJobTest {
  private static final String BASE = "url_base: \"https://api.example.com\"";

  private static Rig rig(String... more) {
    Rig rig = new Rig()
            .retriever(
                "type: AsyncRetriever",
                "status_mapping: {running: [RUN], completed: [DONE], failed: [BAD], timeout: [LATE], skipped: [NONE]}",
                "status_extractor: {field_path: [state]}",
                "download_target_extractor: {field_path: [urls]}",
                "download_extractor: {field_path: [data]}",
                "creation_requester: {" + BASE
                    + ", path: jobs, http_method: POST, request_body_json: {day: \"{{ stream_interval['start_time'] }}\"}}",
                "polling_requester: {" + BASE + ", path: \"jobs/{{ creation_response['id'] }}\"}",
                "download_requester: {" + BASE + ", path: \"files/{{ download_target }}\"}",
                "download_paginator: {page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: c}, pagination_strategy: {type: CursorPagination, cursor_value: \"{{ response.get('next') }}\"}}")
            .stream(
                "incremental_sync: {type: DatetimeBasedCursor, cursor_field: d, datetime_format: \"%Y-%m-%d\", start_datetime: \"2026-01-01\", step: P1D, cursor_granularity: P1D}")
            .window("2026-01-01", "2026-01-01");
    return rig.retriever(more);
  }

  private static void twoFiles(FakeSource source) {
    source.by(line -> switch (line) {
      case "GET /jobs/j1" -> "{\"state\":\"DONE\",\"urls\":[\"f1\",\"f2\"]}";
      case "GET /files/f1" -> "{\"next\":\"p2\",\"data\":[{\"id\":1}]}";
      case "GET /files/f1?c=p2" -> "{\"data\":[{\"id\":2}]}";
      case "GET /files/f2" -> "{\"data\":[{\"id\":3}]}";
      default -> line.startsWith("POST /jobs") ? "{\"id\":\"j1\"}" : "{}";
    });
  }

  @Test
  void aJobIsCreatedPolledAndDownloadedInPages() throws Exception {
    Rig rig = rig();
    rig.source.then("{\"id\":\"j1\"}").then("{\"state\":\"RUN\"}").then("{\"state\":\"RUN\"}");
    twoFiles(rig.source);

    assertThat(rig.records()).containsExactly("{\"id\":1}", "{\"id\":2}", "{\"id\":3}");
    assertThat(rig.source.lines())
        .containsExactly(
            "POST /jobs {\"day\":\"2026-01-01\"}",
            "GET /jobs/j1",
            "GET /jobs/j1",
            "GET /jobs/j1",
            "GET /files/f1",
            "GET /files/f1?c=p2",
            "GET /files/f2");
    assertThat(rig.time.waits()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void aDownloadGoesOnAfterEveryPageWithoutANewJob() throws Exception {
    Rig rig = rig();
    twoFiles(rig.source);
    List<Page> whole = rig.pages(null);
    assertThat(whole.get(2).nextPosition()).isNull();

    for (int i = 0; i < 2; i++) {
      Rig again = rig();
      twoFiles(again.source);
      List<String> rest = new ArrayList<>();
      again.pages(whole.get(i).nextPosition()).forEach(p -> rest.addAll(Rig.texts(p.records())));
      assertThat(rest).isEqualTo(List.of("{\"id\":2}", "{\"id\":3}").subList(i, 2));
      assertThat(again.source.lines()).noneMatch(line -> line.contains("/jobs"));
      Page page = whole.get(i);
      assertThat(Rig.texts(
              rig.connector().records("things", rig.json("{}"), page.context(), page.body())))
          .isEqualTo(Rig.texts(page.records()));
    }
  }

  @Test
  void aJobThatNeverEndsIsAbortedAndReported() {
    Rig rig = rig(
        "polling_job_timeout: 2",
        "abort_requester: {" + BASE
            + ", path: \"jobs/{{ creation_response['id'] }}/stop\", http_method: POST}");
    rig.source.by(line -> line.startsWith("POST") ? "{\"id\":\"j1\"}" : "{\"state\":\"RUN\"}");

    SourceException e = catchThrowableOfType(SourceException.class, rig::records);
    assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_JOB_STUCK);
    assertThat(e).hasMessageContaining("not ready after 2 minutes");
    assertThat(rig.source.lines()).contains("POST /jobs/j1/stop").doesNotContain("GET /files/f1");
    assertThat(rig.time.waits().stream().mapToLong(Duration::toSeconds).sum())
        .isBetween(120L, 150L);
  }

  @Test
  void anAbortThatFailsDoesNotHideTheReason() {
    Rig rig = rig("polling_job_timeout: 1", "abort_requester: {" + BASE + ", path: stop}");
    rig.source.then("{\"id\":\"j1\"}");
    for (int i = 0; i < 7; i++) {
      rig.source.then("{\"state\":\"RUN\"}");
    }
    rig.source.then(400, "{}");

    assertThat(catchThrowableOfType(SourceException.class, rig::records).code())
        .isEqualTo(ErrorCode.SOURCE_JOB_STUCK);
  }

  @Test
  void aFailedJobIsCreatedAnewAFewTimes() throws Exception {
    Rig rig = rig();
    rig.source
        .then("{\"id\":\"j0\"}")
        .then("{\"state\":\"BAD\"}")
        .then("{\"id\":\"j1\"}")
        .then("{\"state\":\"LATE\"}");
    twoFiles(rig.source);

    assertThat(rig.records()).hasSize(3);
    assertThat(rig.events)
        .containsExactly(
            "retry 1: the source gave up a report job", "retry 2: the source gave up a report job");
  }

  @Test
  void aJobThatAlwaysFailsIsReported() {
    for (String state : List.of("BAD", "LATE")) {
      Rig rig = rig();
      rig.source.by(
          line -> line.startsWith("POST") ? "{\"id\":\"j1\"}" : "{\"state\":\"" + state + "\"}");
      assertThat(catchThrowableOfType(SourceException.class, rig::records).code())
          .isEqualTo(
              state.equals("BAD") ? ErrorCode.SOURCE_UNAVAILABLE : ErrorCode.SOURCE_JOB_STUCK);
      assertThat(rig.source.lines()).hasSize(6);
    }
  }

  @Test
  void aSkippedJobHasNoPages() throws Exception {
    Rig rig = rig();
    rig.source.then("{\"id\":\"j1\"}").then("{\"state\":\"NONE\"}");

    assertThat(rig.pages(null)).isEmpty();
  }

  @Test
  void aStatusNobodyKnowsIsABadResponse() {
    Rig rig = rig();
    rig.source.then("{\"id\":\"j1\"}").then("{\"state\":\"PAUSED\"}");

    SourceException e = catchThrowableOfType(SourceException.class, rig::records);
    assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_BAD_RESPONSE);
    assertThat(e).hasMessageContaining("`PAUSED`");
  }

  @Test
  void targetsMayNeedARequestOfTheirOwnAndJobsAreDeleted() throws Exception {
    Rig rig = rig(
        "download_target_requester: {" + BASE + ", path: \"list/{{ polling_response['state'] }}\"}",
        "delete_requester: {" + BASE
            + ", path: \"jobs/{{ creation_response['id'] }}\", http_method: DELETE}");
    rig.source.by(line -> switch (line) {
      case "GET /jobs/j1" -> "{\"state\":\"DONE\"}";
      case "GET /list/DONE" -> "{\"urls\":[\"f1\"]}";
      case "GET /files/f1" -> "{\"data\":[{\"id\":1}]}";
      default -> "{\"id\":\"j1\"}";
    });

    assertThat(rig.records()).containsExactly("{\"id\":1}");
    assertThat(rig.source.lines()).endsWith("GET /files/f1", "DELETE /jobs/j1");
  }

  @Test
  void aDownloadFromAHostTheManifestDoesNotNameIsRefused() throws Exception {
    for (String host : List.of("files.example.com", "a.files.example.org", "evil.example.net")) {
      Rig rig = new Rig()
          .root("bosco: {hosts: [files.example.com, \"*.example.org\"]}")
          .retriever(
              "type: AsyncRetriever",
              "status_mapping: {running: [RUN], completed: [DONE], failed: [BAD], timeout: []}",
              "status_extractor: {field_path: [state]}",
              "download_target_extractor: {field_path: [url]}",
              "creation_requester: {" + BASE + ", http_method: POST}",
              "polling_requester: {" + BASE + "}",
              "download_requester: {url: \"{{ download_target }}\"}",
              "download_extractor: {field_path: [rows]}",
              "download_decoder: {type: JsonlDecoder}");
      rig.source
          .then("{}")
          .then("{\"state\":\"DONE\",\"url\":\"https://" + host + "/f?sig=1\"}")
          .then("{\"rows\":[{\"id\":1}]}\n{\"rows\":[{\"id\":2},{\"id\":3}]}\n");
      if (host.startsWith("evil")) {
        assertThat(catchThrowableOfType(SourceException.class, rig::records).code())
            .isEqualTo(ErrorCode.SOURCE_HOST_REFUSED);
      } else {
        assertThat(rig.records()).containsExactly("{\"id\":1}", "{\"id\":2}", "{\"id\":3}");
        assertThat(rig.source.lines()).contains("GET /f?sig=1");
      }
    }
  }
}
