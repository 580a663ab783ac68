package com.askbosco.data.sandbox;

import java.time.LocalDate;

/** The day it is at the vendors. Thread-safe. */
final class VendorDay {
  private volatile LocalDate day;

  VendorDay(LocalDate day) {
    this.day = day;
  }

  LocalDate get() {
    return day;
  }

  void set(LocalDate next) {
    day = next;
  }
}
