package com.askbosco.data.serve;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.QueryEngine;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the report showed on an earlier day, beside what is known now.
 *
 * @param asOf the day on which it was shown
 * @param publishedOn the day of the publish that was shown then, not later than {@code asOf}
 * @param date the day reported on
 * @param clients one line per client and day that was shown or is there now, by id
 */
public record PublishedReport(
    LocalDate asOf, LocalDate publishedOn, LocalDate date, List<Line> clients) {

  /** A client's day as it was shown and as it is now; null where there was or is no figure. */
  public record Line(
      String clientId,
      String currency,
      @Nullable Object spendThen,
      @Nullable Object spendNow,
      @Nullable Object netRevenueThen,
      @Nullable Object netRevenueNow,
      @Nullable Object ordersThen,
      @Nullable Object ordersNow) {}

  /**
   * Reads what was shown.
   *
   * @param asOf the day on which it was shown
   * @param date the day reported on, or null for the last day of the run that was published then
   * @throws BoscoException with {@code USAGE} when nothing was published by then
   */
  public static PublishedReport read(QueryEngine engine, LocalDate asOf, @Nullable LocalDate date) {
    List<List<@Nullable Object>> shown = engine
        .query(
            "SELECT as_of_date, report_date, (SELECT MAX(q.as_of_date) FROM ops.ctl_publication AS q"
                + " WHERE q.is_published AND q.as_of_date <= p.as_of_date) AS published_on"
                + " FROM ops.ctl_publication AS p WHERE as_of_date <= DATE '"
                + asOf
                + "' ORDER BY as_of_date DESC LIMIT 1")
        .rows();
    if (shown.isEmpty()) {
      throw new BoscoException(
          ErrorCode.USAGE,
          "Nothing was published on or before " + asOf
              + ". ./bosco query \"SELECT as_of_date FROM ops.ctl_publication\" lists the days.");
    }
    LocalDate row = (LocalDate) shown.get(0).get(0);
    LocalDate day = date != null ? date : (LocalDate) shown.get(0).get(1);
    List<Line> lines = engine
        .query(
            "WITH shown AS (SELECT * FROM gold.snap_blended_daily WHERE as_of_date = DATE '" + row
                + "' AND report_date = DATE '" + day
                + "'), present AS (SELECT * FROM gold.mart_blended_daily WHERE report_date = DATE '"
                + day
                + "') SELECT COALESCE(s.client_id, n.client_id) AS client_id,"
                + " COALESCE(s.currency_code, n.currency_code) AS currency_code, s.spend_rc AS spend_then,"
                + " n.spend_rc AS spend_now, s.net_revenue_rc AS net_then, n.net_revenue_rc AS net_now,"
                + " s.orders AS orders_then, n.orders AS orders_now"
                + " FROM shown AS s FULL JOIN present AS n ON n.client_id = s.client_id ORDER BY 1")
        .rows()
        .stream()
        .map(line -> new Line(
            String.valueOf(line.get(0)),
            String.valueOf(line.get(1)),
            line.get(2),
            line.get(3),
            line.get(4),
            line.get(5),
            line.get(6),
            line.get(7)))
        .toList();
    return new PublishedReport(asOf, (LocalDate) shown.get(0).get(2), day, lines);
  }
}
