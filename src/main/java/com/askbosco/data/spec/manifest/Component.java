package com.askbosco.data.spec.manifest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a component record is written in a manifest, where its name and fields do not say it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Component {
  /** The type's name, when it is not that of the record. */
  String name() default "";

  /** The field that a bare text stands for. */
  String shorthand() default "";

  /** Fields that are allowed and say nothing to the runtime. */
  String[] ignored() default {};

  /** Whether a list of the family's components stands for the type; goes with a shorthand. */
  boolean list() default false;

  /** Whether fields of any name are allowed; the record's {@code rest} holds them. */
  boolean open() default false;
}
