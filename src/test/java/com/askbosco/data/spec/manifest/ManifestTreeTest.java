package com.askbosco.data.spec.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.Problem;
import com.askbosco.data.spec.YamlFile;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a manifest's text becomes the tree that components are made of. */
class ManifestTreeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final YamlFile file = YamlFile.named("m.yaml");

  private Tree text(String yaml) {
    Tree tree = ManifestText.read(file, yaml, Strictness.FOREIGN);
    return tree == null ? new Tree.Scalar(0, null) : tree;
  }

  private static String json(Tree tree) throws Exception {
    return JSON.writeValueAsString(tree.plain()).replace('"', '\'');
  }

  private List<String> problems() {
    return file.problems().stream().map(Problem::toString).toList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      yes | true
      Off | false
      TRUE | true
      y | 'y'
      'yes' | 'yes'
      ~ | null
      Null | null
      12 | 12
      +5 | 5
      -1_000 | -1000
      010 | 8
      089 | '089'
      0o17 | '0o17'
      0x1F | 31
      0b101 | 5
      12:30 | 750
      12345678901234567890 | 12345678901234567890
      1.0 | 1.0
      .5 | 0.5
      1e5 | '1e5'
      1.5e+3 | 1500.0
      190:20:30.15 | 685230.15
      -.inf | '-Infinity'
      .nan | 'NaN'
      2020-01-02 | '2020-01-02'
      2020-1-2 | '2020-1-2'
      2020-01-02T03:04:05Z | '2020-01-02T03:04:05+00:00'
      2020-01-02 3:04:05.6 | '2020-01-02T03:04:05.600000'
      2020-01-02T03:04:05-08:00 | '2020-01-02T03:04:05-08:00'
      2020-13-02T03:04:05Z | '2020-13-02T03:04:05Z'
      !!str 12 | '12'
      !!int "12" | 12
      !!int x | 'x'
      <<: x | null
      """)
  void wordsMeanWhatPyYamlTakesThemFor(String yaml, String expected) throws Exception {
    assertThat(json(text("v: " + yaml)))
        .isEqualTo(
            expected.equals("null") && yaml.startsWith("<<") ? "null" : "{'v':" + expected + "}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {a: &x {k: 1}, b: *x} | {'a':{'k':1},'b':{'k':1}}
      {a: &x {k: 1, j: 2}, b: {k: 3, <<: *x}} | {'a':{'k':1,'j':2},'b':{'k':3,'j':2}}
      {a: [&x {k: 1}, &y {k: 2, j: 2}], b: {<<: [*x, *y]}} | {'a':[{'k':1},{'k':2,'j':2}],'b':{'k':1,'j':2}}
      {"<<": {k: 1}} | {'<<':{'k':1}}
      {a: 1, a: 2} | {'a':2}
      {1: a, yes: b, ~: c, 1.50: d} | {'1':'a','true':'b','null':'c','1.5':'d'}
      {"a":"\\/\\u00e9","n":1e2,"l":[null,true],"a":3} | {'a':3,'n':100.0,'l':[null,true]}
      """)
  void mapsAreReadAsPyYamlReadsThem(String yaml, String expected) throws Exception {
    assertThat(json(text(yaml))).isEqualTo(expected);
    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      a: &x [*x] | m.yaml:1: BOSCO-1001 a[0]: the anchor contains itself. Break the circle.
      a: {<<: 5} | m.yaml:1: BOSCO-1001 a: `<<` merges no map. Name a map.
      ? [a] : b | m.yaml:1: BOSCO-1001 a key is a map or a list. Write a text.
      a: [ | m.yaml:1: BOSCO-1001 not valid YAML: expected the node content, but found '<stream end>'
      a: *none | m.yaml:1: BOSCO-1001 not valid YAML: found undefined alias none
      `` | m.yaml:1: BOSCO-1001 the file is empty. Write its content.
      """)
  void textsThatCannotBeReadAreProblems(String yaml, String problem) {
    text(yaml == null ? "" : yaml);
    assertThat(problems()).containsExactly(problem);
  }

  @Test
  void keysWrittenTwiceAreWarningsOrProblems() {
    text("a: 1\na: 2\n");
    assertThat(file.warnings())
        .extracting(Problem::toString)
        .containsExactly("m.yaml:2: BOSCO-1007 a: `a` is written twice; the last one counts");
    ManifestText.read(file, "a: 1\na: 2\n", Strictness.OWN);
    assertThat(problems())
        .containsExactly("m.yaml:2: BOSCO-1007 a: `a` is written twice. Remove the first one.");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {d: {p: /x}, a: '#/d/p'} | {'d':{'p':'/x'},'a':'/x'}
      {d: {p: {k: 1, j: 1}}, a: {$ref: '#/d/p', k: 2}} | {'d':{'p':{'k':1,'j':1}},'a':{'k':2,'j':1}}
      {d/e: 1, d: {e: 2}, a: '#/d/e'} | {'d/e':1,'d':{'e':2},'a':1}
      {d: {e/f: 1}, a: '#/d/e/f'} | {'d':{'e/f':1},'a':1}
      {d: [5, {k: 6}], a: '#/d/1/k', b: '#/d/-2'} | {'d':[5,{'k':6}],'a':6,'b':5}
      {d: 1, a: '#/d/'} | {'d':1,'a':1}
      {d: text, a: {$ref: '#/d', k: 1}} | {'d':'text','a':'text'}
      {a: {$ref: plain, k: 1}} | {'a':'plain'}
      {a: {$ref: {k: 1, j: 1}, k: 2}} | {'a':{'k':2,'j':1}}
      {d: '#/e', e: 3, a: ['#/d', x]} | {'d':3,'e':3,'a':[3,'x']}
      {check: {config_overrides: {k: '#/nothing'}}} | {'check':{'config_overrides':{'k':'#/nothing'}}}
      """)
  void referencesAreResolved(String yaml, String expected) throws Exception {
    assertThat(json(References.resolve(file, text(yaml)))).isEqualTo(expected);
    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {a: '#/none'} | names nothing
      {a: '#/'} | names nothing
      {a: '#/b/c', b: text} | names nothing
      {a: '#/b/9', b: [1]} | names nothing
      {a: '#/b/x', b: [1]} | names nothing
      {a: '#/b/c', b: {$ref: '#/d'}, d: {c: 1}} | names nothing
      {a: '#/a'} | leads back to itself
      {a: {$ref: '#/b'}, b: {x: '#/a'}} | leads back to itself
      """)
  void referencesThatCannotBeResolvedAreProblems(String yaml, String problem) {
    References.resolve(file, text(yaml));
    assertThat(problems()).anySatisfy(each -> assertThat(each).contains(problem));
  }

  @Test
  void referencesStayWithinBounds() {
    StringBuilder doubling = new StringBuilder("a0: {}\n");
    StringBuilder deep = new StringBuilder("a0: {}\n");
    for (int i = 1; i <= 300; i++) {
      String ref = "'#/a" + (i - 1) + "'";
      doubling.append("a" + i + ": {x: " + ref + ", y: {$ref: " + ref + ", k: 1}}\n");
      deep.append("a" + i + ": {x: " + ref + "}\n");
    }
    References.resolve(file, text(doubling.toString()));
    References.resolve(file, text(deep.toString()));
    assertThat(problems())
        .anySatisfy(each -> assertThat(each).contains("make more than 1000000 parts"))
        .anySatisfy(each -> assertThat(each).contains("lie more than 200 deep"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {type: A, $parameters: {p: 1}, f: {type: B}} | {'type':'A','f':{'type':'B','p':1,'$parameters':{'p':1}},'p':1,'$parameters':{'p':1}}
      {type: A, $parameters: {p: 1}, f: {type: B, p: 2, $parameters: {q: 3}}} | {'type':'A','f':{'type':'B','p':2,'q':3,'$parameters':{'p':1,'q':3}},'p':1,'$parameters':{'p':1}}
      {type: A, $parameters: {p: 1, f: 2}, f: {type: B}, g: {type: B}} | {'type':'A','f':{'type':'B','p':1,'$parameters':{'p':1}},'g':{'type':'B','p':1,'f':2,'$parameters':{'p':1,'f':2}},'p':1,'$parameters':{'p':1,'f':2}}
      {type: A, $parameters: {p: 1, f: ''}, f: {type: B}, g: {type: B}} | {'type':'A','f':{'type':'B','p':1,'$parameters':{'p':1}},'g':{'type':'B','p':1,'$parameters':{'p':1}},'p':1,'$parameters':{'p':1}}
      {type: A, p: '', q: 0, r: x, $parameters: {p: 1, q: 1, r: 1}} | {'type':'A','p':1,'q':1,'r':'x','$parameters':{'p':1,'q':1,'r':1}}
      {type: A, $parameters: {p: 1}, f: {g: {type: B}, h: {i: {type: C}}, t: {type: ''}}} | {'type':'A','f':{'g':{'type':'B','p':1,'$parameters':{'p':1}},'h':{'i':{'type':'C'}},'t':{'type':''}},'p':1,'$parameters':{'p':1}}
      {type: A, $parameters: {p: 1}, l: [{type: B}, {x: 1}, [{type: C}], y]} | {'type':'A','l':[{'type':'B','p':1,'$parameters':{'p':1}},{'x':1},[{'type':'C'}],'y'],'p':1,'$parameters':{'p':1}}
      {type: A, $parameters: {p: 1}, s: {type: object, $parameters: {q: 1}, f: {type: B}}, t: {type: [string]}} | {'type':'A','s':{'type':'object','f':{'type':'B'}},'t':{'type':['string']},'p':1,'$parameters':{'p':1}}
      {type: DeclarativeStream, retriever: {requester: {}}, schema_loader: {}} | {'type':'DeclarativeStream','retriever':{'requester':{'type':'HttpRequester'},'type':'SimpleRetriever'},'schema_loader':{'type':'JsonFileSchemaLoader'}}
      {type: DeclarativeStream, retriever: {class_name: x.Y}} | {'type':'DeclarativeStream','retriever':{'class_name':'x.Y','type':'CustomRetriever'}}
      """)
  void parametersGoDownAndTypesAreNamed(String yaml, String expected) throws Exception {
    Tree.Entries tree = (Tree.Entries) text(yaml);
    assertThat(json(Propagation.of(file, tree, false))).isEqualTo(expected);
    assertThat(problems()).isEmpty();
  }

  @Test
  void outerParametersMayWin() throws Exception {
    Tree.Entries tree =
        (Tree.Entries) text("{type: A, $parameters: {p: 1}, f: {type: B, $parameters: {p: 2}}}");
    assertThat(json(Propagation.of(file, tree, true)))
        .isEqualTo(
            "{'type':'A','f':{'type':'B','p':1,'$parameters':{'p':1}},'p':1,'$parameters':{'p':1}}");
  }

  @Test
  void parametersHaveToBeAMapAndStayWithinBounds() {
    Propagation.of(file, text("{type: A, $parameters: [1]}"));
    StringBuilder bomb = new StringBuilder("{type: A, $parameters: {");
    for (int i = 0; i < 12; i++) {
      bomb.append("p" + i + ": {type: B},");
    }
    Propagation.of(file, text(bomb + "}}"));
    assertThat(problems()).hasSize(2);
    assertThat(problems().get(0))
        .isEqualTo("m.yaml:1: BOSCO-1004 $parameters: expected a map, found a list. Write a map.");
    assertThat(problems().get(1)).contains("make more than 1000000 parts");
  }
}
