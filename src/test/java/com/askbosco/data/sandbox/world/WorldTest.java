package com.askbosco.data.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.DateRange;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final LocalDate AS_OF = World.LAST_DAY.plusDays(1);

  private static String blended(World world, DateRange range) throws IOException {
    StringBuilder csv = new StringBuilder();
    new Truth(world, AS_OF).printBlended(range, csv);
    return csv.toString();
  }

  @Test
  void isTheSameForTheSameSeedWhateverWasAskedBefore() throws IOException {
    DateRange lastDays = new DateRange(World.LAST_DAY.minusDays(2), World.LAST_DAY);
    String cold = blended(World.of(7, Scale.DEFAULT), lastDays);
    World used = World.of(7, Scale.DEFAULT);
    blended(used, new DateRange(used.firstDay(), used.lastDay()));
    assertThat(blended(used, lastDays)).isEqualTo(cold);
    assertThat(blended(World.of(8, Scale.DEFAULT), lastDays)).isNotEqualTo(cold);
  }

  @Test
  void keepsTheClientsOfASmallerOneAndTheirFigures() {
    World small = World.of(7, new Scale(2, 21));
    World large = World.of(7, new Scale(9, 21));
    DateRange range = DateRange.day(World.LAST_DAY);
    for (int i = 0; i < 2; i++) {
      assertThat(new Truth(large, AS_OF).blended(large.clients().get(i), range))
          .isEqualTo(new Truth(small, AS_OF).blended(small.clients().get(i), range));
    }
  }

  @Test
  void beginsWithTheExampleAgency() {
    assertThat(World.of(7, new Scale(7, 7)).clients())
        .map(c -> String.join(" ", c.id(), c.currency(), c.zone().getId()))
        .containsExactly(
            "aurora EUR Europe/Berlin",
            "bergwerk CHF Europe/Zurich",
            "citrine GBP Europe/London",
            "dunlin USD America/New_York",
            "ember JPY Asia/Tokyo",
            "client-0006 JPY Asia/Tokyo",
            "client-0007 EUR Europe/Madrid");
  }

  @Test
  void findsTheOwnerOfEveryAccount() {
    World world = World.of(7, new Scale(40, 7));
    Set<String> ids = new HashSet<>();
    for (ClientWorld client : world.clients()) {
      assertThat(world.client(client.id())).containsSame(client);
      assertThat(world.byProperty(client.propertyId())).containsSame(client);
      assertThat(world.byShop(client.shopHost())).containsSame(client);
      assertThat(world.byEmailAccount(client.emailAccountId())).containsSame(client);
      for (AdAccount account : client.adAccounts()) {
        assertThat(world.byAdAccount(account.platform(), account.id())).containsSame(client);
        assertThat(ids.add(account.id())).isTrue();
      }
    }
    assertThat(world.byShop("nobody.myshopify.com")).isEmpty();
  }

  @Test
  void showsNothingBeforeItsFirstDayAndNothingFromTheAsOfDayOn() {
    ClientWorld client = World.of(7, new Scale(1, 7)).clients().get(0);
    for (LocalDate day : List.of(client.firstDay().minusDays(1), AS_OF, AS_OF.plusDays(1))) {
      for (AdAccount account : client.adAccounts()) {
        assertThat(client.ads().campaignDaily(account, day, AS_OF)).isEmpty();
        assertThat(client.ads().adDaily(account, day, AS_OF)).isEmpty();
        assertThat(client.ads().conversionsDaily(account, day, AS_OF)).isEmpty();
      }
      assertThat(client.web().sessionsDaily(day, AS_OF)).isEmpty();
      assertThat(client.shop().ordersOf(day, AS_OF)).isEmpty();
      assertThat(client.email().messageDaily(day, AS_OF)).isEmpty();
      assertThat(client.email().events(day, AS_OF)).isEmpty();
    }
    assertThat(client.ads().campaigns(client.adAccounts().get(0), client.firstDay()))
        .isEmpty();
    assertThat(client.email().campaigns(client.firstDay())).isEmpty();
  }
}
