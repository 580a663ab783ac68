package com.askbosco.data.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The value of one canonical column: where it comes from and what is done to it.
 *
 * @param at its place in the file
 * @param origin where it comes from
 * @param edit what is done to it, in the order of the record's components
 */
public record ValueSpec(YamlNode at, Origin origin, Edit edit) {

  /** Where a value comes from. */
  public sealed interface Origin {}

  /** The first of the paths that holds a value; a path may also be a context value such as {@code $account}. */
  public record Path(List<String> paths) implements Origin {}

  /** Always this text. */
  public record Const(String text) implements Origin {}

  /** Surrogate key of the native id made of these parts; no value when a part has none. */
  public record Key(List<ValueSpec> parts) implements Origin {}

  /** SHA-256 of personal data, brought into one form first. */
  public record Hash(HashKind kind, List<String> paths) implements Origin {}

  /** The client-local day of a moment. */
  public record ClientDate(List<String> paths) implements Origin {}

  /** The sum of the values that are there; no value when none is. */
  public record Sum(List<ValueSpec> parts) implements Origin {}

  /** The sum over an array of a value, times a second one; 0 for an empty array, no value when there is no array. */
  public record SumOver(
      List<String> each, ValueSpec of, Optional<ValueSpec> times, Optional<ConditionSpec> when)
      implements Origin {}

  /** The product of the values; no value when one is absent. */
  public record Product(List<ValueSpec> parts) implements Origin {}

  /** The first of the values that is there. */
  public record First(List<ValueSpec> parts) implements Origin {}

  /** GA4's default channel group of a source, medium and campaign. */
  public record Channel(ValueSpec source, ValueSpec medium, ValueSpec campaign) implements Origin {}

  /**
   * The value of a canonical event in an array of action types, without counting one conversion twice.
   *
   * @param of paths of the array
   * @param event the canonical event
   * @param value field of an element that holds the value
   */
  public record EventValue(List<String> of, String event, String value) implements Origin {}

  /** The canonical event of an action type. */
  public record EventName(List<String> type) implements Origin {}

  /** Whether an action type is counted, that is no wider one is in the array. */
  public record EventCounted(List<String> of, List<String> type) implements Origin {}

  /** A parameter of a URL, cleaned. */
  public record UrlParameter(List<String> url, String name) implements Origin {}

  /** The host of a URL without {@code www.}; no value where another URL has the same one: a page that was left for its own site. */
  public record UrlHost(List<String> url, List<String> unless) implements Origin {}

  /** A JSON object of the named paths that hold a value; no value when none does. */
  public record Extra(Map<String, List<String>> fields) implements Origin {}

  /** Personal data that is hashed. */
  public enum HashKind {
    EMAIL,
    PHONE
  }

  /** What a number counts. */
  public enum Unit {
    MAJOR,
    MINOR,
    MICROS
  }

  /** How a text is cleaned. */
  public enum Clean {
    UTM,
    UPPER,
    LOWER,
    /** What follows the last slash: the id in a resource name. */
    AFTER_SLASH,
    /** An address up to its parameters and fragment. */
    WITHOUT_QUERY
  }

  /** The zone of a moment that is written without one. */
  public enum Zone {
    UTC,
    CLIENT
  }

  /**
   * What is done to a value.
   *
   * @param clean how a text is cleaned
   * @param lookup table to look the text up in
   * @param other result for a text that the table does not have; without it such a row is rejected
   * @param otherwise the value when there is none
   * @param unit what a number counts
   * @param currency the currency whose minor unit is meant
   * @param negate whether the sign is turned
   * @param abs whether the sign is dropped
   * @param add a whole number to add
   * @param zone zone of a moment without one; without it such a row is rejected
   */
  public record Edit(
      List<Clean> clean,
      Optional<String> lookup,
      Optional<String> other,
      Optional<String> otherwise,
      Unit unit,
      Optional<ValueSpec> currency,
      boolean negate,
      boolean abs,
      long add,
      Optional<Zone> zone) {

    /** Nothing is done. */
    public static final Edit NONE = new Edit(
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Unit.MAJOR,
        Optional.empty(),
        false,
        false,
        0,
        Optional.empty());
  }
}
