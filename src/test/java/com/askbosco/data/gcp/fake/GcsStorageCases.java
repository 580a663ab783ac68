package com.askbosco.data.gcp.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.pipeline.stage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.options.GcsOptions;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

/** What storage promises, on any server that speaks Cloud Storage's API, by Beam's own client. */
abstract class GcsStorageCases {

  static void use(String endpoint) {
    GcsOptions options = PipelineOptionsFactory.create().as(GcsOptions.class);
    options.setGcsEndpoint(endpoint);
    options.setCredentialFactoryClass(NoopCredentialFactory.class);
    FileSystems.setDefaultPipelineOptions(options);
  }

  static void useDisks() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void what_is_written_is_read() {
    Storage.write("gs://test-bucket/read/a=1/größe %25 +.json", bytes("hello"));
    assertThat(Storage.read("gs://test-bucket/read/a=1/größe %25 +.json")).hasValue(bytes("hello"));
    assertThat(Storage.read("gs://test-bucket/read/nothing")).isEmpty();
  }

  @Test
  void an_empty_object_is_there() {
    Storage.write("gs://test-bucket/empty/a", new byte[0]);
    assertThat(Storage.read("gs://test-bucket/empty/a")).hasValue(new byte[0]);
  }

  @Test
  void an_object_larger_than_a_part_of_an_upload_comes_back_whole() {
    byte[] large = new byte[20_000_000];
    new Random(1).nextBytes(large);
    Storage.write("gs://test-bucket/large/a", large);
    assertThat(Storage.read("gs://test-bucket/large/a").orElseThrow()).isEqualTo(large);
  }

  @Test
  void patterns_stay_within_a_folder_unless_they_say_otherwise() {
    List.of("list/b.json", "list/a.json", "list/deep/c.json", "list/a.txt")
        .forEach(name -> Storage.write("gs://test-bucket/" + name, bytes(name)));
    assertThat(Storage.list("gs://test-bucket/list/*.json"))
        .containsExactly("gs://test-bucket/list/a.json", "gs://test-bucket/list/b.json");
    assertThat(Storage.list("gs://test-bucket/list/**.json"))
        .containsExactly(
            "gs://test-bucket/list/a.json",
            "gs://test-bucket/list/b.json",
            "gs://test-bucket/list/deep/c.json");
    assertThat(Storage.list("gs://test-bucket/nowhere/*")).isEmpty();
  }

  @Test
  void what_is_deleted_is_gone_and_may_be_deleted_again() {
    List.of("delete/a", "delete/b").forEach(n -> Storage.write("gs://test-bucket/" + n, bytes(n)));
    Storage.delete("gs://test-bucket/delete/*");
    Storage.delete("gs://test-bucket/delete/*");
    assertThat(Storage.list("gs://test-bucket/delete/*")).isEmpty();
  }

  @Test
  void a_renamed_object_has_its_new_name_only() throws IOException {
    Storage.write("gs://test-bucket/rename/a", bytes("x"));
    FileSystems.rename(
        List.of(FileSystems.matchNewResource("gs://test-bucket/rename/a", false)),
        List.of(FileSystems.matchNewResource("gs://test-bucket/rename/b", false)),
        StandardMoveOptions.IGNORE_MISSING_FILES);
    assertThat(Storage.list("gs://test-bucket/rename/*"))
        .containsExactly("gs://test-bucket/rename/b");
    assertThat(Storage.read("gs://test-bucket/rename/b")).hasValue(bytes("x"));
  }

  @Test
  void an_object_is_replaced_as_a_whole() {
    Storage.write("gs://test-bucket/replace/a", bytes("a long text"));
    Storage.write("gs://test-bucket/replace/a", bytes("short"));
    assertThat(Storage.read("gs://test-bucket/replace/a")).hasValue(bytes("short"));
  }

  @Test
  void what_is_not_published_leaves_nothing() throws IOException {
    try (Storage.Pending pending = Storage.begin("gs://test-bucket/pending/a")) {
      pending.out().write(bytes("half"));
    }
    assertThat(Storage.read("gs://test-bucket/pending/a")).isEmpty();
  }

  @Test
  void what_is_not_published_leaves_the_object_before_it() throws IOException {
    Storage.write("gs://test-bucket/pending/b", bytes("before"));
    try (Storage.Pending pending = Storage.begin("gs://test-bucket/pending/b")) {
      pending.out().write(bytes("half"));
    }
    assertThat(Storage.read("gs://test-bucket/pending/b")).hasValue(bytes("before"));
  }

  @Test
  void a_bucket_that_is_not_there_is_an_error() {
    assertThatThrownBy(() -> Storage.write("gs://no-such-bucket/a", bytes("x")))
        .isInstanceOf(BoscoException.class);
  }

  @Test
  void an_object_that_is_published_replaces_the_one_before_it() throws IOException {
    Storage.write("gs://test-bucket/pending/c", bytes("before"));
    try (Storage.Pending pending = Storage.begin("gs://test-bucket/pending/c")) {
      pending.out().write(bytes("after"));
      pending.publish();
    }
    assertThat(Storage.list("gs://test-bucket/pending/c*"))
        .containsExactly("gs://test-bucket/pending/c");
    assertThat(Storage.read("gs://test-bucket/pending/c")).hasValue(bytes("after"));
  }

  @Test
  void objects_are_found_by_load_jobs() throws IOException {
    Storage.write("gs://test-bucket/load/x=1/a.json", bytes("{}"));
    Storage.write("gs://test-bucket/load/x=1/b.json", bytes("[]"));
    Objects objects = objects();
    assertThat(objects.match("gs://test-bucket/load/*.json"))
        .containsExactly("gs://test-bucket/load/x=1/a.json", "gs://test-bucket/load/x=1/b.json");
    assertThat(objects.open("gs://test-bucket/load/x=1/b.json").readAllBytes())
        .isEqualTo(bytes("[]"));
  }

  /** The same objects as load jobs read them. */
  abstract Objects objects();
}
