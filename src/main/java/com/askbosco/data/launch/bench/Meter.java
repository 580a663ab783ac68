package com.askbosco.data.launch.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Measures CPU, time and heap of this process while something runs. */
final class Meter implements AutoCloseable {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final long cpu = PROCESS.getProcessCpuTime();
  private final long wall = System.nanoTime();
  private final Thread watcher;
  private volatile boolean on = true;
  private volatile long peak;
  private double cpuSeconds;
  private double wallSeconds;

  Meter() {
    this.watcher = Thread.ofPlatform().daemon().name("heap-watcher").start(this::watch);
  }

  private void watch() {
    while (on) {
      peak = Math.max(
          peak, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    cpuSeconds = (PROCESS.getProcessCpuTime() - cpu) / 1e9;
    wallSeconds = (System.nanoTime() - wall) / 1e9;
    on = false;
    watcher.interrupt();
  }

  double cpuSeconds() {
    return cpuSeconds;
  }

  double wallSeconds() {
    return wallSeconds;
  }

  long peakMemoryMb() {
    return peak >> 20;
  }
}
