package com.askbosco.data.rules;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whom the records of one stream are about, and what of them names the person. Immutable and thread-safe.
 *
 * <p>A person is known by the keys and hashes that the mappings make (rule 15 of the model), never by what they are made of.
 */
public final class PersonRule {
  private final List<Identity> identities;
  private final boolean isWhole;
  private final Set<String> erased;
  private final Set<String> kept;
  private final Set<String> addresses;

  /**
   * One thing that names a person.
   *
   * @param value makes the key or the hash
   * @param isUnique whether two records with the same one are about the same person; a phone may be a family's
   */
  record Identity(Value value, boolean isUnique) {}

  PersonRule(
      List<Identity> identities,
      boolean isWhole,
      Set<String> erased,
      Set<String> kept,
      Set<String> addresses) {
    this.identities = List.copyOf(identities);
    this.isWhole = isWhole;
    this.erased = Set.copyOf(erased);
    this.kept = Set.copyOf(kept);
    this.addresses = Set.copyOf(addresses);
  }

  /** The keys and hashes of the person a record is about; none when it names nobody. */
  public List<String> persons(JsonNode record, RowContext context) {
    return read(record, context, false);
  }

  /** Those of them that no two persons share. */
  public List<String> uniquePersons(JsonNode record, RowContext context) {
    return read(record, context, true);
  }

  private List<String> read(JsonNode record, RowContext context, boolean uniqueOnly) {
    List<String> found = new ArrayList<>(identities.size());
    Frame frame = new Frame(record, context);
    for (Identity identity : identities) {
      if (identity.isUnique() || !uniqueOnly) {
        try {
          if (identity.value().read(frame) instanceof String pseudonym) {
            found.add(pseudonym);
          }
        } catch (BadValue e) {
          // What is no key or address names nobody.
        }
      }
    }
    return found;
  }

  /**
   * Makes sure that none of these records, taken out of a page that was cleared, names a person.
   *
   * @throws BoscoException with {@code ERASURE_INCOMPLETE} when one does: the rule names fields that the source does not send so
   */
  public void requireNobody(
      List<JsonNode> records, RowContext context, Predicate<List<String>> persons) {
    for (JsonNode record : records) {
      if (persons.test(persons(record, context))) {
        throw new BoscoException(
            ErrorCode.ERASURE_INCOMPLETE,
            "A page of " + context.slice().label()
                + " still names a person after it was cleared. `erase` in the connector's privacy.yaml must name"
                + " the fields as the source sends them.");
      }
    }
  }

  /** Whether a record stands for the person, and goes as a whole. */
  public boolean isWhole() {
    return isWhole;
  }

  /** Paths of what names the person; everything below goes too, but for {@link #kept}. */
  public Set<String> erased() {
    return erased;
  }

  /** Paths below erased ones that stay. */
  public Set<String> kept() {
    return kept;
  }

  /** Paths of web addresses, whose parameters may name the person. */
  public Set<String> addresses() {
    return addresses;
  }
}
