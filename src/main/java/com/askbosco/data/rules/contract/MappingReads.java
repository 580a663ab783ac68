package com.askbosco.data.rules.contract;

import com.askbosco.data.spec.ConditionSpec;
import com.askbosco.data.spec.MappingSpec.RowSpec;
import com.askbosco.data.spec.MappingSpec.StreamSpec;
import com.askbosco.data.spec.ValueSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The fields that a stream's mapping reads, as paths of a contract: elements of arrays are {@code []}. Fields that are only kept in
 * {@code extra} are left out, since they may be of any type.
 */
public final class MappingReads {
  private static final Pattern INDEX = Pattern.compile("\\.\\d+(?=\\.|$)");

  private final Set<String> fields = new TreeSet<>();

  private MappingReads() {}

  /** The fields of a stream, in alphabetical order. */
  public static Set<String> of(StreamSpec stream) {
    MappingReads reads = new MappingReads();
    stream.rows().forEach(reads::row);
    return reads.fields;
  }

  private void row(RowSpec row) {
    Scope outside = new Scope(List.of(), List.of());
    List<String> items = outside.elements(row.forEach());
    List<String> joined = row.join().map(join -> outside.elements(join.with())).orElse(List.of());
    row.join().ifPresent(join -> {
      items.forEach(item -> fields.add(item + "." + join.on()));
      joined.forEach(item -> fields.add(item + "." + join.on()));
    });
    Scope scope = new Scope(items, joined);
    row.when().ifPresent(scope::condition);
    row.columns().values().forEach(scope::value);
  }

  /** Where {@code item.} and {@code joined.} start, with all alternatives. */
  private final class Scope {
    private final List<String> items;
    private final List<String> joined;

    Scope(List<String> items, List<String> joined) {
      this.items = items;
      this.joined = joined;
    }

    void value(ValueSpec spec) {
      spec.edit().currency().ifPresent(this::value);
      switch (spec.origin()) {
        case ValueSpec.Path path -> paths(path.paths());
        case ValueSpec.Const constant -> {}
        case ValueSpec.Key key -> key.parts().forEach(this::value);
        case ValueSpec.Hash hash -> paths(hash.paths());
        case ValueSpec.ClientDate date -> paths(date.paths());
        case ValueSpec.Sum sum -> sum.parts().forEach(this::value);
        case ValueSpec.SumOver over -> over(over);
        case ValueSpec.Product product -> product.parts().forEach(this::value);
        case ValueSpec.First first -> first.parts().forEach(this::value);
        case ValueSpec.Channel channel ->
          List.of(channel.source(), channel.medium(), channel.campaign()).forEach(this::value);
        case ValueSpec.EventValue event -> actions(event.of(), event.value());
        case ValueSpec.EventName event -> paths(event.type());
        case ValueSpec.EventCounted event -> {
          actions(event.of(), "action_type");
          paths(event.type());
        }
        case ValueSpec.UrlParameter url -> paths(url.url());
        case ValueSpec.UrlHost host -> {
          paths(host.url());
          paths(host.unless());
        }
        case ValueSpec.Extra extra -> {}
      }
    }

    private void actions(List<String> arrays, String field) {
      for (String array : elements(arrays)) {
        fields.add(array + ".action_type");
        fields.add(array + "." + field);
      }
    }

    private void over(ValueSpec.SumOver over) {
      Scope inner = new Scope(elements(over.each()), List.of());
      inner.value(over.of());
      over.times().ifPresent(inner::value);
      over.when().ifPresent(inner::condition);
    }

    void condition(ConditionSpec spec) {
      switch (spec) {
        case ConditionSpec.Exists exists -> paths(exists.paths());
        case ConditionSpec.Is is -> paths(is.paths());
        case ConditionSpec.Before before -> paths(before.paths());
        case ConditionSpec.All all -> all.parts().forEach(this::condition);
        case ConditionSpec.AnyOf any -> any.parts().forEach(this::condition);
        case ConditionSpec.Not not -> condition(not.part());
      }
    }

    private void paths(List<String> paths) {
      paths.stream()
          .filter(path -> !path.startsWith("$"))
          .forEach(path -> fields.addAll(full(path)));
    }

    /** The elements of arrays; the arrays themselves are read, too. */
    private List<String> elements(List<String> arrays) {
      paths(arrays);
      return arrays.stream()
          .flatMap(array -> full(array).stream())
          .map(array -> array + "[]")
          .toList();
    }

    private List<String> full(String path) {
      if (path.startsWith("item.") && !items.isEmpty()) {
        return below(items, path.substring("item.".length()));
      }
      if (path.startsWith("joined.") && !joined.isEmpty()) {
        return below(joined, path.substring("joined.".length()));
      }
      return List.of(INDEX.matcher(path).replaceAll("[]"));
    }

    private List<String> below(List<String> roots, String rest) {
      String plain = INDEX.matcher(rest).replaceAll("[]");
      return roots.stream().map(root -> root + "." + plain).toList();
    }
  }
}
