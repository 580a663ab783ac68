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
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * An XML document as a tree: attributes become fields with {@code @} before their name, elements of one name become a list, text
 * beside attributes or elements becomes {@code #text}, what is empty becomes null. Entities that the document declares are left
 * out and nothing outside the document is ever read.
 */
final class XmlDocument extends DefaultHandler2 {
  private static final int DEEPEST = 500;

  private record Open(ObjectNode fields, StringBuilder text) {}

  private final Deque<Open> open = new ArrayDeque<>();
  private int entities;

  private XmlDocument() {
    open.push(new Open(JsonNodeFactory.instance.objectNode(), new StringBuilder()));
  }

  static Values open(InputStream in) throws IOException, MalformedBodyException {
    byte[] bytes = Decoders.readAll(in);
    try {
      SAXParserFactory factory = SAXParserFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.setNamespaceAware(false);
      XMLReader reader = factory.newSAXParser().getXMLReader();
      XmlDocument document = new XmlDocument();
      reader.setContentHandler(document);
      reader.setErrorHandler(document);
      reader.setEntityResolver(document);
      reader.setProperty("http://xml.org/sax/properties/lexical-handler", document);
      reader.parse(new InputSource(new ByteArrayInputStream(bytes)));
      return Values.of(List.of(document.open.getLast().fields()));
    } catch (SAXException | IOException e) {
      throw new MalformedBodyException("the answer is not valid XML", e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Every JDK has these features", e);
    }
  }

  @Override
  public InputSource resolveEntity(
      @Nullable String name, @Nullable String publicId, @Nullable String base, String systemId) {
    return new InputSource(new ByteArrayInputStream(new byte[0]));
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes)
      throws SAXException {
    if (open.size() > DEEPEST) {
      throw new SAXException("more than " + DEEPEST + " elements inside each other");
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < attributes.getLength(); i++) {
      fields.put("@" + attributes.getQName(i), attributes.getValue(i));
    }
    open.push(new Open(fields, new StringBuilder()));
  }

  @Override
  public void characters(char[] chars, int from, int length) {
    if (entities == 0) {
      open.element().text().append(chars, from, length);
    }
  }

  @Override
  public void startEntity(String name) {
    entities++;
  }

  @Override
  public void endEntity(String name) {
    entities--;
  }

  @Override
  public void endElement(String uri, String local, String name) {
    Open done = open.pop();
    String text = done.text().toString().strip();
    ObjectNode outer = open.element().fields();
    if (done.fields().isEmpty()) {
      JsonNode value = text.isEmpty()
          ? JsonNodeFactory.instance.nullNode()
          : JsonNodeFactory.instance.textNode(text);
      add(outer, name, value);
      return;
    }
    if (!text.isEmpty()) {
      add(done.fields(), "#text", JsonNodeFactory.instance.textNode(text));
    }
    add(outer, name, done.fields());
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
