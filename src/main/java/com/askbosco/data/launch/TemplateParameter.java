package com.askbosco.data.launch;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes an option a parameter of the Flex Template. Its description is the help text, its default the default value. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface TemplateParameter {

  /** Place in the form, from 1. */
  int order();

  /** Name people see. */
  String label();

  /** What may be written. */
  Kind kind();

  /** Whether a launch without it is refused. */
  boolean required() default false;

  /** The values to choose from, for {@link Kind#ENUM}. */
  String[] values() default {};

  /** Kinds of values, with the type Google's form gives them and what they look like. */
  enum Kind {
    TEXT("TEXT", ""),
    DAY("TEXT", "[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    NUMBER("NUMBER", "[0-9]+"),
    ENUM("ENUM", ""),
    GCS_READ_FOLDER("GCS_READ_FOLDER", "gs://[^/].*"),
    GCS_WRITE_FOLDER("GCS_WRITE_FOLDER", "gs://[^/].*");

    private final String type;
    private final String pattern;

    Kind(String type, String pattern) {
      this.type = type;
      this.pattern = pattern;
    }

    /** The parameter type in Google's metadata. */
    String type() {
      return type;
    }

    /** What a whole value looks like, or empty for anything. */
    String pattern() {
      return pattern;
    }
  }
}
