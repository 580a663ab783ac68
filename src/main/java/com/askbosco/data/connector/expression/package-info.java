/**
 * Templates of low-code manifests: the part of Jinja that manifests use, compiled once into closures and evaluated with
 * Python's semantics. Everything unknown (variable, function, filter, statement) is refused when the template is compiled.
 * The values behind it, with Python's rules for text, comparison and dates, are in {@code expression.python}.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.expression;
