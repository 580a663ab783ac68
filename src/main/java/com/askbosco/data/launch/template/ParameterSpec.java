package com.askbosco.data.launch.template;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * A parameter of a template, as its getter says it.
 *
 * @param name as it is written at a launch
 * @param help what it is for
 * @param said what the annotation says
 * @param defaultValue what holds when it is left out; empty when nothing does
 * @param getter reads it from options
 */
record ParameterSpec(
    String name,
    String help,
    TemplateParameter said,
    Optional<String> defaultValue,
    Method getter) {

  /** The parameters of an options class and the classes above it, in the order of the form. */
  static List<ParameterSpec> of(Class<? extends PipelineOptions> options) {
    return Arrays.stream(options.getMethods())
        .filter(method -> method.isAnnotationPresent(TemplateParameter.class))
        .map(ParameterSpec::of)
        .sorted(Comparator.comparingInt(parameter -> parameter.said().order()))
        .toList();
  }

  private static ParameterSpec of(Method getter) {
    String name = getter.getName().replaceFirst("^(get|is)", "");
    return new ParameterSpec(
        Character.toLowerCase(name.charAt(0)) + name.substring(1),
        getter.getAnnotation(Description.class).value(),
        getter.getAnnotation(TemplateParameter.class),
        defaultOf(getter),
        getter);
  }

  private static Optional<String> defaultOf(Method getter) {
    if (getter.isAnnotationPresent(Default.String.class)) {
      return Optional.of(getter.getAnnotation(Default.String.class).value());
    }
    if (getter.isAnnotationPresent(Default.Integer.class)) {
      return Optional.of(
          Integer.toString(getter.getAnnotation(Default.Integer.class).value()));
    }
    if (getter.isAnnotationPresent(Default.Boolean.class)) {
      return Optional.of(
          Boolean.toString(getter.getAnnotation(Default.Boolean.class).value()));
    }
    return Optional.empty();
  }

  /** The regular expression of a whole value, as the form checks it; empty when anything goes. */
  Optional<String> regex() {
    String pattern = said.kind().pattern();
    if (pattern.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(pattern.contains("|") ? "^(" + pattern + ")$" : "^" + pattern + "$");
  }

  /** The text of its value; empty when it was left out. */
  String text(PipelineOptions options) {
    Object value;
    try {
      value = getter.invoke(options);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
    if (value == null) {
      return "";
    }
    return value instanceof List<?> list
        ? String.join(",", list.stream().map(Object::toString).toList()).strip()
        : value.toString().strip();
  }
}
