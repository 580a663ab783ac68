package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.google.zetasql.StructType.StructField;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import com.google.zetasql.ZetaSQLType.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Reads and writes GoogleSQL type names as BigQuery spells them, without the analyzer. */
final class TypeNames {
  private static final Map<String, TypeKind> SIMPLE = Map.ofEntries(
      Map.entry("INT64", TypeKind.TYPE_INT64),
      Map.entry("BOOL", TypeKind.TYPE_BOOL),
      Map.entry("FLOAT64", TypeKind.TYPE_DOUBLE),
      Map.entry("STRING", TypeKind.TYPE_STRING),
      Map.entry("BYTES", TypeKind.TYPE_BYTES),
      Map.entry("DATE", TypeKind.TYPE_DATE),
      Map.entry("TIMESTAMP", TypeKind.TYPE_TIMESTAMP),
      Map.entry("DATETIME", TypeKind.TYPE_DATETIME),
      Map.entry("TIME", TypeKind.TYPE_TIME),
      Map.entry("NUMERIC", TypeKind.TYPE_NUMERIC),
      Map.entry("JSON", TypeKind.TYPE_JSON));

  private final String text;
  private int position;

  private TypeNames(String text) {
    this.text = text;
  }

  /** The type with this name; a BoscoException names what cannot be read. */
  static Type parse(String text) {
    TypeNames reader = new TypeNames(text);
    Type type = reader.type();
    if (reader.position != text.length()) {
      throw reader.wrong();
    }
    return type;
  }

  /** BigQuery's name of a type. */
  static String of(Type type) {
    if (type.isArray()) {
      return "ARRAY<" + of(type.asArray().getElementType()) + ">";
    }
    if (type.isStruct()) {
      // Type.typeName cannot print field names: its string functions are missing from the public
      // client.
      StringJoiner fields = new StringJoiner(", ", "STRUCT<", ">");
      for (StructField field : type.asStruct().getFieldList()) {
        fields.add((field.getName() + " " + of(field.getType())).strip());
      }
      return fields.toString();
    }
    return type.typeName(ProductMode.PRODUCT_EXTERNAL);
  }

  private Type type() {
    String word = word().toUpperCase(Locale.ROOT);
    switch (word) {
      case "ARRAY" -> {
        expect('<');
        Type element = type();
        expect('>');
        return TypeFactory.createArrayType(element);
      }
      case "STRUCT" -> {
        expect('<');
        List<StructField> fields = new ArrayList<>();
        do {
          fields.add(field());
        } while (accept(','));
        expect('>');
        return TypeFactory.createStructType(fields);
      }
      default -> {
        TypeKind kind = SIMPLE.get(word);
        if (kind == null) {
          throw wrong();
        }
        return TypeFactory.createSimpleType(kind);
      }
    }
  }

  /** A field, whose name may be missing: {@code STRUCT<INT64, name STRING>}. */
  private StructField field() {
    int start = position;
    String name = word();
    if (position < text.length() && Character.isLetter(text.charAt(position))) {
      return new StructField(name, type());
    }
    position = start;
    return new StructField("", type());
  }

  private String word() {
    skipSpaces();
    int start = position;
    while (position < text.length()
        && (Character.isLetterOrDigit(text.charAt(position)) || text.charAt(position) == '_')) {
      position++;
    }
    if (start == position) {
      throw wrong();
    }
    String word = text.substring(start, position);
    skipSpaces();
    return word;
  }

  private boolean accept(char c) {
    skipSpaces();
    if (position < text.length() && text.charAt(position) == c) {
      position++;
      skipSpaces();
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw wrong();
    }
  }

  private void skipSpaces() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
  }

  private BoscoException wrong() {
    return new BoscoException(
        ErrorCode.SQL_INVALID,
        "not a GoogleSQL column type: '"
            + text
            + "' (at character "
            + (position + 1)
            + "). Use INT64, BOOL, FLOAT64, STRING, BYTES, DATE, TIMESTAMP, DATETIME, TIME, NUMERIC, JSON,"
            + " ARRAY<…> or STRUCT<name type, …>");
  }
}
