package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.FileReference;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A stream whose records have files: they are fetched and stored in reads by the protocol. */
class FilesOfRecordsTest {
  private static final String UPLOADER =
      "file_uploader: {type: FileUploader, requester: {type: HttpRequester, url_base: \"https://api.example.com\", path: \"{{ download_target }}\"}, download_target_extractor: {type: DpathExtractor, field_path: [url]}, filename_extractor: \"/{{ record.name }}\"}";

  private final List<SourceRecord> records = new ArrayList<>();

  private void read(Rig rig) throws Exception {
    ReadOutput out = new ReadOutput() {
      @Override
      public void records(List<SourceRecord> some) {
        records.addAll(some);
      }

      @Override
      public void state(JsonNode state) {}

      @Override
      public void control(JsonNode config) {}
    };
    rig.connector().read("things", rig.json("{}"), Optional.empty(), rig.access(), out);
  }

  @Test
  void eachRecordNamesTheFileThatWasStoredForIt() throws Exception {
    Rig rig = new Rig().stream(UPLOADER);
    rig.source.then("{\"data\":[{\"url\":\"/files/1\",\"name\":\"a/b.txt\"}]}").then("content");
    read(rig);

    FileReference file = Objects.requireNonNull(records.get(0).file());
    assertThat(file.relativePath()).isEqualTo("things/a/b.txt");
    assertThat(file.bytes()).isEqualTo(7);
    assertThat(file.stagingUrl()).endsWith("/things/a/b.txt");
    assertThat(Files.readString(Path.of(file.stagingUrl()))).isEqualTo("content");
    assertThat(rig.source.lines()).containsExactly("GET /v1/things", "GET /files/1");
  }

  @Test
  void aNameThatLeadsOutOfTheFolderIsRefused() {
    Rig rig = new Rig().stream(UPLOADER);
    rig.source.then("{\"data\":[{\"url\":\"/files/1\",\"name\":\"../../x\"}]}").then("content");

    assertThatThrownBy(() -> read(rig)).hasMessageContaining("leads out of its folder");
    assertThat(records).isEmpty();
  }

  @Test
  void aRecordWithoutATargetFailsAfterThoseBefore() {
    Rig rig = new Rig().stream(UPLOADER);
    rig.source
        .then("{\"data\":[{\"url\":\"/files/1\",\"name\":\"c\"},{\"url\":5,\"name\":\"d\"}]}")
        .then("content");

    assertThatThrownBy(() -> read(rig)).hasMessageContaining("names no file");
    assertThat(records).hasSize(1);
  }
}
