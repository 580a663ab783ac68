package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.ErasureRequest.SourceId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads a request to be forgotten, YAML or JSON. No problem it notes shows what the file says of the person. */
public final class ErasureRequestFile {
  static final Set<String> KEYS = Set.of("client", "request_id", "received_at", "subject");
  static final Set<String> SUBJECT_KEYS = Set.of("emails", "phones", "ids");
  static final Set<String> ID_KEYS = Set.of("source", "account", "id");
  static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private ErasureRequestFile() {}

  /**
   * Reads one request.
   *
   * @param name the file's name, as problems show it
   * @param isEmail whether a text is an address
   * @param isPhone whether a text is a phone number with its country
   * @param sources the connectors there are
   * @throws ProblemsException with everything wrong, without what names the person
   */
  public static ErasureRequest read(
      String name,
      String text,
      Predicate<String> isEmail,
      Predicate<String> isPhone,
      Set<String> sources) {
    YamlFile file = YamlFile.parse(name, text);
    if (!file.problems().isEmpty()) {
      // What the parser says may quote the line.
      throw new ProblemsException(file.problems().stream()
          .map(each -> new Problem(
              each.code(),
              each.file(),
              each.line(),
              "",
              "not valid YAML or JSON",
              "Mend the line."))
          .toList());
    }
    YamlNode root = onlyKeys(file.root(), KEYS);
    String client = client(root.required("client"));
    String request = requestId(root.required("request_id"));
    Instant received = moment(root.required("received_at"));
    YamlNode subject = onlyKeys(root.required("subject"), SUBJECT_KEYS);
    List<String> emails = texts(subject.optional("emails"), isEmail, "no e-mail address");
    List<String> phones = texts(
        subject.optional("phones"),
        isPhone,
        "no phone number with its country in front, such as +49");
    List<SourceId> ids = new ArrayList<>();
    for (YamlNode each : items(subject.optional("ids"))) {
      onlyKeys(each, ID_KEYS);
      YamlNode source = each.required("source");
      if (source.isScalar() && !sources.contains(source.string())) {
        source.problem(
            ErrorCode.CONFIG_UNKNOWN_REFERENCE,
            "there is no such connector",
            "Known: " + String.join(", ", sources.stream().sorted().toList()) + ".");
      }
      ids.add(new SourceId(
          source.string(),
          each.optional("account").map(YamlNode::string),
          each.required("id").string()));
    }
    if (emails.isEmpty() && phones.isEmpty() && ids.isEmpty()) {
      subject.problem(
          ErrorCode.CONFIG_MISSING_KEY,
          "nobody is named",
          "Give at least one of emails, phones and ids.");
    }
    file.check();
    return new ErasureRequest(client, request, received, emails, phones, ids, name);
  }

  /** As everywhere, but a key that is not known may be an address in the wrong place and is not shown. */
  private static YamlNode onlyKeys(YamlNode node, Set<String> known) {
    node.map().forEach((key, value) -> {
      if (!known.contains(key)) {
        node.problem(
            ErrorCode.CONFIG_UNKNOWN_KEY,
            "an unknown key",
            "Known keys: " + String.join(", ", known.stream().sorted().toList()) + ".");
      }
    });
    return node;
  }

  private static List<YamlNode> items(Optional<YamlNode> node) {
    if (node.isPresent() && !node.get().isList()) {
      node.get().problem(ErrorCode.CONFIG_WRONG_TYPE, "expected a list", "Write `[one, two]`.");
      return List.of();
    }
    return node.map(YamlNode::list).orElse(List.of());
  }

  private static String client(YamlNode node) {
    if (node.isScalar() && !ClientReader.ID.matcher(node.string()).matches()) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "this is no client's id", "Write the client's id.");
    }
    return node.string();
  }

  private static String requestId(YamlNode node) {
    String id = node.string();
    if (node.isScalar() && !REQUEST.matcher(id).matches()) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "this is no request id",
          "Use letters, digits, dot, dash and underscore, at most 100, and nothing of the person.");
    }
    return id;
  }

  private static Instant moment(YamlNode node) {
    try {
      return node.isScalar() ? OffsetDateTime.parse(node.string()).toInstant() : Instant.EPOCH;
    } catch (DateTimeException e) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "this is no moment",
          "Write a moment with its zone such as 2026-11-20T09:30:00Z.");
      return Instant.EPOCH;
    }
  }

  private static List<String> texts(
      Optional<YamlNode> node, Predicate<String> isOne, String otherwise) {
    List<String> texts = new ArrayList<>();
    for (YamlNode each : items(node)) {
      if (each.isScalar() && !isOne.test(each.string())) {
        each.problem(ErrorCode.CONFIG_BAD_VALUE, otherwise, "Mend it, or take it out.");
      }
      texts.add(each.string());
    }
    return texts;
  }
}
