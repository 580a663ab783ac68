package com.askbosco.data.spec;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an agency chooses for one client beyond its connections; everything has a default, so that a client's file may say nothing
 * of it.
 *
 * @param kpi the metric that the client is judged by: a shared one or one of {@code metrics}; its target is in {@link
 *     ClientSpec.Targets}
 * @param attribution how conversions are shared out among channels
 * @param fx which rate turns money into the client's currency
 * @param holidays the calendar of the client's public holidays: an ISO 3166-1 country, with a subdivision or without ({@code DE},
 *     {@code DE-BY})
 * @param channelGroups names of channel groups that only this client has
 * @param channelRules the client's own rules of channel groups, in their order; they stand before the shared ones
 * @param naming how the names of campaigns are read; the first template that fits
 * @param conversions which actions of a source are which canonical event for this client
 * @param metrics the client's own metrics by id
 */
public record ClientSettings(
    String kpi,
    Attribution attribution,
    Fx fx,
    Optional<String> holidays,
    List<String> channelGroups,
    List<ChannelRuleSpec> channelRules,
    List<NamingTemplate> naming,
    List<ConversionRule> conversions,
    Map<String, ClientMetric> metrics) {

  /** The KPI of a client that names none. */
  public static final String DEFAULT_KPI = "roas";

  /** What holds for a client whose file says nothing. */
  public static final ClientSettings DEFAULT = new ClientSettings(
      DEFAULT_KPI,
      Attribution.DEFAULT,
      Fx.DEFAULT,
      Optional.empty(),
      List.of(),
      List.of(),
      List.of(),
      List.of(),
      Map.of());

  /**
   * How conversions are shared out among channels.
   *
   * @param model the model
   * @param lookbackDays how many days before a conversion a touch may lie, 1 to 365
   */
  public record Attribution(AttributionModelName model, int lookbackDays) {
    /** Linear over 30 days. */
    public static final Attribution DEFAULT = new Attribution(AttributionModelName.LINEAR, 30);
  }

  /** The attribution models a client may choose; in files and tables in lower case. */
  public enum AttributionModelName {
    FIRST_TOUCH,
    LAST_TOUCH,
    LAST_NON_DIRECT,
    LINEAR,
    POSITION_BASED,
    TIME_DECAY,
    MARKOV,
    SHAPLEY;

    /** The name under which the model is stored, such as {@code position_based}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Which rate turns money into the client's currency (rule 1 of the model). */
  public enum FxPolicy {
    /** The reference rate of the day, else the last one before it, at most 7 days old. */
    DAILY,
    /** The last reference rate of the month; days of the running month use the last rate there is. */
    MONTH_END,
    /** The rate that the source itself has used, where it says one; else as {@link #DAILY}. */
    TRANSACTION;

    /** The name in files and tables. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Which rate turns money into the client's currency.
   *
   * @param policy the kind of rate
   * @param closeAfterDays how many days after its end a month is closed: rates that become known later change nothing in it
   * @param reopened closed months whose figures take the newest rates all the same
   */
  public record Fx(FxPolicy policy, int closeAfterDays, List<YearMonth> reopened) {
    /** Daily rates; a month closes 10 days after its end. */
    public static final Fx DEFAULT = new Fx(FxPolicy.DAILY, 10, List.of());
  }

  /**
   * One rule of channel groups: it fits when every expression is found, whatever the case.
   *
   * @param group one of {@link ChannelGroups#NAMES} or of the client's own
   * @param patterns RE2 expressions by what they look at; at least one
   * @param line where it stands
   */
  public record ChannelRuleSpec(String group, Map<Field, String> patterns, int line) {

    /** What a rule looks at. */
    public enum Field {
      SOURCE,
      MEDIUM,
      CAMPAIGN
    }
  }

  /**
   * A template for names of campaigns.
   *
   * @param regex an RE2 expression for the whole name, with named groups of {@link #PARTS}
   * @param patternOfPart for each part that it names, the expression for the whole name with that part as its only group
   * @param line where it stands
   */
  public record NamingTemplate(String regex, Map<String, String> patternOfPart, int line) {
    /** What a name may say, in the order of the columns. */
    public static final List<String> PARTS = List.of("brand", "market", "funnel", "product");
  }

  /**
   * A metric of one client: a weighted sum of sums, or a ratio of two.
   *
   * @param label its name for people
   * @param description what it says; may be empty
   * @param unit how it is shown
   * @param of the shared sums above the line with their weights
   * @param by those below the line; empty for a sum
   * @param times a factor of a ratio
   * @param unknownIsZero whether a sum that is not known counts as 0 instead of making the metric unknown
   * @param line where it stands
   */
  public record ClientMetric(
      String id,
      String label,
      String description,
      MetricSpec.Unit unit,
      Map<String, BigDecimal> of,
      Map<String, BigDecimal> by,
      BigDecimal times,
      boolean unknownIsZero,
      int line) {

    /** Whether figures of it may be added up. */
    public boolean isAdditive() {
      return by.isEmpty();
    }
  }

  /**
   * Which canonical event an action of a source is.
   *
   * @param source the connector, such as {@code facebook-marketing}
   * @param actionType the source's name or id of the action
   * @param event one of {@link ConversionEvents#NAMES}
   * @param precedence from 1; of the actions of one event and source that a row has, those of the lowest precedence count
   * @param line where it stands
   */
  public record ConversionRule(
      String source, String actionType, String event, int precedence, int line) {}
}
