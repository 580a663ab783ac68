package com.askbosco.data.warehouse.lineage;

import com.askbosco.data.spec.ConditionSpec;
import com.askbosco.data.spec.MappingSpec;
import com.askbosco.data.spec.MappingSpec.RowSpec;
import com.askbosco.data.spec.ValueSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields of sources that the columns of silver are made of, as the mappings say it. */
final class MappedFields {
  /** What a value is made of that is the same for every record. */
  static final String CONSTANT = "constant";

  private final Map<String, Set<String>> fields = new TreeMap<>();

  /** By column ({@code silver.table.column}); fields are {@code source.stream:path}, settings {@code client:name}. */
  static Map<String, Set<String>> of(Iterable<MappingSpec> mappings) {
    MappedFields all = new MappedFields();
    for (MappingSpec mapping : mappings) {
      mapping
          .streams()
          .forEach((stream, spec) ->
              spec.rows().forEach(row -> all.row(mapping.source() + "." + stream, row)));
    }
    return all.fields;
  }

  private void row(String stream, RowSpec row) {
    String prefix = row.forEach().isEmpty() ? "" : row.forEach().get(0) + "[].";
    row.columns().forEach((column, value) -> {
      Set<String> found =
          fields.computeIfAbsent("silver." + row.table() + "." + column, c -> new TreeSet<>());
      Walk walk = new Walk(stream, prefix, found);
      walk.value(value);
      if (found.isEmpty()) {
        found.add(CONSTANT);
      }
    });
  }

  private record Walk(String stream, String prefix, Set<String> found) {

    void value(ValueSpec spec) {
      spec.edit().currency().ifPresent(this::value);
      if (spec.edit().otherwise().isPresent()) {
        found.add(CONSTANT);
      }
      switch (spec.origin()) {
        case ValueSpec.Path path -> paths(path.paths());
        case ValueSpec.Const constant -> found.add(CONSTANT);
        case ValueSpec.Key key -> key.parts().forEach(this::value);
        case ValueSpec.Hash hash -> paths(hash.paths());
        case ValueSpec.ClientDate date -> paths(date.paths());
        case ValueSpec.Sum sum -> sum.parts().forEach(this::value);
        case ValueSpec.SumOver over -> over(over);
        case ValueSpec.Product product -> product.parts().forEach(this::value);
        case ValueSpec.First first -> first.parts().forEach(this::value);
        case ValueSpec.Channel channel ->
          List.of(channel.source(), channel.medium(), channel.campaign()).forEach(this::value);
        case ValueSpec.EventValue event -> paths(event.of());
        case ValueSpec.EventName event -> paths(event.type());
        case ValueSpec.EventCounted event -> {
          paths(event.of());
          paths(event.type());
        }
        case ValueSpec.UrlParameter url -> paths(url.url());
        case ValueSpec.UrlHost host -> {
          paths(host.url());
          paths(host.unless());
        }
        case ValueSpec.Extra extra -> extra.fields().values().forEach(this::paths);
      }
    }

    private void over(ValueSpec.SumOver over) {
      Walk inner = new Walk(stream, prefix + over.each().get(0) + "[].", found);
      inner.value(over.of());
      over.times().ifPresent(inner::value);
      over.when().ifPresent(inner::condition);
    }

    private void condition(ConditionSpec spec) {
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
      for (String path : paths) {
        found.add(
            path.startsWith("$") ? "client:" + path.substring(1) : stream + ":" + prefix + path);
      }
    }
  }

  private MappedFields() {}
}
