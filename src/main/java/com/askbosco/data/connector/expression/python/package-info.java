/**
 * Python's values as templates see them: text forms, truth, comparison, arithmetic, items, methods, literals, and the date types,
 * as plain functions over Java objects. {@code None} is null; numbers are {@link java.lang.Long}, {@link java.math.BigInteger} or
 * {@link java.lang.Double}; lists and dicts are {@link java.util.List} and {@link java.util.Map}. Knows nothing of templates.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.expression.python;
