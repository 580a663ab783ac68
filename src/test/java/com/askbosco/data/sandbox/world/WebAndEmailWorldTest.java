package com.askbosco.data.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebAndEmailWorldTest {
  private static final World WORLD = World.of(7, Scale.DEFAULT);
  private static final LocalDate AS_OF = WORLD.lastDay().plusDays(30);

  @Test
  void sessionsAgreeWithClicksAndPurchasesWithOrders() {
    for (ClientWorld client : WORLD.clients()) {
      for (LocalDate day = WORLD.firstDay(); !day.isAfter(WORLD.lastDay()); day = day.plusDays(1)) {
        Map<String, Long> clicks = new HashMap<>();
        for (AdAccount account : client.adAccounts()) {
          client
              .ads()
              .campaignDaily(account, day, AS_OF)
              .forEach(
                  r -> clicks.merge(r.campaign().utmCampaign(), r.figures().clicks(), Long::sum));
        }
        Map<String, Long> sessions = new HashMap<>();
        long purchases = 0;
        for (SessionDay row : client.web().sessionsDaily(day, AS_OF)) {
          sessions.merge(row.campaign(), row.sessions(), Long::sum);
          purchases += row.transactions();
          assertThat(row.transactions()).isLessThanOrEqualTo(row.sessions());
          assertThat(row.revenueMicros() == 0).isEqualTo(row.transactions() == 0);
          assertThat(row.newUsers()).isLessThanOrEqualTo(row.totalUsers());
        }
        clicks.forEach((campaign, count) -> assertThat(sessions.getOrDefault(campaign, 0L))
            .isBetween((long) (count * .9), Math.max(count, 1)));
        long orders =
            client.shop().ordersOf(day, AS_OF).stream().filter(o -> !o.test()).count();
        assertThat(purchases).isLessThanOrEqualTo(orders);
        assertThat((double) purchases).isGreaterThan(orders * .75 - 2);
      }
    }
  }

  @Test
  void unassignedSessionsVanishAfterTwoDaysAndTheTotalStays() {
    ClientWorld client = WORLD.clients().get(0);
    LocalDate day = WORLD.lastDay();
    List<SessionDay> early = client.web().sessionsDaily(day, day.plusDays(1));
    List<SessionDay> settled = client.web().sessionsDaily(day, day.plusDays(2));
    assertThat(early).anyMatch(row -> row.channelGroup().equals("Unassigned"));
    assertThat(settled).noneMatch(row -> row.channelGroup().equals("Unassigned"));
    assertThat(early.stream().mapToLong(SessionDay::sessions).sum())
        .isEqualTo(settled.stream().mapToLong(SessionDay::sessions).sum());
    assertThat(client.web().sessionsDaily(day, day.plusDays(9))).isEqualTo(settled);
  }

  @Test
  void rowsOfADayHaveDifferentDimensions() {
    for (ClientWorld client : WORLD.clients()) {
      for (int age = 1; age <= 2; age++) {
        LocalDate day = WORLD.lastDay();
        assertThat(client.web().sessionsDaily(day, day.plusDays(age)))
            .extracting(r -> List.of(r.source(), r.medium(), r.campaign(), r.device(), r.country()))
            .doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void emailEventsAreAsManyAsTheDaysRowsCount() {
    ClientWorld client = WORLD.clients().get(1);
    LocalDate day =
        client.email().campaigns(AS_OF).get(1).sentAt().atZone(client.zone()).toLocalDate();
    List<MessageDay> rows = client.email().messageDaily(day, AS_OF);
    assertThat(rows.stream().mapToLong(MessageDay::recipients).sum()).isPositive();
    assertThat(rows).allSatisfy(row -> {
      assertThat(row.opensUnique()).isLessThanOrEqualTo(row.opens());
      assertThat(row.clicksUnique()).isLessThanOrEqualTo(row.clicks());
      assertThat(row.delivered()).isEqualTo(row.recipients() - row.bounced());
      assertThat(row.campaign().id()).hasSize(26);
    });
    List<MessageEvent> events = client.email().events(day, AS_OF);
    assertThat(events.stream().filter(e -> e.kind().equals("Opened Email")).count())
        .isEqualTo(rows.stream().mapToLong(MessageDay::opens).sum());
    assertThat(events.stream().filter(e -> e.kind().equals("Clicked Email")).count())
        .isEqualTo(rows.stream().mapToLong(MessageDay::clicks).sum());
    assertThat(events).extracting(MessageEvent::id).doesNotHaveDuplicates();
  }
}
