package com.askbosco.data.launch.template;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes an option a parameter of the Flex Template. Its description is the help text, its default the default value. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface TemplateParameter {

  /** Place in the form. */
  int order();

  /** Name people see. */
  String label();

  /** What may be written. */
  Kind kind();

  /** Whether a launch without it is refused. */
  boolean required() default false;

  /** The values to choose from, for {@link Kind#ENUM}. */
  String[] values() default {};

  /** Kinds of values: the type Google's form gives them, what they look like, and what to say of others. */
  enum Kind {
    TEXT("TEXT", "", "text", "Write a text."),
    DAY("TEXT", "[0-9]{4}-[0-9]{2}-[0-9]{2}", "day", "Write it like 2026-03-31."),
    NUMBER("NUMBER", "[0-9]{1,9}", "whole number", "Write digits alone."),
    BOOLEAN("BOOLEAN", "true|false", "true or false", "Write true or false."),
    ENUM("ENUM", "", "choice", "Write one of the choices."),
    CLIENT_IDS(
        "TEXT",
        "[a-z0-9][a-z0-9_-]{0,62}( *, *[a-z0-9][a-z0-9_-]{0,62})*",
        "list of client ids",
        "Write the ids of their files with commas between."),
    RUN_IDS(
        "TEXT",
        "[A-Za-z0-9][A-Za-z0-9._-]*( *, *[A-Za-z0-9][A-Za-z0-9._-]*)*",
        "list of run ids",
        "Write ids as ops.ctl_run has them, with commas between."),
    REQUEST(
        "TEXT",
        "[A-Za-z0-9][A-Za-z0-9._-]{0,127}",
        "id of a request",
        "Use at most 128 letters, digits, dots, dashes and underscores."),
    SOURCE("TEXT", "[a-z][a-z0-9_-]{0,62}", "source", "Write the name of a connector."),
    SOURCES(
        "TEXT",
        "[a-z][a-z0-9_-]{0,62}( *, *[a-z][a-z0-9_-]{0,62})*",
        "list of sources",
        "Write the names of connectors with commas between."),
    ERROR_CODE(
        "TEXT",
        "BOSCO-[0-9]{4}|[a-z][a-z0-9_]{0,62}",
        "error code",
        "Write a code such as BOSCO-3006, or the name of a row check."),
    PROJECT(
        "TEXT",
        "([a-z][a-z0-9.-]{0,61}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]",
        "project",
        "Write the project's id, not its name or number."),
    BIGQUERY_LOCATION(
        "TEXT",
        "EU|US|[a-z]+-[a-z]+[0-9]{1,2}",
        "location of BigQuery",
        "Write EU, US or a region such as europe-west1."),
    GCS_READ_FOLDER("GCS_READ_FOLDER", "gs://[a-z0-9][^?#]*"),
    GCS_WRITE_FOLDER("GCS_WRITE_FOLDER", "gs://[a-z0-9][^?#]*");

    private final String type;
    private final String pattern;
    private final String noun;
    private final String mend;

    Kind(String type, String pattern) {
      this(type, pattern, "folder of Cloud Storage", "Name a folder, such as gs://bucket/folder.");
    }

    Kind(String type, String pattern, String noun, String mend) {
      this.type = type;
      this.pattern = pattern;
      this.noun = noun;
      this.mend = mend;
    }

    /** The parameter type in Google's metadata. */
    public String type() {
      return type;
    }

    /** What a whole value looks like, or empty for anything. */
    public String pattern() {
      return pattern;
    }

    /** What a value is, as in "is no day". */
    String noun() {
      return noun;
    }

    /** What to write. */
    String mend() {
      return mend;
    }

    /** Whether a value is a place in Cloud Storage; runners on one machine also take folders of that machine. */
    boolean isFolder() {
      return this == GCS_READ_FOLDER || this == GCS_WRITE_FOLDER;
    }
  }
}
