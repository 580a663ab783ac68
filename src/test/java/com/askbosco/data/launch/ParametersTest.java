package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.launch.template.Parameters;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.ProblemsException;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static IngestArgs ingest(String... args) {
    return Parameters.read(args, IngestOptions.class, IngestArgsReader::read).args();
  }

  @Test
  void everyProblemOfALaunchIsSaidAtOnce() {
    assertThatThrownBy(() -> ingest(
            "--runner=DataflowRunner",
            "--mode=often",
            "--pollSeconds=soon",
            "--date=31.3.2026",
            "--clientsLocation=s3://bucket/clients",
            "--rawLocation=gs://raw",
            "--clientIds=Acme Ltd",
            "--warehouseProject=x",
            "--warehouseLocation=mars",
            "--requestId=a b"))
        .isInstanceOfSatisfying(
            ProblemsException.class,
            e -> assertThat(e.problems()).allMatch(each -> each.code() == ErrorCode.USAGE))
        .hasMessage("""
            BOSCO-1501 --pollSeconds: `soon` is no whole number. Write digits alone.
            BOSCO-1501 --mode: `often` is none of its choices. Write batch or streaming.
            BOSCO-1501 --date: `31.3.2026` is no day. Write it like 2026-03-31.
            BOSCO-1501 --clientsLocation: `s3://bucket/clients` is no folder of Cloud Storage. Name a folder, such as gs://bucket/folder.
            BOSCO-1501 --stagedRowsLocation: is missing. Name a folder, such as gs://bucket/folder.
            BOSCO-1501 --clientIds: `Acme Ltd` is no list of client ids. Write the ids of their files with commas between.
            BOSCO-1501 --warehouseProject: `x` is no project. Write the project's id, not its name or number.
            BOSCO-1501 --warehouseLocation: `mars` is no location of BigQuery. Write EU, US or a region such as europe-west1.
            BOSCO-1501 --requestId: `a b` is no id of a request. Use at most 128 letters, digits, dots, dashes and underscores.""");
  }

  @Test
  void aParameterThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> ingest("--rawLocatoin=gs://raw"))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("rawLocatoin")
        .hasMessageContaining("docs/templates.md");
  }

  @Test
  void aFolderOfThisMachineIsGoodEnoughForARunnerOfThisMachine() {
    assertThat(ingest(
                "--date=2026-03-31",
                "--clientsLocation=clients/",
                "--rawLocation=/raw",
                "--stagedRowsLocation=/staged",
                "--warehouseProject=bosco-test")
            .locations())
        .isEqualTo(new IngestArgs.Locations("clients", "/raw", "/staged"));
  }
}
