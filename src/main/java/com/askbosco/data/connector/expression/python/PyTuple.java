package com.askbosco.data.connector.expression.python;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** Python's tuple: a list that cannot change, printed with round brackets, and never equal to a list. */
public final class PyTuple extends AbstractList<@Nullable Object> implements RandomAccess {
  private final @Nullable Object[] elements;

  private PyTuple(@Nullable Object[] elements) {
    this.elements = elements;
  }

  /** A tuple of the elements. */
  public static PyTuple of(@Nullable Object... elements) {
    return new PyTuple(elements.clone());
  }

  /** A tuple of the elements of a list. */
  public static PyTuple copyOf(List<? extends @Nullable Object> elements) {
    return new PyTuple(elements.toArray());
  }

  @Override
  public @Nullable Object get(int index) {
    return elements[index];
  }

  @Override
  public int size() {
    return elements.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PyTuple tuple && Arrays.equals(elements, tuple.elements);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(elements);
  }
}
