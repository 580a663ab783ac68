package com.askbosco.data.spec.manifest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The value of a field that the manifest leaves out: a scalar as text, or the component type to take when none is named. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Default {
  /** The scalar as text, for a field that need not be written. */
  String value() default "";

  /** The component type of a map that names none. */
  String type() default "";

  /** The component type of a map that names none but has a {@code class_name}. */
  String custom() default "";
}
