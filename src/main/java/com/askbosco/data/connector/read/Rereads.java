package com.askbosco.data.connector.read;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.error.ErrorRules;
import com.askbosco.data.connector.expression.DateFormats;
import com.askbosco.data.connector.expression.ExpressionException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.Action;
import com.askbosco.data.spec.manifest.PageTokenOption;
import com.askbosco.data.spec.manifest.Paginator;
import com.askbosco.data.spec.manifest.Paginator.PaginationStrategy;
import com.askbosco.data.spec.manifest.Place;
import com.askbosco.data.spec.manifest.Rereading.PageSizeReduction;
import com.askbosco.data.spec.manifest.Rereading.PaginationReset;
import com.askbosco.data.spec.manifest.Rereading.PaginationResetLimits;
import com.askbosco.data.spec.manifest.Rereading.RequestWindowSplitting;
import com.askbosco.data.spec.manifest.Retriever.SimpleRetriever;
import com.askbosco.data.spec.manifest.Text;
import java.time.Duration;
import java.util.Optional;

/**
 * What a retriever does when the source wants pages asked for otherwise, checked.
 *
 * @param leastWindow the longest window that is not cut; empty when the cursor's granularity alone bounds it
 */
public record Rereads(
    Optional<PaginationReset> reset,
    Optional<PageSizeReduction> reduction,
    Optional<RequestWindowSplitting> splitting,
    Optional<Duration> leastWindow) {

  /** Nothing. */
  public static final Rereads NONE =
      new Rereads(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Checks what a retriever says against its paginator and error handler. */
  static Rereads compile(SimpleRetriever spec, ErrorRules rules, Expressions expressions) {
    Place place = spec.requester().place();
    spec.pageSizeReduction().ifPresent(r -> check(r, spec, place, expressions));
    if (rules.canLeadTo(Action.REDUCE_PAGE_SIZE) && spec.pageSizeReduction().isEmpty()) {
      problem(
          expressions,
          place,
          "an error handler answers REDUCE_PAGE_SIZE, but the retriever has no `page_size_reduction`",
          "Add it.");
    }
    if (rules.canLeadTo(Action.SPLIT_REQUEST_WINDOW)
        && spec.requestWindowSplitting().isEmpty()) {
      problem(
          expressions,
          place,
          "an error handler answers SPLIT_REQUEST_WINDOW, but the retriever has no"
              + " `request_window_splitting`",
          "Add it.");
    }
    boolean limited = spec.paginationReset()
        .flatMap(PaginationReset::limits)
        .flatMap(PaginationResetLimits::numberOfRecords)
        .isPresent();
    if (limited && spec.recordSelector().recordFilter().isPresent()) {
      problem(
          expressions,
          place,
          "`pagination_reset.limits` counts records, which a record filter would hide",
          "Leave out one of the two.");
    }
    return new Rereads(
        spec.paginationReset(),
        spec.pageSizeReduction(),
        spec.requestWindowSplitting(),
        spec.requestWindowSplitting()
            .flatMap(RequestWindowSplitting::minSplitWindow)
            .flatMap(iso -> least(iso, place, expressions)));
  }

  private static void check(
      PageSizeReduction reduction, SimpleRetriever spec, Place place, Expressions expressions) {
    if (!(spec.paginator().orElse(null) instanceof Paginator.DefaultPaginator paginator)
        || paginator.pageSizeOption().isEmpty()) {
      problem(
          expressions,
          place,
          "`page_size_reduction` needs a paginator that sends the page size",
          "Use a DefaultPaginator with `page_size_option`.");
      return;
    }
    if (paginator.pageTokenOption().orElse(null) instanceof PageTokenOption.RequestPath) {
      problem(
          expressions,
          place,
          "`page_size_reduction` does not go with RequestPath: the next page's address has a size",
          "Send the token as a RequestOption.");
    }
    Optional<Text> size = switch (paginator.paginationStrategy()) {
      case PaginationStrategy.CursorPagination cursor -> cursor.pageSize();
      case PaginationStrategy.OffsetIncrement offset -> offset.pageSize();
      case PaginationStrategy.CustomPaginationStrategy custom -> Optional.empty();
      case PaginationStrategy.PageIncrement page -> {
        problem(
            expressions,
            place,
            "`page_size_reduction` does not go with PageIncrement: smaller pages have other numbers",
            "Use OffsetIncrement or CursorPagination.");
        yield Optional.empty();
      }
    };
    if (size.isPresent()
        && size.get().value().matches("\\d{1,9}")
        && Integer.parseInt(size.get().value()) <= reduction.minimumPageSize()) {
      problem(
          expressions,
          place,
          "`page_size` is not greater than `minimum_page_size`, so it can never be reduced",
          "Raise the one or lower the other.");
    }
  }

  private static Optional<Duration> least(String iso, Place place, Expressions expressions) {
    try {
      DateFormats.CalendarDuration duration = DateFormats.duration(iso);
      Duration whole = duration.time().plusDays(duration.period().getDays());
      if (duration.period().toTotalMonths() == 0 && !whole.isNegative() && !whole.isZero()) {
        return Optional.of(whole);
      }
    } catch (ExpressionException e) {
      // Said below.
    }
    problem(
        expressions,
        place,
        "`min_split_window: " + iso + "` is no duration of days, hours, minutes or seconds",
        "Write one such as P1D.");
    return Optional.empty();
  }

  private static void problem(Expressions expressions, Place place, String what, String mend) {
    expressions.problem(place, ErrorCode.CONFIG_BAD_VALUE, what, mend);
  }
}
