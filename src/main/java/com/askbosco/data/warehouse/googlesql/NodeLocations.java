package com.askbosco.data.warehouse.googlesql;

import com.google.protobuf.Message;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.LocalService.AnalyzeRequest;
import com.google.zetasql.LocalService.AnalyzeResponse;
import com.google.zetasql.ParseLocationRangeProto;
import com.google.zetasql.ResolvedNodeProto;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.ZetaSQLOptions.ParseLocationRecordType;
import com.google.zetasql.resolvedast.ResolvedNode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.Visitor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the nodes of a resolved tree stand in the query's text. The analyzer tells it in its answer, but the Java tree drops it;
 * so the query is analysed once more and the answer read as it came. Both trees are walked in the same order: the n-th function
 * call of one is the n-th function call of the other.
 */
final class NodeLocations {
  /** A part of the query's text in bytes of UTF-8. */
  record Span(int start, int end) {}

  private final ResolvedStatement statement;
  private final Supplier<Optional<Message>> located;

  NodeLocations(ResolvedStatement statement, Supplier<Optional<Message>> located) {
    this.statement = statement;
    this.located = located;
  }

  /** The query's answer with locations; empty when this version of the client cannot be asked for it. */
  static Optional<Message> analyze(String sql, AnalyzerOptions options, SimpleCatalog catalog) {
    try {
      options.setParseLocationRecordType(
          ParseLocationRecordType.PARSE_LOCATION_RECORD_FULL_NODE_SCOPE);
      AnalyzeRequest.Builder request = AnalyzeRequest.newBuilder().setSqlStatement(sql);
      Method serialize = Class.forName("com.google.zetasql.AnalyzerHelper")
          .getDeclaredMethod(
              "serializeSimpleCatalog",
              SimpleCatalog.class,
              AnalyzerOptions.class,
              AnalyzeRequest.Builder.class);
      serialize.setAccessible(true);
      serialize.invoke(null, catalog, options, request);
      Method stub = Class.forName("com.google.zetasql.Client").getDeclaredMethod("getStub");
      stub.setAccessible(true);
      Object service = stub.invoke(null);
      Object answer = service
          .getClass()
          .getMethod("analyze", AnalyzeRequest.class)
          .invoke(service, request.build());
      return Optional.of(((AnalyzeResponse) answer).getResolvedStatement());
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }

  /** The innermost of these nodes that has a place, outermost first; nodes that a rewriter made have none. */
  Optional<Span> innermost(List<ResolvedNode> path) {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Optional<Message> tree = located.get();
    for (int i = path.size() - 1; i >= 0 && tree.isPresent(); i--) {
      Optional<Span> span = span(path.get(i), tree.get());
      if (span.isPresent()) {
        return span;
      }
    }
    return Optional.empty();
  }

  private Optional<Span> span(ResolvedNode node, Message tree) {
    List<ResolvedNode> nodes = new ArrayList<>();
    statement.accept(new Visitor() {
      @Override
      protected void defaultVisit(ResolvedNode child) {
        if (child.getClass() == node.getClass()) {
          nodes.add(child);
        }
        super.defaultVisit(child);
      }
    });
    List<Message> messages = new ArrayList<>();
    collect(tree, node.getClass().getSimpleName() + "Proto", messages);
    for (int i = 0; i < nodes.size() && nodes.size() == messages.size(); i++) {
      if (nodes.get(i) == node) {
        return location(messages.get(i));
      }
    }
    return Optional.empty();
  }

  private static void collect(Message message, String type, List<Message> found) {
    if (message.getDescriptorForType().getName().equals(type)) {
      found.add(message);
    }
    message.getAllFields().values().forEach(value -> {
      if (value instanceof Message child) {
        collect(child, type, found);
      } else if (value instanceof List<?> children) {
        children.forEach(child -> {
          if (child instanceof Message one) {
            collect(one, type, found);
          }
        });
      }
    });
  }

  /** A message keeps what it inherits in a field named {@code parent}; the outermost of them holds the place. */
  private static Optional<Span> location(Message message) {
    if (message instanceof ResolvedNodeProto node) {
      ParseLocationRangeProto range = node.getParseLocationRange();
      return node.hasParseLocationRange()
          ? Optional.of(new Span(range.getStart(), range.getEnd()))
          : Optional.empty();
    }
    var parent = message.getDescriptorForType().findFieldByName("parent");
    return parent != null && message.hasField(parent)
        ? location((Message) message.getField(parent))
        : Optional.empty();
  }
}
