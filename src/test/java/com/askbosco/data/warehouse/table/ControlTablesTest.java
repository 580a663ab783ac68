package com.askbosco.data.warehouse.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.rules.Canon;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ControlTablesTest {

  @Test
  void aTableOfTheCanonStandsForTheControlTableOfItsName() {
    List<TableLayout> all = ControlTables.with(Canon.load().values());
    Map<String, TableLayout> byName =
        all.stream().collect(Collectors.toMap(TableLayout::fullName, Function.identity()));

    for (TableLayout control : ControlTables.ALL) {
      TableLayout found =
          java.util.Objects.requireNonNull(byName.get(control.fullName()), control.fullName());
      assertThat(found.fields()).as(control.fullName()).containsAll(control.fields());
      assertThat(found.key()).as(control.fullName()).isEqualTo(control.key());
    }
  }
}
