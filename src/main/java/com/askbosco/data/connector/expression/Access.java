package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.Expr.Constant;
import com.askbosco.data.connector.expression.python.Arguments;
import com.askbosco.data.connector.expression.python.Attributes;
import com.askbosco.data.connector.expression.python.Items;
import com.askbosco.data.connector.expression.python.Undefined;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Expressions that reach for something: variables, attributes, items, slices, calls. */
final class Access {
  private Access() {}

  /** A local variable; before it is set, what the name means outside. */
  record Local(int slot, @Nullable Expr outer, String name) implements Expr {
    @Override
    @SuppressWarnings("ReferenceEquality") // a marker object, compared by identity
    public @Nullable Object eval(Frame frame) {
      Object value = frame.local(slot);
      if (value != Frame.UNSET) {
        return value;
      }
      return outer != null ? outer.eval(frame) : new Undefined("'" + name + "' is undefined");
    }
  }

  /**
   * A root variable and entries below it, by far the most frequent expression. While what it meets are Jackson objects it makes no
   * view of them.
   *
   * @param root the root variable
   * @param steps the attributes or items, each with its place
   */
  record Path(String root, List<Step> steps) implements Expr {
    record Step(String name, boolean attribute, int offset) {
      /** Whether an entry of the name is what the step means, in any dict. */
      boolean isEntry() {
        return !attribute || !Attributes.isDictMethod(name);
      }
    }

    Path with(Step step) {
      List<Step> longer = new ArrayList<>(steps);
      longer.add(step);
      return new Path(root, List.copyOf(longer));
    }

    @Override
    public @Nullable Object eval(Frame frame) {
      Object raw = frame.raw(root);
      int at = 0;
      // a template that changes values needs the view of every value on the way
      while (!frame.changes()
          && at < steps.size()
          && raw instanceof ObjectNode object
          && steps.get(at).isEntry()) {
        JsonNode child = object.get(steps.get(at).name());
        if (child == null) {
          break;
        }
        raw = child;
        at++;
      }
      return rest(frame, frame.view(raw), at);
    }

    private @Nullable Object rest(Frame frame, @Nullable Object from, int first) {
      Object value = from;
      for (int i = first; i < steps.size(); i++) {
        Step step = steps.get(i);
        frame.at = step.offset();
        value = step.attribute() ? Attributes.get(value, step.name()) : item(value, step.name());
      }
      return value;
    }
  }

  /** {@code value.name}. */
  record Attribute(Expr of, String name, int offset) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
      Object value = of.eval(frame);
      frame.at = offset;
      return Attributes.get(value, name);
    }
  }

  /** {@code value[index]}. */
  record Item(Expr of, Expr index, int offset) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
      Object value = of.eval(frame);
      Object key = index.eval(frame);
      frame.at = offset;
      Object found = item(value, key);
      // the name may be a value of the scope, which must not get into a message
      return found instanceof Undefined && !(index instanceof Constant)
          ? new Undefined("there is no such item")
          : found;
    }
  }

  /** An item; a text in brackets may also name an attribute. */
  static @Nullable Object item(@Nullable Object value, @Nullable Object key) {
    Object found = Items.get(value, key);
    return found instanceof Undefined && key instanceof String name
        ? Attributes.get(value, name)
        : found;
  }

  /** {@code value[from:to:step]}. */
  record Slice(
      Expr of,
      @Nullable Expr from,
      @Nullable Expr to,
      @Nullable Expr step,
      int offset) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
      Object value = of.eval(frame);
      Object first = from == null ? null : from.eval(frame);
      Object end = to == null ? null : to.eval(frame);
      Object by = step == null ? null : step.eval(frame);
      frame.at = offset;
      frame.charge(1 + Items.weight(value));
      return Items.slice(value, first, end, by);
    }
  }

  /** The arguments of a call. */
  record ArgumentList(List<Expr> positional, Map<String, Expr> named) {
    Arguments eval(Frame frame) {
      if (positional.isEmpty() && named.isEmpty()) {
        return Arguments.NONE;
      }
      List<@Nullable Object> values = new ArrayList<>(positional.size());
      for (Expr argument : positional) {
        values.add(argument.eval(frame));
      }
      Map<String, @Nullable Object> keywords = new LinkedHashMap<>();
      named.forEach((name, argument) -> keywords.put(name, argument.eval(frame)));
      return new Arguments(values, keywords);
    }
  }

  /** {@code value.name(arguments)}. */
  record Method(Expr of, String name, ArgumentList arguments, int offset) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
      Object value = of.eval(frame);
      Arguments in = arguments.eval(frame);
      frame.at = offset;
      frame.charge(1 + Items.weight(value));
      Object result = Attributes.call(value, name, in);
      frame.charge(Items.weight(result));
      return result;
    }
  }

  /** {@code name(arguments)}, and a filter, which is a call with the value as first argument. */
  record Call(Function function, ArgumentList arguments, int offset) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
      Arguments in = arguments.eval(frame);
      frame.at = offset;
      for (Object argument : in.positional()) {
        frame.charge(1 + Items.weight(argument));
      }
      Object result = function.call(frame, in);
      frame.charge(Items.weight(result));
      return result;
    }
  }
}
