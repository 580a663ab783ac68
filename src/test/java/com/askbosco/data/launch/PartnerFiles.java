package com.askbosco.data.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A partner who puts files into a folder: a day's spend a file, and leads. Some come late, some again with other rows, some with rows
 * twice or broken, in whatever format. Beside each delivery it is worked out plainly, file by file, what has to be there.
 */
final class PartnerFiles {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final Instant MORNING = Instant.parse("2026-03-20T05:00:00Z");

  private final Path folder;
  private final Random random;
  private final List<Integer> days = new ArrayList<>();
  /** What each file of spend holds, by day and campaign, and of leads, by id: later rows of a key replace earlier ones. */
  private final Map<String, Map<String, String>> spend = new TreeMap<>();

  private final Map<String, Map<String, String>> leads = new TreeMap<>();
  private final Map<String, Integer> broken = new TreeMap<>();
  private int delivery;

  PartnerFiles(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /** Puts in the project's folder what Bosco needs to read the files. */
  static void project(Path home, Path files) throws IOException {
    Path connector = Files.createDirectories(home.resolve("connectors/partner-files"));
    Files.writeString(connector.resolve("source.yaml"), """
        description: "What a partner reports by files"
        streams:
          - name: spend
            key: [day, campaign]
          - name: leads
            key: [id]
        """);
    Files.writeString(connector.resolve("silver.yaml"), """
        source: partner-files
        nulls: [""]
        streams:
          spend:
            rows:
              - table: fct_ads_campaign_daily
                columns:
                  report_date: day
                  campaign_key: {key: campaign}
                  campaign_id: campaign
                  campaign_name: campaign
                  ad_network: {const: (not set)}
                  day_part: {const: DAY}
                  campaign_type: {path: kind, default: (not set)}
                  campaign_status: {const: UNKNOWN}
                  channel_group: {const: Display}
                  clicks: clicks
                  spend: spend
                  currency_code: {const: EUR}
          leads:
            rows:
              - table: fct_lead
                columns:
                  lead_key: {key: id}
                  lead_id: id
                  lead_ts: at
                  client_date: {client_date: at}
                  source: {path: source, default: (not set)}
                  channel_group: {const: Display}
                  form_id: {const: (not set)}
                  status: {const: NEW}
                  is_test: {const: "false"}
        """);
    Path clients = Files.createDirectories(home.resolve("clients"));
    Files.writeString(clients.resolve("aurora.yaml"), """
        tenant: agency
        id: aurora
        name: "Aurora"
        currency: EUR
        time_zone: Europe/Berlin
        connections:
          - id: partner
            connector: partner-files
            kind: files
            credential: none
            accounts: ["1"]
            account_currency: EUR
            since: 2026-01-01
            config:
              folder: "%s"
              settle: 1m
              files:
                spend: "**/spend_{date}.*"
                leads: {patterns: ["leads*.*"]}
        """.formatted(files));
    Files.createDirectories(files);
  }

  /** The next delivery: new days, in no order, and some that were there before. */
  void deliver() throws IOException {
    delivery++;
    for (int i = 0; i < 2 + random.nextInt(3); i++) {
      boolean again = !days.isEmpty() && random.nextInt(3) == 0;
      int day = again ? days.get(random.nextInt(days.size())) : random.nextInt(60);
      days.add(day);
      spend(day);
    }
    leads();
    Files.writeString(folder.resolve("spend_2026-03-01.csv.part"), "day,campaign\nhalf");
    put("notes.txt", "day,campaign\nno,data\n".getBytes(StandardCharsets.UTF_8));
  }

  private void spend(int day) throws IOException {
    LocalDate date = FIRST.plusDays(day);
    Map<String, String> rows = new LinkedHashMap<>();
    List<String[]> written = new ArrayList<>();
    int count = 5 + random.nextInt(40);
    for (int i = 0; i < count; i++) {
      // some campaigns twice: the later row holds
      String campaign = "c" + random.nextInt(30);
      String clicks = String.valueOf(random.nextInt(1000));
      String amount = random.nextInt(500) + "." + (10 + random.nextInt(89));
      String kind = delivery > 2 ? "k" + random.nextInt(3) : "(not set)";
      written.add(new String[] {date.toString(), campaign, clicks, amount, kind});
      rows.put(date + " " + campaign, String.join(" ", clicks, plain(amount), kind));
    }
    String name = "spend_" + (day % 2 == 0 ? date : date.toString().replace("-", ""));
    String known = spend.keySet().stream()
        .filter(each -> each.startsWith(name))
        .findFirst()
        .orElse("");
    String file = known.isEmpty() ? name + ending() : known;
    int bad = random.nextInt(3) == 0 ? 1 : 0;
    put(file, content(file, written, bad > 0));
    spend.put(file, rows);
  }

  private static String plain(String amount) {
    return new java.math.BigDecimal(amount).stripTrailingZeros().toPlainString();
  }

  private String ending() {
    return List.of(".csv", ".tsv", ".jsonl", ".json", ".csv.gz", ".zip").get(random.nextInt(6));
  }

  private byte[] content(String file, List<String[]> rows, boolean bad) throws IOException {
    // the schema grows: the kind of campaign comes with the third delivery, in front
    int[] order = delivery > 2 ? new int[] {4, 0, 1, 2, 3} : new int[] {0, 1, 2, 3};
    String[] names = {"day", "campaign", "clicks", "spend", "kind"};
    boolean json = file.contains(".json");
    char delimiter = file.endsWith(".tsv") ? '\t' : ';';
    StringBuilder text = new StringBuilder();
    if (file.endsWith(".json")) {
      text.append("[\n");
    } else if (!json) {
      line(text, order, names, delimiter);
    }
    for (int i = 0; i < rows.size(); i++) {
      if (bad && i == 2 && !file.endsWith(".json")) {
        text.append(json ? "{\"day\":\n" : "only one field\n");
      }
      if (json) {
        text.append(i > 0 && file.endsWith(".json") ? "," : "").append('{');
        for (int at : order) {
          text.append(at == order[0] ? "" : ",")
              .append('"')
              .append(names[at])
              .append("\":\"")
              .append(rows.get(i)[at])
              .append('"');
        }
        text.append("}\n");
      } else {
        line(text, order, rows.get(i), delimiter);
      }
    }
    text.append(file.endsWith(".json") ? "]" : "");
    broken.put(file, bad && !file.endsWith(".json") ? 1 : 0);
    return packed(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void line(StringBuilder text, int[] order, String[] fields, char delimiter) {
    for (int at : order) {
      text.append(at == order[0] ? "" : delimiter).append(fields[at]);
    }
    text.append("\n");
  }

  private static byte[] packed(String file, byte[] text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (file.endsWith(".gz")) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(text);
      }
    } else if (file.endsWith(".zip")) {
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.putNextEntry(new ZipEntry("inside.csv"));
        zip.write(text);
      }
    } else {
      out.write(text);
    }
    return out.toByteArray();
  }

  /** All leads so far but some that were withdrawn, in one file that comes again each time. */
  private void leads() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    StringBuilder text = new StringBuilder("\ufeffid,at,source\r\n");
    for (int i = 0; i < 20 * delivery; i++) {
      if (random.nextInt(10) > 0) {
        String source = List.of("fair", "Händler \"A\", Köln", "two\nlines").get(random.nextInt(3));
        text.append(i)
            .append(",2026-03-0")
            .append(1 + i % 9)
            .append("T10:00:00Z,\"")
            .append(source.replace("\"", "\"\""))
            .append("\"\r\n");
        rows.put(String.valueOf(i), source);
      }
    }
    put("leads.csv", text.toString().getBytes(StandardCharsets.UTF_8));
    leads.put("leads.csv", rows);
  }

  /** Whole at once, and left alone for an hour; the time moves with every delivery. */
  private void put(String name, byte[] bytes) throws IOException {
    Path written = folder.resolve("." + name + ".writing");
    Files.write(written, bytes);
    Files.setLastModifiedTime(written, FileTime.from(MORNING.plusSeconds(60L * delivery)));
    Files.move(
        written,
        folder.resolve(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes files away, as partners do after a while; their rows stay. */
  void clearOld() throws IOException {
    for (String name : spend.keySet()) {
      if (random.nextInt(5) == 0) {
        Files.deleteIfExists(folder.resolve(name));
      }
    }
  }

  List<String> expectedSpend() {
    return spend.values().stream()
        .flatMap(rows -> rows.entrySet().stream())
        .map(row -> row.getKey() + " " + row.getValue())
        .sorted()
        .toList();
  }

  List<String> expectedLeads() {
    return leads.values().stream()
        .flatMap(rows -> rows.entrySet().stream())
        .map(row -> row.getKey() + " " + row.getValue().replace('\n', ' '))
        .sorted()
        .toList();
  }

  long expectedBroken() {
    return broken.values().stream().mapToInt(Integer::intValue).sum();
  }

  long files() {
    return spend.size() + leads.size();
  }
}
