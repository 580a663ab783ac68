/**
 * Templates of low-code manifests: the part of Jinja that manifests use, compiled once into closures and evaluated with
 * Python's semantics. Everything unknown (variable, function, filter, test, method, statement) is refused when the template is
 * compiled. The values behind it, with Python's rules for text, comparison and dates, are in {@code expression.python}.
 *
 * <p>Results are those of the reference implementation, which the tables in {@code src/test/resources/expression} record, but
 * for these: filters that give generators there give lists here; a variable that only one branch sets is undefined in the
 * others instead of an error; what a template appends to or updates lasts for that evaluation only; the text of a template that
 * once failed with a TypeError is not remembered; byte strings, complex numbers and {@code ...} stay text when a result is read
 * as a literal; and calls that no values could make work are refused when the template is compiled.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.expression;
