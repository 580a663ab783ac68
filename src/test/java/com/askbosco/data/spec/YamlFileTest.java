package com.askbosco.data.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.ProblemsException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class YamlFileTest {

  @Test
  void reportsEveryProblemWithLineAndHintAtOnce() {
    YamlFile file = YamlFile.parse("clients/a.yaml", "id: 7\ncurency: EUR\nsince: soon\nlist: x\n");
    YamlNode root = file.root().onlyKeys(Set.of("id", "currency", "since", "list"));
    root.required("currency").string();
    root.required("since").date();
    root.required("list").list();

    assertThatThrownBy(file::check).isInstanceOf(ProblemsException.class).hasMessage("""
            clients/a.yaml:1: BOSCO-1003 `currency` is missing. Add it.
            clients/a.yaml:2: BOSCO-1002 curency: unknown key `curency`. Did you mean `currency`?
            clients/a.yaml:3: BOSCO-1004 since: expected a day such as 2026-03-31, found `soon`. Write a day such as 2026-03-31.
            clients/a.yaml:4: BOSCO-1004 list: expected a list, found `x`. Write a list.""");
  }

  @Test
  void refusesDuplicateKeysAndBrokenSyntaxWithTheirLine() {
    assertThat(YamlFile.parse("a.yaml", "a: [1\nb: 2").problems().get(0).line()).isEqualTo(2);
    assertThat(YamlFile.parse("a.yaml", "").problems()).hasSize(1);
  }

  @Test
  void keepsScalarsAsWritten() {
    YamlNode root =
        YamlFile.parse("a.yaml", "id: 007\nflag: true\nnone: null\n").root();
    assertThat(root.required("id").string()).isEqualTo("007");
    assertThat(root.required("flag").bool()).isTrue();
    assertThat(root.optional("none")).isEmpty();
  }
}
