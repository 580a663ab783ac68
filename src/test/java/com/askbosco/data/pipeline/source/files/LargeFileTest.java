package com.askbosco.data.pipeline.source.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.connector.Page;
import com.askbosco.data.spec.source.FileLimits;
import com.askbosco.data.spec.source.FileSet;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file of gigabytes that lies nowhere: its bytes are made while it is read. {@code -Dbosco.file.gb=5} makes it five. */
class LargeFileTest {
  private static final Logger LOG = LoggerFactory.getLogger(LargeFileTest.class);
  private static final byte[] HEADER = "id,name,amount,note\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BLOCK = block();
  private static final int ROWS = 1_000;
  private static final long SIZE = HEADER.length
      + BLOCK.length
          * ((long) (Double.parseDouble(System.getProperty("bosco.file.gb", "0.05")) * (1L << 30))
              / BLOCK.length);

  private static byte[] block() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      rows.append(100_000 + i)
          .append(",\"Müller, \"\"")
          .append(i % 10)
          .append("\"\"\",12.50,a note of some length\n");
    }
    return rows.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The one file of the place. */
  private static final class Made implements FilePlace {
    private static final FoundFile FILE = new FoundFile("large.csv", SIZE, 1, "");

    @Override
    public List<FoundFile> list(List<NamePattern> patterns) {
      return List.of(FILE);
    }

    @Override
    public Optional<FoundFile> find(String name) {
      return Optional.of(FILE);
    }

    @Override
    public InputStream open(String name, long from) {
      return new InputStream() {
        private long at = from;

        @Override
        public int read() {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
          if (at >= SIZE) {
            return -1;
          }
          byte[] part = at < HEADER.length ? HEADER : BLOCK;
          int in = at < HEADER.length ? (int) at : (int) ((at - HEADER.length) % BLOCK.length);
          int n = Math.min(length, part.length - in);
          System.arraycopy(part, in, to, offset, n);
          at += n;
          return n;
        }
      };
    }

    @Override
    public String address(String name) {
      return "made://" + name;
    }

    @Override
    public void close() {}
  }

  private static FilePages pages(ReadFrom from) {
    Contents contents = new Contents(FileSet.of("*"), FileLimits.USUAL);
    return new FilePages(new Made(), Made.FILE, contents, "", from);
  }

  @Test
  void isReadWithinThePagesOfMemory() throws Exception {
    System.gc();
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long before = used();
    long begin = System.nanoTime();
    long records = 0;
    long most = 0;
    String middle = "";
    int n = 0;
    try (FilePages pages = pages(ReadFrom.START)) {
      for (Page page = pages.next(); page != null; page = pages.next()) {
        records += page.records().size();
        if (++n % 50 == 0) {
          System.gc();
          most = Math.max(most, used() - before);
        }
        if (records > SIZE / 200 && middle.isEmpty() && page.nextPosition() != null) {
          middle = records + " " + page.nextPosition();
        }
      }
    }
    long peak =
        heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    LOG.info(
        "{} MB, {} records in {} s; heap kept {} MB at most, {} MB with what was to be collected",
        SIZE >> 20,
        records,
        (System.nanoTime() - begin) / 1_000_000_000,
        most >> 20,
        peak >> 20);
    assertThat(records).isEqualTo((SIZE - HEADER.length) / BLOCK.length * ROWS);
    assertThat(most).isLessThan(64L << 20);

    // whoever goes on in the middle reads the rest, and the same hash of the whole
    String[] parts = middle.split(" ");
    long rest = 0;
    String line = "";
    try (FilePages pages = pages(ReadFrom.parse(parts[1]))) {
      Page page = Objects.requireNonNull(pages.next());
      line = new String(page.body(), 0, 60, StandardCharsets.UTF_8);
      rest = page.records().size();
      if (SIZE < 1L << 30) {
        for (page = pages.next(); page != null; page = pages.next()) {
          rest += page.records().size();
        }
        assertThat(rest).isEqualTo(records - Long.parseLong(parts[0]));
      }
    }
    assertThat(line)
        .startsWith("{\"line\":" + (Long.parseLong(parts[0]) + 2) + ",\"record\":{\"id\":\"1");
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static long used() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
