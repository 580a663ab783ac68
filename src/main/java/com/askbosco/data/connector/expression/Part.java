package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.Items;
import com.askbosco.data.connector.expression.python.PythonException;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled piece of a template that writes text. */
interface Part {
  void write(Frame frame, Output out);

  /** Text as it stands. */
  record Literal(String text) implements Part {
    @Override
    public void write(Frame frame, Output out) {
      out.append(text);
    }
  }

  /** {@code {{ expression }}}. */
  record Print(Expr expression, int offset) implements Part {
    @Override
    public void write(Frame frame, Output out) {
      Object value = expression.eval(frame);
      frame.at = offset;
      String text = Text.str(value);
      frame.charge(1 + Items.weight(text));
      out.append(text);
    }
  }

  /** Parts one after another. */
  record Sequence(List<Part> parts) implements Part {
    @Override
    public void write(Frame frame, Output out) {
      for (Part part : parts) {
        part.write(frame, out);
      }
    }
  }

  /** {@code {% if %}}: the first branch whose condition is true; a branch without condition is the else. */
  record If(List<@Nullable Expr> conditions, List<Part> branches) implements Part {
    @Override
    public void write(Frame frame, Output out) {
      for (int i = 0; i < branches.size(); i++) {
        Expr condition = conditions.get(i);
        if (condition == null || Truth.of(condition.eval(frame))) {
          branches.get(i).write(frame, out);
          return;
        }
      }
    }
  }

  /** What {@code {% set %}} and {@code {% for %}} assign to. */
  interface Target {
    void assign(Frame frame, @Nullable Object value);
  }

  /** A local variable. */
  record Variable(int slot) implements Target {
    @Override
    public void assign(Frame frame, @Nullable Object value) {
      frame.local(slot, value);
    }
  }

  /** An attribute of a {@code namespace()}. */
  record Member(Expr of, String name, int offset) implements Target {
    @Override
    @SuppressWarnings("unchecked")
    public void assign(Frame frame, @Nullable Object value) {
      Object namespace = of.eval(frame);
      frame.at = offset;
      if (!(namespace instanceof LinkedHashMap<?, ?> map)) {
        throw PythonException.type("only attributes of a namespace() can be set");
      }
      ((LinkedHashMap<@Nullable Object, @Nullable Object>) map).put(name, value);
    }
  }

  /** Several targets for the elements of one value. */
  record Unpack(List<Target> targets, int offset) implements Target {
    @Override
    public void assign(Frame frame, @Nullable Object value) {
      frame.at = offset;
      List<@Nullable Object> elements = Items.list(value);
      if (elements.size() != targets.size()) {
        throw PythonException.value("there are not as many values as names to unpack them to");
      }
      for (int i = 0; i < targets.size(); i++) {
        targets.get(i).assign(frame, elements.get(i));
      }
    }
  }

  /** {@code {% set target = expression %}}. */
  record Assign(Target target, Expr value) implements Part {
    @Override
    public void write(Frame frame, Output out) {
      target.assign(frame, value.eval(frame));
    }
  }

  /** {@code {% set target %}text{% endset %}}. */
  record Capture(Target target, Part body) implements Part {
    @Override
    public void write(Frame frame, Output out) {
      Output text = new Output();
      body.write(frame, text);
      target.assign(frame, text.toString());
    }
  }

  /**
   * {@code {% for %}}.
   *
   * @param filter the condition after {@code if}; null without one
   * @param loop the slot of the loop variable
   * @param reset the slots of the variables that begin anew with every element
   * @param otherwise what is written when there was no element; null for nothing
   */
  record For(
      Target target,
      Expr elements,
      @Nullable Expr filter,
      int loop,
      List<Integer> reset,
      Part body,
      @Nullable Part otherwise,
      int offset)
      implements Part {
    @Override
    public void write(Frame frame, Output out) {
      List<@Nullable Object> list = elements(frame);
      if (list.isEmpty() && otherwise != null) {
        otherwise.write(frame, out);
      }
      for (int i = 0; i < list.size(); i++) {
        frame.charge(8);
        reset.forEach(slot -> frame.local(slot, Frame.UNSET));
        target.assign(frame, list.get(i));
        frame.local(loop, new Loop(i, list));
        body.write(frame, out);
      }
    }

    private List<@Nullable Object> elements(Frame frame) {
      Object value = elements.eval(frame);
      frame.at = offset;
      List<@Nullable Object> all = Items.list(value);
      List<@Nullable Object> kept = new ArrayList<>(all.size());
      for (Object element : all) {
        frame.charge(1);
        if (filter != null) {
          target.assign(frame, element);
          if (!Truth.of(filter.eval(frame))) {
            continue;
          }
        }
        kept.add(element);
      }
      return kept;
    }
  }
}
