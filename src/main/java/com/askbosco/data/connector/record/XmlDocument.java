package com.askbosco.data.connector.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML document as a tree: attributes become fields with {@code @} before their name, elements of one name become a list, text
 * beside attributes or elements becomes {@code #text}, what is empty becomes null. Entities that the document declares are left
 * out and nothing outside the document is ever read.
 */
final class XmlDocument {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 500;

  private record Open(String name, ObjectNode fields, StringBuilder text) {}

  private final Deque<Open> open = new ArrayDeque<>();
  private boolean declares;

  private XmlDocument() {
    open.push(new Open("", NODES.objectNode(), new StringBuilder()));
  }

  static Values open(InputStream in) throws IOException, MalformedBodyException {
    byte[] bytes = Decoders.readAll(in);
    XmlDocument document = new XmlDocument();
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
      while (reader.hasNext()) {
        document.take(reader, reader.next());
      }
      reader.close();
    } catch (XMLStreamException e) {
      throw new MalformedBodyException("the answer is not valid XML", e);
    }
    return Values.of(List.of(document.open.element().fields()));
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
    return factory;
  }

  private void take(XMLStreamReader reader, int event) throws XMLStreamException {
    switch (event) {
      case XMLStreamConstants.DTD -> declares = true;
      case XMLStreamConstants.START_ELEMENT -> start(reader);
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
        open.element().text().append(reader.getText());
      case XMLStreamConstants.ENTITY_REFERENCE -> {
        if (!declares) {
          throw new XMLStreamException("an entity that is not declared");
        }
      }
      case XMLStreamConstants.END_ELEMENT -> end();
      default -> {}
    }
  }

  private void start(XMLStreamReader reader) throws XMLStreamException {
    if (open.size() > DEEPEST) {
      throw new XMLStreamException("more than " + DEEPEST + " elements inside each other");
    }
    ObjectNode fields = NODES.objectNode();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String prefix = reader.getAttributePrefix(i);
      fields.put("@" + name(prefix, reader.getAttributeLocalName(i)), reader.getAttributeValue(i));
    }
    open.push(
        new Open(name(reader.getPrefix(), reader.getLocalName()), fields, new StringBuilder()));
  }

  private static String name(String prefix, String local) {
    return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
  }

  private void end() {
    Open done = open.pop();
    String text = done.text().toString().strip();
    ObjectNode outer = open.element().fields();
    if (done.fields().isEmpty()) {
      add(outer, done.name(), text.isEmpty() ? NODES.nullNode() : NODES.textNode(text));
      return;
    }
    if (!text.isEmpty()) {
      add(done.fields(), "#text", NODES.textNode(text));
    }
    add(outer, done.name(), done.fields());
  }

  private static void add(ObjectNode fields, String name, JsonNode value) {
    JsonNode before = fields.get(name);
    if (before == null) {
      fields.set(name, value);
    } else if (before instanceof ArrayNode list) {
      list.add(value);
    } else {
      ArrayNode list = fields.arrayNode();
      list.add(before).add(value);
      fields.set(name, list);
    }
  }
}
