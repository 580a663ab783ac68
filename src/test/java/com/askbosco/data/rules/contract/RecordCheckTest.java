package com.askbosco.data.rules.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records against contracts; what is valid at all is judged by a validator of the field, too. */
class RecordCheckTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<DriftKind> HARMLESS = Set.of(DriftKind.NEW_FIELD, DriftKind.NEW_VALUE);

  private static final String FLAT = """
      {"type": "object", "required": ["id"], "properties": {
        "id": {"type": "string"},
        "n": {"type": "integer"},
        "x": {"type": ["number", "null"]},
        "b": {"type": "boolean"},
        "free": {},
        "e": {"enum": ["a", "b", 1, null]},
        "r": {"type": "number", "minimum": 0, "maximum": 10}}}""";
  private static final String DEEP = """
      {"type": "object", "required": ["m"], "properties": {
        "m": {"type": "object", "required": ["k"], "properties": {
          "k": {"type": ["string", "integer"]}, "v": {"type": ["number", "null"]}}},
        "o": {"type": ["object", "null"], "required": ["p"], "properties": {"p": {"type": "string"}}},
        "box": {"type": ["object", "null"]},
        "list": {"type": ["array", "null"], "items": {"type": "object", "required": ["t"], "properties": {
          "t": {"type": "string"}, "v": {"type": "string"}}}},
        "texts": {"type": "array", "items": {"type": "string"}},
        "map": {"type": "object", "additionalProperties": {"type": "integer"}}}}""";

  private static Contract contract(String schema) {
    YamlFile file = YamlFile.parse("s.v1.json", schema);
    Contract contract = ContractReader.read("s", 1, file, schema);
    assertThat(file.problems()).isEmpty();
    return contract;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Record, and what is noted of it: path, kind, type, and ! when the record is refused for it. */
  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    String[][] flat = {
      {"{'id':'1'}", ""},
      {"{'id':''}", ""},
      {"{}", "id MISSING_KEY absent!"},
      {"{'n':1}", "id MISSING_KEY absent!"},
      {"{'id':null}", "id MISSING_KEY absent!"},
      {"{'id':7}", "id TYPE_CONVERTED integer"},
      {"{'id':7.5}", "id TYPE_CONVERTED number"},
      {"{'id':true}", "id TYPE_CONVERTED boolean"},
      {"{'id':['1']}", "id TYPE_CHANGED array!"},
      {"{'id':{'value':'1'}}", "id TYPE_CHANGED object!"},
      {"{'id':'1','n':3}", ""},
      {"{'id':'1','n':3.0}", ""},
      {"{'id':'1','n':-3e2}", ""},
      {"{'id':'1','n':3.5}", "n TYPE_CONVERTED number"},
      {"{'id':'1','n':'3'}", "n TYPE_CONVERTED string"},
      {"{'id':'1','n':'-3.25e1'}", "n TYPE_CONVERTED string"},
      {"{'id':'1','n':'three'}", "n TYPE_CHANGED string!"},
      {"{'id':'1','n':'1.2.3'}", "n TYPE_CHANGED string!"},
      {"{'id':'1','n':'1e'}", "n TYPE_CHANGED string!"},
      {"{'id':'1','n':'-'}", "n TYPE_CONVERTED string"},
      {"{'id':'1','n':''}", "n TYPE_CONVERTED string"},
      {"{'id':'1','n':null}", "n TYPE_CONVERTED null"},
      {"{'id':'1','n':true}", "n TYPE_CHANGED boolean!"},
      {"{'id':'1','n':[]}", "n TYPE_CHANGED array!"},
      {"{'id':'1','x':1}", ""},
      {"{'id':'1','x':1.25}", ""},
      {"{'id':'1','x':null}", ""},
      {"{'id':'1','x':'1.25'}", "x TYPE_CONVERTED string"},
      {"{'id':'1','x':{}}", "x TYPE_CHANGED object"},
      {"{'id':'1','b':false}", ""},
      {"{'id':'1','b':'true'}", "b TYPE_CONVERTED string"},
      {"{'id':'1','b':1}", "b TYPE_CONVERTED integer"},
      {"{'id':'1','b':2}", "b TYPE_CHANGED integer"},
      {"{'id':'1','b':'yes'}", "b TYPE_CHANGED string"},
      {"{'id':'1','free':[1,{'a':2}]}", ""},
      {"{'id':'1','free':null}", ""},
      {"{'id':'1','e':'a'}", ""},
      {"{'id':'1','e':1}", ""},
      {"{'id':'1','e':1.0}", ""},
      {"{'id':'1','e':null}", ""},
      {"{'id':'1','e':'A'}", "e VALUE_REFUSED string!"},
      {"{'id':'1','e':2}", "e VALUE_REFUSED integer!"},
      {"{'id':'1','e':'1'}", "e VALUE_REFUSED string!"},
      {"{'id':'1','r':0}", ""},
      {"{'id':'1','r':10.0}", ""},
      {"{'id':'1','r':-0.01}", "r VALUE_REFUSED number!"},
      {"{'id':'1','r':11}", "r VALUE_REFUSED integer!"},
      {"{'id':'1','new':1}", "new NEW_FIELD integer"},
      {"{'id':'1','new':{'a':{'b':1}}}", "new NEW_FIELD object"},
      {"{'new':null}", "id MISSING_KEY absent!, new NEW_FIELD null"},
    };
    String[][] deep = {
      {"{'m':{'k':'a'}}", ""},
      {"{'m':{'k':7}}", ""},
      {"{'m':{}}", "m.k MISSING_KEY absent!"},
      {"{'m':{'k':null}}", "m.k MISSING_KEY absent!"},
      {"{'m':null}", "m MISSING_KEY absent!"},
      {"{'m':'a'}", "m TYPE_CHANGED string!"},
      {"{'k':'a'}", "k NEW_FIELD string, m MISSING_KEY absent!"},
      {"{'m':{'k':'a','v':1.5}}", ""},
      {"{'m':{'k':'a','v':'1.5'}}", "m.v TYPE_CONVERTED string"},
      {"{'m':{'k':'a','v':{'value':1}}}", "m.v TYPE_CHANGED object!"},
      {"{'m':{'k':'a','w':1}}", "m.w NEW_FIELD integer"},
      {"{'m':{'k':'a'},'o':null}", ""},
      {"{'m':{'k':'a'},'o':{'p':'a'}}", ""},
      {"{'m':{'k':'a'},'o':{}}", "o.p MISSING_KEY absent!"},
      {"{'m':{'k':'a'},'o':[]}", "o TYPE_CHANGED array"},
      {"{'m':{'k':'a'},'box':{'anything':[1]}}", ""},
      {"{'m':{'k':'a'},'box':1}", "box TYPE_CHANGED integer"},
      {"{'m':{'k':'a'},'list':[]}", ""},
      {"{'m':{'k':'a'},'list':[{'t':'a'},{'t':'b','v':'1'}]}", ""},
      {"{'m':{'k':'a'},'list':[{'t':'a'},{'v':'1'}]}", "list[].t MISSING_KEY absent!"},
      {"{'m':{'k':'a'},'list':[{'v':'1'},{'v':'1'}]}", "list[].t MISSING_KEY absent!"},
      {"{'m':{'k':'a'},'list':[{'t':'a','v':1},{'t':'b','v':2}]}", "list[].v TYPE_CONVERTED integer"
      },
      {"{'m':{'k':'a'},'list':[{'t':'a','z':1}]}", "list[].z NEW_FIELD integer"},
      {"{'m':{'k':'a'},'list':['a']}", "list[] TYPE_CHANGED string!"},
      {"{'m':{'k':'a'},'list':{'t':'a'}}", "list TYPE_CHANGED object!"},
      {"{'m':{'k':'a'},'texts':['a','b']}", ""},
      {"{'m':{'k':'a'},'texts':['a',{}]}", "texts[] TYPE_CHANGED object"},
      {"{'m':{'k':'a'},'map':{'x':1,'y@example.com':2}}", ""},
      {"{'m':{'k':'a'},'map':{'x':'many'}}", "map{} TYPE_CHANGED string"},
      {"{'m':{'k':'a'},'y@example.com':2}", "(odd name) NEW_FIELD integer"},
      {"{'m':{'k':'a'},'+4915112345678':2}", "(odd name) NEW_FIELD integer"},
    };
    for (String[] each : flat) {
      cases.add(Arguments.of(FLAT, each[0].replace('\'', '"'), each[1]));
    }
    for (String[] each : deep) {
      cases.add(Arguments.of(DEEP, each[0].replace('\'', '"'), each[1]));
    }
    return cases.stream();
  }

  private static RecordCheck check(String schema) {
    return new RecordCheck(
        contract(schema), Set.of("n", "m.v", "list[].t", "list[].v"), Set.of("", "-"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void notesWhatTheContractDoesNotSayAndRefusesWhatItCannotDoWithout(
      String schema, String record, String expected) {
    RecordCheck check = check(schema);
    Refusal refusal = check.check(json(record));
    List<Drift> drifts = check.drain();

    List<String> noted = drifts.stream()
        .map(each ->
            each.path() + " " + each.kind() + " " + each.found() + (each.rejected() ? "!" : ""))
        .sorted()
        .toList();
    assertThat(String.join(", ", noted)).isEqualTo(expected);
    assertThat(drifts).allSatisfy(each -> assertThat(each.records()).isEqualTo(1));
    assertThat(refusal != null).isEqualTo(expected.contains("!"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isAsStrictAsTheValidatorOfTheField(String schema, String record, String expected) {
    JsonSchema judge =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(json(schema));
    RecordCheck check = check(schema);
    check.check(json(record));

    boolean valid = check.drain().stream().allMatch(each -> HARMLESS.contains(each.kind()));
    assertThat(valid).isEqualTo(judge.validate(json(record)).isEmpty());
  }

  @Test
  void aReasonNamesFieldPromiseAndTypeAndNoValue() {
    Refusal refusal = check(DEEP).check(json("{\"m\": {\"k\": [\"jane@example.com\"]}}"));
    assertThat(refusal)
        .isEqualTo(new Refusal(
            ErrorCode.ROW_WRONG_TYPE,
            "`m.k`: contract v1 promises integer or string, found array"));
  }

  @Test
  void valuesAreKnownInAnyCaseAndOthersAreNoted() {
    RecordCheck check = new RecordCheck(contract("""
            {"type": "object", "properties": {"s": {"type": ["string", "null"], "x-known-values": ["ACTIVE", "paused"]}}}"""), Set.of("s"), Set.of("--"));
    for (String value : List.of("ACTIVE", "active", "Paused", "--", "NEW", "NEW")) {
      assertThat(check.check(json("{\"s\": \"" + value + "\"}"))).isNull();
    }
    assertThat(check.drain())
        .containsExactly(new Drift("s", DriftKind.NEW_VALUE, "a known value", "string", false, 2));
    assertThat(check.drain()).isEmpty();
  }

  @Test
  void flatRecordsAreReadAsNestedOnesWhereTheContractSaysSo() {
    RecordCheck check = check(DEEP.replaceFirst("\\{", "{\"x-dotted-keys\": true, "));
    assertThat(check.check(json("{\"m.k\": 1, \"m.w\": 2, \"o.p\": \"a\"}"))).isNull();
    assertThat(check.check(json("{\"m.v\": 1}"))).isNotNull();
    assertThat(check.drain().stream().map(Drift::path)).containsExactly("m.k", "m.w");
  }

  @Test
  void tellsWhichFieldsOfTheMappingSomeAndAllRecordsHad() {
    RecordCheck check = check(DEEP);
    check.check(json("{\"m\": {\"k\": 1, \"v\": 2}}"));
    check.check(json("{\"m\": {\"k\": 1, \"v\": null}}"));
    assertThat(check.presence()).isEqualTo(new Presence(List.of("m.v"), 1, 0, 2));
    check.check(json("{\"m\": {\"k\": 1, \"v\": 2}}"));
    assertThat(check.presence()).isEqualTo(new Presence(List.of("m.v"), 1, 1, 1));
    assertThat(check.presence()).isEqualTo(new Presence(List.of("m.v"), 0, 0, 0));
  }

  @Test
  void namesOfFieldsWithoutEndAreCountedTogether() {
    RecordCheck check = check(DEEP);
    for (int i = 0; i < 500; i++) {
      check.check(json("{\"m\": {\"k\": 1}, \"f" + i + "\": 1}"));
    }
    List<Drift> drifts = check.drain();
    assertThat(drifts).hasSize(201);
    assertThat(drifts)
        .contains(new Drift(Tallies.ODD, DriftKind.NEW_FIELD, "", "integer", false, 300));
  }
}
