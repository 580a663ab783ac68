package com.askbosco.data.spec.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** docs/format.md names what there is. */
class FormatDocTest {
  /** Parts of a manifest that have no type of their own, or another name in the document. */
  private static final Set<String> UNNAMED = Set.of(
      "ApiKey",
      "Bearer",
      "[names]",
      "[SchemaLoader]",
      "[PartitionRouter]",
      "Extension",
      "Refusal",
      "Meaning",
      "JwtHeaders",
      "JwtPayload",
      "RefreshTokenUpdater");

  @Test
  void everyComponentTypeIsInTheDocument() throws IOException {
    String text = Files.readString(Path.of("docs/format.md"));
    Set<String> names = types();
    assertThat(names).contains("DpathExtractor", "QueryProperties");
    names.addAll(ComponentNames.LATER);
    names.removeAll(UNNAMED);
    names.removeIf(name -> text.contains("`" + name + "`"));
    assertThat(names).isEmpty();
  }

  private static Set<String> types() {
    Set<String> names = new TreeSet<>();
    Set<Class<?>> seen = new HashSet<>(List.of(Text.class, Json.class, Place.class));
    Deque<Class<?>> open = new ArrayDeque<>(List.of(Manifest.class));
    while (!open.isEmpty()) {
      Class<?> type = open.remove();
      if (!type.getName().startsWith(Manifest.class.getPackageName()) || !seen.add(type)) {
        continue;
      }
      if (type.isSealed()) {
        open.addAll(List.of(type.getPermittedSubclasses()));
      }
      if (type.isRecord()) {
        names.add(Shape.of(type).name());
        for (RecordComponent component : type.getRecordComponents()) {
          collect(component.getGenericType(), open);
        }
      }
    }
    return names;
  }

  private static void collect(Type type, Deque<Class<?>> into) {
    if (type instanceof ParameterizedType several) {
      for (Type each : several.getActualTypeArguments()) {
        collect(each, into);
      }
    } else if (type instanceof Class<?> one) {
      into.add(one);
    }
  }
}
