package com.askbosco.data.connector.expression.python;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What {@code keys()}, {@code values()} and {@code items()} of a dict give: it can be counted and walked, but not indexed. */
public final class DictView extends AbstractCollection<@Nullable Object> {
  private final String name;
  private final Collection<? extends @Nullable Object> elements;

  DictView(String name, Collection<? extends @Nullable Object> elements) {
    this.name = name;
    this.elements = elements;
  }

  /** Python's name of it, such as {@code dict_keys}. */
  String name() {
    return name;
  }

  @Override
  @SuppressWarnings("unchecked")
  public Iterator<@Nullable Object> iterator() {
    return (Iterator<@Nullable Object>) elements.iterator();
  }

  @Override
  public int size() {
    return elements.size();
  }
}
