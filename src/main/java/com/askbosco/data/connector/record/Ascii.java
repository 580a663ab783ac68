package com.askbosco.data.connector.record;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Writes letters of Latin, Greek and Cyrillic scripts with the letters of ASCII, drops other letters, makes the rest a dash. */
final class Ascii {
  private static final Map<Integer, String> LETTERS = new HashMap<>();

  static {
    put(
        "ß ss æ ae Æ Ae œ oe Œ Oe ø o Ø O đ d Đ D ð d Ð D þ th Þ Th ł l Ł L ı i ħ h Ħ H ŧ t Ŧ T ŋ ng Ŋ Ng ſ s ĸ q ĳ ij Ĳ IJ ŉ 'n");
    put("€ EUR £ GBP ¥ Y ™ TM © (C) ® (R) ° deg ½ 1/2 ¼ 1/4 ¾ 3/4");
    put(
        "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o");
    put(
        "Α A Β V Γ G Δ D Ε E Ζ Z Η I Θ Th Ι I Κ K Λ L Μ M Ν N Ξ X Ο O Π P Ρ R Σ S Τ T Υ Y Φ F Χ Ch Ψ Ps Ω O");
    put(
        "а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ ' ы y ь ' э e ю yu я ya ё e є ie і i ї i ґ g ђ dj ѕ dz ј j љ lj њ nj ћ c џ dzh");
    put(
        "А A Б B В V Г G Д D Е E Ж Zh З Z И I Й Y К K Л L М M Н N О O П P Р R С S Т T У U Ф F Х Kh Ц Ts Ч Ch Ш Sh Щ Shch Ъ ' Ы Y Ь ' Э E Ю Yu Я Ya Ё E Є Ie І I Ї I Ґ G Ђ Dj Ѕ Dz Ј J Љ Lj Њ Nj Ћ C Џ Dzh");
  }

  private Ascii() {}

  private static void put(String pairs) {
    String[] parts = pairs.split(" ");
    for (int i = 0; i < parts.length; i += 2) {
      LETTERS.put(parts[i].codePointAt(0), parts[i + 1]);
    }
  }

  static String of(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(point -> add(point, out));
    return out.toString();
  }

  private static void add(int point, StringBuilder out) {
    if (point < 0x80) {
      out.append((char) point);
      return;
    }
    String known = LETTERS.get(point);
    if (known != null) {
      out.append(known);
      return;
    }
    String parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
    parts.codePoints().forEach(part -> {
      if (part < 0x80) {
        out.append((char) part);
      } else if (LETTERS.containsKey(part)) {
        out.append(LETTERS.get(part));
      } else if (!Character.isLetter(part)
          && Character.getType(part) != Character.NON_SPACING_MARK) {
        out.append('-');
      }
    });
  }
}
