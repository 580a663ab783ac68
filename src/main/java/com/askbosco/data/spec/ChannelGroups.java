package com.askbosco.data.spec;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The channel groups everything is grouped by: those of GA4 under their own names, and one of ours. */
public final class ChannelGroups {

  /** All names, in GA4's order of precedence, then {@code AI Assistant} and {@code Unassigned}. */
  public static final Set<String> NAMES = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
      "Direct",
      "Cross-network",
      "Paid Shopping",
      "Paid Search",
      "Paid Social",
      "Paid Video",
      "Display",
      "Paid Other",
      "Organic Shopping",
      "Organic Social",
      "Organic Video",
      "Organic Search",
      "Referral",
      "Email",
      "Affiliates",
      "Audio",
      "SMS",
      "Mobile Push Notifications",
      "AI Assistant",
      "Unassigned")));

  private ChannelGroups() {}
}
