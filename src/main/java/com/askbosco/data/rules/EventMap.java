package com.askbosco.data.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The action types of a platform and the canonical events they are (rule 10 of the model). The types of an event stand in
 * tiers: the first tier of which a record has any holds all that the later ones hold, so only it is counted; the types
 * within one tier exclude each other and are added up.
 */
final class EventMap {
  /** What a type that is in no tier is. */
  static final String OTHER = "other";

  private final Map<String, List<Set<String>>> tiers;
  private final Map<String, String> eventOfType = new HashMap<>();

  EventMap(Map<String, List<Set<String>>> tiers) {
    this.tiers = Map.copyOf(tiers);
    tiers.forEach(
        (event, list) -> list.forEach(tier -> tier.forEach(type -> eventOfType.put(type, event))));
  }

  Set<String> events() {
    return tiers.keySet();
  }

  /** The canonical event of an action type. */
  String event(String type) {
    return eventOfType.getOrDefault(type, OTHER);
  }

  /** The elements of an array of actions that are counted for an event; none when it has no such event. */
  List<JsonNode> counted(@Nullable JsonNode actions, String event) {
    Set<String> tier = tier(actions, event);
    if (actions == null || tier.isEmpty()) {
      return List.of();
    }
    List<JsonNode> counted = new ArrayList<>(1);
    Set<String> seen = new HashSet<>();
    for (JsonNode action : actions) {
      String type = type(action);
      if (tier.contains(type) && seen.add(type)) {
        counted.add(action);
      }
    }
    return counted;
  }

  /** Whether a type is counted: it is in no event's tiers, or in the tier that its event is counted by. */
  boolean isCounted(@Nullable JsonNode actions, String type) {
    String event = event(type);
    return event.equals(OTHER) || tier(actions, event).contains(type);
  }

  private Set<String> tier(@Nullable JsonNode actions, String event) {
    if (actions != null) {
      for (Set<String> tier : tiers.getOrDefault(event, List.of())) {
        for (JsonNode action : actions) {
          if (tier.contains(type(action))) {
            return tier;
          }
        }
      }
    }
    return Set.of();
  }

  private static String type(JsonNode action) {
    JsonNode type = action.get("action_type");
    return type == null ? "" : type.asText();
  }
}
