package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.schema.SchemaFiles;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.manifest.Strictness;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
  @TempDir
  Path folder;

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve("connector").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private JsonNode schema(Rig rig) throws Exception {
    Files.createDirectories(folder.resolve("connector"));
    return Connector.load(
            "test",
            "manifest.yaml",
            rig.yaml(),
            Strictness.OWN,
            SchemaFiles.in(folder.resolve("connector")))
        .catalog(rig.json(rig.config), rig.access())
        .at("/streams/0/json_schema");
  }

  private static Rig file(String path) {
    return new Rig()
        .stream("schema_loader: {type: JsonFileSchemaLoader, file_path: \"" + path + "\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "./schemas/a.json | schemas/a.json",
        "schemas/a.json | schemas/a.json",
        "/schemas/a.json | schemas/a.json",
        "./source_x/schemas/a.json | schemas/a.json",
        "./source_x/schemas/a.json | source_x/schemas/a.json",
        "./schemas/{{ config['f'] }}.json | schemas/a.json",
        "a.json | a.json",
      })
  void aFileIsLookedForBesideTheManifest(String written, String place) throws Exception {
    file(place, "{\"title\": \"found\"}");
    assertThat(schema(file(written).config("{\"f\": \"a\"}")))
        .isEqualTo(new Rig().json("{\"title\": \"found\"}"));
  }

  @Test
  void aStreamWithoutALoaderTakesTheFileNamedLikeIt() throws Exception {
    assertThat(schema(new Rig())).isEmpty();
    file("things.json", "{\"title\": \"beside\"}");
    assertThat(schema(new Rig()).path("title").asText()).isEqualTo("beside");
    file("schemas/things.json", "{\"title\": \"below\"}");
    assertThat(schema(new Rig()).path("title").asText()).isEqualTo("below");
    assertThat(schema(new Rig().stream("schema_loader: {type: JsonFileSchemaLoader}"))
            .path("title")
            .asText())
        .isEqualTo("below");
    file("schemas/other.json", "{\"title\": \"by parameter\"}");
    assertThat(schema(new Rig()
                .stream("schema_loader: {type: JsonFileSchemaLoader, $parameters: {name: other}}"))
            .path("title")
            .asText())
        .isEqualTo("by parameter");
  }

  @Test
  void referencesAreFollowedWithinTheFileAndToSharedOnes() throws Exception {
    file("schemas/a.json", """
        {"definitions": {"money": {"type": "number"}},
         "properties": {"x": {"$ref": "#/definitions/money"}, "y": {"$ref": "y.json"},
                        "l": [{"$ref": "y.json#/definitions/z"}], "again": {"$ref": "y.json"}}}
        """);
    file("schemas/shared/y.json", """
        {"definitions": {"z": {"type": "string"}}, "properties": {"z": {"$ref": "#/definitions/z"}}}
        """);
    assertThat(schema(file("schemas/a.json"))).isEqualTo(new Rig().json("""
            {"definitions": {"money": {"type": "number"}},
             "properties": {"x": {"type": "number"}, "y": {"properties": {"z": {"type": "string"}}},
                            "l": [{"type": "string"}], "again": {"properties": {"z": {"type": "string"}}}}}
            """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": {\"$ref\": \"#\"}} | without end",
        "{\"a\": {\"$ref\": \"missing.json\"}} | schemas/shared/missing.json",
        "{\"a\": {\"$ref\": \"#/nowhere\"}} | leads to no object",
        "{\"a\": {\"$ref\": \"#nowhere\"}} | leads to no object",
        "{\"a\": {\"$ref\": \"../../../secret.json\"}} | outside the manifest's folder",
        "[] | no JSON object",
        "{ | no JSON",
      })
  void whatIsNoSchemaIsSaid(String text, String problem) throws Exception {
    file("a.json", text);
    Files.writeString(folder.resolve("secret.json"), "{\"secret\": 1}");
    assertThatThrownBy(() -> schema(file("a.json")))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "../secret.json",
    "schemas/../../secret.json",
    "link.json",
    "/../secret.json",
    "sub/link/secret.json"
  })
  void nothingOutsideTheFolderIsRead(String path) throws Exception {
    file("schemas/a.json", "{}");
    file("sub/b.json", "{}");
    Files.writeString(folder.resolve("secret.json"), "{\"secret\": 1}");
    Files.createSymbolicLink(folder.resolve("connector/link.json"), folder.resolve("secret.json"));
    Files.createSymbolicLink(folder.resolve("connector/sub/link"), folder);
    assertThatThrownBy(() -> schema(file(path)))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("outside the manifest's folder");
  }

  @Test
  void aMissingFileNamesWhereItWasLookedFor() {
    assertThatThrownBy(() -> schema(file("./source_x/schemas/a.json")))
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_SCHEMA_UNKNOWN))
        .hasMessageContaining("source_x/schemas/a.json or schemas/a.json");
    assertThatThrownBy(() -> schema(file("a\\0.json"))).hasMessageContaining("there is no file");
  }

  @Test
  void customLoadersAreFoundByTheLastPartOfTheirName() throws Exception {
    Rig rig = new Rig()
        .stream(
                "schema_loader: {type: CustomSchemaLoader, class_name: source_x.components.EchoSchema, title: hello}")
            .config("{\"k\": 1}");
    assertThat(schema(rig)).isEqualTo(rig.json("{\"title\": \"hello\", \"config\": {\"k\": 1}}"));
    assertThatThrownBy(() -> schema(
            new Rig().stream("schema_loader: {type: CustomSchemaLoader, class_name: a.Nothing}")))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("no custom schema loader `Nothing`")
        .hasMessageContaining("EchoSchema");
    assertThatThrownBy(() -> schema(
            new Rig().stream("schema_loader: {type: CustomSchemaLoader, class_name: EchoSchema}")))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("`title` is missing");
  }

  @Test
  void aPatternMayFitOneKeyOnly() throws Exception {
    String loader =
        "schema_loader: {type: DynamicSchemaLoader, schema_type_identifier: {schema_pointer: ["
            + "\"f*\"], key_pointer: [\"?\"]}, retriever: {record_selector: {extractor: {field_path: []}},"
            + " requester: {url_base: https://api.example.com, path: /schema}}}";
    Rig rig = new Rig().stream(loader);
    rig.source.then("{\"fields\":[{\"n\":\"a\"}]}");
    assertThat(schema(rig).at("/properties/a/type/1").asText()).isEqualTo("string");
    Rig two = new Rig().stream(loader);
    two.source.then("{\"fields\":[],\"fs\":[]}");
    assertThatThrownBy(() -> schema(two)).hasMessageContaining("more than one value");
    Rig map = new Rig().stream(loader);
    map.source.then("{\"fields\":{\"n\":1}}");
    assertThatThrownBy(() -> schema(map)).hasMessageContaining("`key_pointer`");
  }
}
