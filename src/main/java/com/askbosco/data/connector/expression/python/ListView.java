package com.askbosco.data.connector.expression.python;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A list of somebody else's, read element by element; a private copy from the first change on. */
final class ListView extends AbstractList<@Nullable Object> implements RandomAccess {
  private final Views views;
  private final IntFunction<? extends @Nullable Object> source;
  private final int size;
  private @Nullable ArrayList<@Nullable Object> own;

  ListView(Views views, IntFunction<? extends @Nullable Object> source, int size) {
    this.views = views;
    this.source = source;
    this.size = size;
  }

  @Override
  public @Nullable Object get(int index) {
    return own != null ? own.get(index) : views.of(source.apply(index));
  }

  @Override
  public int size() {
    return own != null ? own.size() : size;
  }

  @Override
  public @Nullable Object set(int index, @Nullable Object value) {
    return own().set(index, value);
  }

  @Override
  public void add(int index, @Nullable Object value) {
    modCount++;
    own().add(index, value);
  }

  @Override
  public @Nullable Object remove(int index) {
    modCount++;
    return own().remove(index);
  }

  private ArrayList<@Nullable Object> own() {
    if (!views.canChange()) {
      throw PythonException.value("a list of the input cannot be changed here");
    }
    if (own == null) {
      own = new ArrayList<>(this);
    }
    return own;
  }
}
