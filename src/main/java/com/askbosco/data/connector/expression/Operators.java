package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.Arithmetic;
import com.askbosco.data.connector.expression.python.Compare;
import com.askbosco.data.connector.expression.python.Items;
import com.askbosco.data.connector.expression.python.Limits;
import com.askbosco.data.connector.expression.python.PyTuple;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Truth;
import com.askbosco.data.connector.expression.python.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Expressions made of others: operators, conditions and literals of lists and dicts. */
final class Operators {
  private Operators() {}

  /** What an operator of two values does. */
  interface Operation {
    @Nullable
    Object apply(@Nullable Object left, @Nullable Object right);
  }

  /** What an operator of one value does. */
  interface Change {
    @Nullable
    Object apply(@Nullable Object value);
  }

  /** The operators of two values, apart from comparisons and those that need not look at both sides. */
  static Operation binary(String operator) {
    return switch (operator) {
      case "+" -> Arithmetic::add;
      case "-" -> Arithmetic::subtract;
      case "*" -> Arithmetic::multiply;
      case "/" -> Arithmetic::divide;
      case "//" -> Arithmetic::floorDivide;
      case "%" -> Arithmetic::modulo;
      default -> Arithmetic::power;
    };
  }

  /** The comparisons. */
  static Operation comparison(String operator) {
    return switch (operator) {
      case "==" -> Compare::equal;
      case "!=" -> (left, right) -> !Compare.equal(left, right);
      case "in" -> Compare::in;
      case "not in" -> (left, right) -> !Compare.in(left, right);
      default -> (left, right) -> Compare.ordered(left, operator, right);
    };
  }

  record Binary(Operation operation, Expr left, Expr right, int offset) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
      Object a = left.eval(frame);
      Object b = right.eval(frame);
      frame.at = offset;
      frame.charge(1 + Items.weight(a) + Items.weight(b));
      Object result = operation.apply(a, b);
      frame.charge(Items.weight(result));
      return result;
    }
  }

  record Unary(Change change, Expr of, int offset) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
      Object value = of.eval(frame);
      frame.at = offset;
      return change.apply(value);
    }
  }

  /** {@code a < b < c}: each side is evaluated once, and no further than the first that is false. */
  record Chain(Expr first, List<Operation> operations, List<Expr> others, int offset)
      implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
      Object left = first.eval(frame);
      Object result = true;
      for (int i = 0; i < operations.size(); i++) {
        Object right = others.get(i).eval(frame);
        frame.at = offset;
        frame.charge(1 + Items.weight(left) + Items.weight(right));
        result = operations.get(i).apply(left, right);
        if (!Truth.of(result)) {
          return result;
        }
        left = right;
      }
      return result;
    }
  }

  record And(Expr left, Expr right) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
      Object value = left.eval(frame);
      return Truth.of(value) ? right.eval(frame) : value;
    }
  }

  record Or(Expr left, Expr right) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
      Object value = left.eval(frame);
      return Truth.of(value) ? value : right.eval(frame);
    }
  }

  /** {@code a if condition else b}; without else it is undefined. */
  record Conditional(Expr condition, Expr yes, @Nullable Expr no) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
      if (Truth.of(condition.eval(frame))) {
        return yes.eval(frame);
      }
      return no == null
          ? new Undefined("the condition is false and there is no else")
          : no.eval(frame);
    }
  }

  /** {@code a ~ b}: the texts of both. */
  record Concat(List<Expr> parts, int offset) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
      StringBuilder text = new StringBuilder();
      for (Expr part : parts) {
        String more = Text.str(part.eval(frame));
        frame.at = offset;
        frame.charge(1 + Items.weight(more));
        Limits.text((long) text.length() + more.length());
        text.append(more);
      }
      return text.toString();
    }
  }

  record ListOf(List<Expr> elements, boolean tuple) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
      List<@Nullable Object> values = new ArrayList<>(elements.size());
      for (Expr element : elements) {
        values.add(element.eval(frame));
      }
      return tuple ? PyTuple.copyOf(values) : values;
    }
  }

  record DictOf(List<Expr> keys, List<Expr> values, int offset) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
      Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        Object key = keys.get(i).eval(frame);
        frame.at = offset;
        entries.put(Items.key(key), values.get(i).eval(frame));
      }
      return entries;
    }
  }
}
