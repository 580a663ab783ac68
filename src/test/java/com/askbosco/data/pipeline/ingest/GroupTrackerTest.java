package com.askbosco.data.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.pipeline.ingest.GroupTracker.Claim;
import com.askbosco.data.pipeline.ingest.GroupTracker.Step;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GroupTrackerTest {
  private static final List<Place> START = List.of(Place.slice(0), Place.slice(0));
  private static final List<Place> LATER = List.of(new Place(1, 3, "cursor", 0), Place.slice(2));
  private static final GroupRange WHOLE = new GroupRange(START, null);

  private final GroupTracker tracker = new GroupTracker(WHOLE);

  private GroupRange rest() {
    return Objects.requireNonNull(tracker.trySplit(0)).getResidual();
  }

  @Test
  void declinesToSplitWhileReadingAndGivesTheRestAwayWhenResting() {
    tracker.tryClaim(new Claim(Step.READ, START));
    assertThat(tracker.trySplit(0)).isNull();
    assertThatThrownBy(tracker::checkDone).hasMessageContaining("Slices were left unread");

    tracker.tryClaim(new Claim(Step.REST, LATER));
    assertThat(tracker.trySplit(0.5)).isNull();
    assertThat(rest()).isEqualTo(new GroupRange(LATER, null));

    tracker.checkDone();
    assertThat(tracker.currentRestriction()).isEqualTo(new GroupRange(START, LATER));
    assertThat(tracker.tryClaim(new Claim(Step.READ, LATER))).isFalse();
  }

  @Test
  void givesEverythingAwayBeforeTheFirstPage() {
    assertThat(rest()).isEqualTo(WHOLE);
    assertThat(tracker.tryClaim(new Claim(Step.READ, START))).isFalse();
    tracker.checkDone();
  }

  @Test
  void isDoneWhenTheQueuesEnd() {
    tracker.tryClaim(new Claim(Step.READ, START));
    tracker.tryClaim(new Claim(Step.END, LATER));
    tracker.checkDone();
    assertThat(tracker.trySplit(0)).isNull();
  }
}
