package com.askbosco.data.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.spec.SecretResolver;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialWriterTest {

  /** A secret in memory. */
  private static final class Secret implements SecretResolver {
    private String text;

    Secret(String text) {
      this.text = text;
    }

    @Override
    public boolean knows(String reference) {
      return true;
    }

    @Override
    public String resolve(String reference) {
      return text;
    }

    @Override
    public void replace(String reference, String fresh) {
      text = fresh;
    }
  }

  @Test
  void newValuesAreWrittenAndTheOthersStay() {
    Secret secret = new Secret("{\"id\":1,\"credentials\":{\"a\":\"b\",\"rt\":\"old\"}}");

    new CredentialWriter("file:c.json", secret)
        .changed(
            JsonNodeFactory.instance.objectNode(),
            Map.of(List.of("credentials", "rt"), "new", List.of("x"), "y"));

    assertThat(secret.resolve(""))
        .contains("\"id\":1", "\"credentials\":{\"a\":\"b\",\"rt\":\"new\"}", "\"x\":\"y\"");
  }

  @Test
  void aCredentialThatIsATextKeepsNothing() {
    CredentialWriter writer = new CredentialWriter("env:KEY", new Secret("just-a-key"));

    assertThatThrownBy(() ->
            writer.changed(JsonNodeFactory.instance.objectNode(), Map.of(List.of("rt"), "new")))
        .hasMessageContaining("env:KEY is not a JSON object")
        .hasMessageNotContaining("just-a-key");
  }
}
