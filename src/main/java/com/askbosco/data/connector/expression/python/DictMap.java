package com.askbosco.data.connector.expression.python;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A dict of somebody else's, read entry by entry; a private copy from the first change on. */
final class DictMap extends AbstractMap<@Nullable Object, @Nullable Object> {
  private final Views views;
  private final Source source;
  private final Map<String, JsonNode> attributes;
  private @Nullable LinkedHashMap<@Nullable Object, @Nullable Object> own;

  /** Where the entries come from; null for an absent key and for a null value alike, so {@code has} decides. */
  interface Source {
    boolean has(@Nullable Object key);

    @Nullable
    Object get(@Nullable Object key);

    int size();

    Iterator<? extends Map.Entry<?, ?>> entries();
  }

  DictMap(Views views, Source source, Map<String, JsonNode> attributes) {
    this.views = views;
    this.source = source;
    this.attributes = attributes;
  }

  /** Whether it has an attribute beside its entries. */
  boolean hasAttribute(String name) {
    return attributes.containsKey(name);
  }

  /** The value of an attribute. */
  @Nullable
  Object attribute(String name) {
    return views.of(attributes.get(name));
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return own != null ? own.containsKey(key) : source.has(key);
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    return own != null ? own.get(key) : views.of(source.get(key));
  }

  @Override
  public int size() {
    return own != null ? own.size() : source.size();
  }

  @Override
  public @Nullable Object put(@Nullable Object key, @Nullable Object value) {
    return own().put(key, value);
  }

  @Override
  public @Nullable Object remove(@Nullable Object key) {
    return own().remove(key);
  }

  @Override
  public void clear() {
    own().clear();
  }

  @Override
  public Set<Map.Entry<@Nullable Object, @Nullable Object>> entrySet() {
    return own != null ? own.entrySet() : new Entries();
  }

  private LinkedHashMap<@Nullable Object, @Nullable Object> own() {
    if (!views.canChange()) {
      throw PythonException.value("a dict of the input cannot be changed here");
    }
    if (own == null) {
      own = new LinkedHashMap<>(this);
    }
    return own;
  }

  private final class Entries extends AbstractSet<Map.Entry<@Nullable Object, @Nullable Object>> {
    @Override
    public Iterator<Map.Entry<@Nullable Object, @Nullable Object>> iterator() {
      return new Mapped<>(
          source.entries(),
          entry -> new SimpleEntry<>(views.of(entry.getKey()), views.of(entry.getValue())));
    }

    @Override
    public int size() {
      return source.size();
    }
  }

  private record Mapped<A, B>(Iterator<? extends A> from, Function<A, B> function)
      implements Iterator<B> {
    @Override
    public boolean hasNext() {
      return from.hasNext();
    }

    @Override
    public B next() {
      return function.apply(from.next());
    }
  }

  /** Entries of a Jackson object. */
  record OfNode(JsonNode node) implements Source {
    @Override
    public boolean has(@Nullable Object key) {
      return key instanceof String name && node.has(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
      return key instanceof String name ? node.get(name) : null;
    }

    @Override
    public int size() {
      return node.size();
    }

    @Override
    public Iterator<? extends Map.Entry<?, ?>> entries() {
      return node.properties().iterator();
    }
  }

  /** Entries of a Java map. */
  record OfMap(Map<?, ?> map) implements Source {
    @Override
    public boolean has(@Nullable Object key) {
      return map.containsKey(key);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
      return map.get(key);
    }

    @Override
    public int size() {
      return map.size();
    }

    @Override
    public Iterator<? extends Map.Entry<?, ?>> entries() {
      return map.entrySet().iterator();
    }
  }
}
