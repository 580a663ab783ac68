package com.askbosco.data.pipeline.source.files;

import static com.askbosco.data.pipeline.source.files.NastyFile.of;
import static com.askbosco.data.pipeline.source.files.NastyFile.text;
import static com.askbosco.data.pipeline.source.files.NastyFile.with;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** JSON as it comes. */
final class NastyJson {
  private NastyJson() {}

  static List<NastyFile> all() {
    return List.of(
        text("lines", "a.jsonl", "{\"id\":1}\n{\"id\":2}\n", "1 {\"id\":1}", "2 {\"id\":2}"),
        text(
            "lines in a file called json",
            "a.json",
            "{\"id\":1}\n\n{\"id\":2}",
            "1 {\"id\":1}",
            "3 {\"id\":2}"),
        text(
            "lines in a file called csv",
            "a.csv",
            "{\"id\":1}\n{\"id\":2}\n",
            "1 {\"id\":1}",
            "2 {\"id\":2}"),
        text(
            "numbers keep their digits",
            "a.jsonl",
            "{\"id\":12345678901234567890,\"x\":1.10,\"y\":1e400,\"z\":0.1000000000000000055511151231257827}\n",
            "1 {\"id\":12345678901234567890,\"x\":1.10,\"y\":1e400,\"z\":0.1000000000000000055511151231257827}"),
        text(
            "a broken line among others",
            "a.jsonl",
            "{\"id\":1}\n{\"id\":\n{\"id\":3}\n",
            "1 {\"id\":1}",
            "2 ! no JSON, wrong near column 7",
            "3 {\"id\":3}"),
        text(
            "two values in a line",
            "a.jsonl",
            "{\"id\":1}{\"id\":2}\n{\"id\":3}\n",
            "1 ! more than one JSON value in the line",
            "2 {\"id\":3}"),
        text(
            "the last line is cut off",
            "a.jsonl",
            "{\"id\":1}\n{\"id\":2,\"na",
            "1 {\"id\":1}",
            "2 ! no JSON, wrong near column 12"),
        text(
            "NaN is no JSON",
            "a.jsonl",
            "{\"id\":1}\n{\"x\":NaN}\n",
            "1 {\"id\":1}",
            "2 ! no JSON, wrong near column 10"),
        of(
            "a line of another encoding",
            "a.jsonl",
            NastyTexts.join(
                "{\"id\":1}\n{\"n\":\"".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xfc},
                "\"}\n{\"id\":3}\n".getBytes(StandardCharsets.UTF_8)),
            "\"encoding\":\"utf-8\"",
            "1 {\"id\":1}",
            "2 ! no UTF-8",
            "3 {\"id\":3}"),
        of(
            "Windows-1252 throughout",
            "a.jsonl",
            "{\"n\":\"Müller\"}\n{\"n\":\"x\"}\n"
                .getBytes(java.nio.charset.Charset.forName("windows-1252")),
            "",
            "1 {\"n\":\"Müller\"}",
            "2 {\"n\":\"x\"}"),
        text(
            "a value that is no object",
            "a.jsonl",
            "{\"id\":1}\n[1,2]\n\"x\"\n",
            "1 {\"id\":1}",
            "2 [1,2]",
            "3 \"x\""),
        text(
            "an array over many lines",
            "a.json",
            "[\n  {\"id\": 1,\n   \"n\": 1.10},\n  {\"id\": 2}\n]\n",
            "1 {\"id\": 1,    \"n\": 1.10}",
            "2 {\"id\": 2}"),
        text("an empty array", "a.json", "[]"),
        text("one object", "a.json", "{\n\"id\": 1\n}", "1 { \"id\": 1 }"),
        with(
            "records within",
            "a.json",
            "\"records\":\"data.items\"",
            "{\"meta\":{\"items\":[9]},\"data\":{\"n\":2,\"items\":[{\"id\":1},{\"id\":2}],\"next\":null}}",
            "1 {\"id\":1}",
            "2 {\"id\":2}"),
        with(
            "no records within",
            "a.json",
            "\"records\":\"data.items\"",
            "{\"data\":{\"rows\":[]}}",
            "FAILED BOSCO-2016: there is nothing at data.items in it"),
        with(
            "one record within",
            "a.json",
            "\"records\":\"data\"",
            "{\"data\":{\"id\":1}}",
            "1 {\"id\":1}"),
        text(
            "an array that is cut off",
            "a.json",
            "[{\"id\":1},\n{\"id\":2},\n{\"id\"",
            "FAILED BOSCO-2016: line 3: the JSON is broken or cut off there"),
        text(
            "objects one after another",
            "a.json",
            "{\"id\":1} {\"id\":2}",
            "1 {\"id\":1}",
            "2 {\"id\":2}"),
        text(
            "nested too deep",
            "a.jsonl",
            "{\"id\":1}\n" + "[".repeat(5_000) + "\n",
            "1 {\"id\":1}",
            "2 ! no JSON, wrong near column 5001"),
        of(
            "UTF-16",
            "a.json",
            "\ufeff[{\"n\":\"Łódź\"}]".getBytes(StandardCharsets.UTF_16LE),
            "",
            "1 {\"n\":\"Łódź\"}"),
        of(
            "byte order mark",
            "a.jsonl",
            "\ufeff{\"id\":1}\n{\"id\":2}\n".getBytes(StandardCharsets.UTF_8),
            "",
            "1 {\"id\":1}",
            "2 {\"id\":2}"),
        text(
            "text called json",
            "a.json",
            "id,name\n1,x\n",
            "FAILED BOSCO-2016: line 1: the JSON is broken or cut off there"),
        with(
            "said to be Parquet",
            "a.parquet",
            "\"format\":\"parquet\"",
            "id,name\n",
            "FAILED BOSCO-2016: it is text inside, and `format` says PARQUET"),
        with(
            "brackets in a CSV header",
            "a.csv",
            "\"format\":\"csv\"",
            "[id],{name}\n1,x\n",
            "2 {\"[id]\":\"1\",\"{name}\":\"x\"}"));
  }
}
