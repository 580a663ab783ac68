package com.askbosco.data.connector.paging;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.python.Numbers;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.askbosco.data.spec.manifest.Text;
import java.util.Optional;
import java.util.OptionalLong;

/** How many records to ask for: a number, or an expression that gives one. */
final class PageSize {
  private final Optional<Expr> size;
  private final OptionalLong fixed;

  PageSize(Optional<Text> spec, Expressions expressions) {
    this.size = expressions.text(spec.filter(s -> !s.value().isEmpty()), Roots.PAGING);
    this.fixed = size.isPresent() && size.get().source().matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(size.get().source()))
        : OptionalLong.empty();
  }

  /** The number, where there is one and it is not zero. */
  OptionalLong of(Vars vars) {
    if (size.isEmpty()) {
      return OptionalLong.empty();
    }
    if (fixed.isPresent()) {
      return fixed.getAsLong() == 0 ? OptionalLong.empty() : fixed;
    }
    Object value = size.get().value(vars);
    if (!Numbers.isInteger(value) || !(value instanceof Long number)) {
      throw new SourceException(
          ErrorCode.CONFIG_BAD_VALUE,
          "`page_size: " + size.get().source() + "` is no whole number with this config",
          FailureType.SYSTEM_ERROR,
          null,
          null);
    }
    return number == 0 ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
