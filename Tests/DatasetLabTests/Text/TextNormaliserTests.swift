import DatasetLab
import Foundation
import Testing

@Suite("Normalised text")
struct TextNormaliserTests {
  @Test("named, decimal and hexadecimal references become their characters")
  func references() {
    #expect(TextNormaliser.normalised("Tom &amp; Jerry&#39;s &#x1F602;") == "tom & jerry's 😂")
    #expect(TextNormaliser.normalised("&#147;hi&#148;") == "“hi”")
  }

  @Test("references are decoded once")
  func once() {
    #expect(TextNormaliser.normalised("&amp;lt;b&amp;gt;") == "&lt;b&gt;")
    #expect(TextNormaliser.normalised("&amp;amp;") == "&amp;")
  }

  @Test(
    "what is no reference is left as it stands",
    arguments: [
      "a & b; c", "&;", "&#;", "&#x;", "&#+65;", "&#x+41;", "&nosuchentity;", "&amp", "&#0;",
      "&#xd800;", "&#x110000;", "&#99999999999;", "&&&", "&",
    ])
  func unknown(text: String) {
    #expect(TextNormaliser.normalised(text) == text)
  }

  @Test("a reference is found next to marks that join its ampersand or semicolon")
  func marks() {
    // A variation selector and a semicolon are one character to a reader of graphemes.
    let heart = TextNormaliser.normalised("&#x2764;\u{FE0F}")
    #expect(Array(heart.unicodeScalars) == ["\u{2764}", "\u{FE0F}"])
    let family = TextNormaliser.normalised("&#128104;\u{200D}&#128105;")
    #expect(family.unicodeScalars.count == 3)
  }

  @Test("full-width letters, ligatures and composed letters become the plain ones")
  func compatibility() {
    #expect(TextNormaliser.normalised("Ｆｕｌｌ　ﬁne x²") == "full fine x2")
    let composed = TextNormaliser.normalised("E\u{301}").unicodeScalars
    #expect(Array(composed) == ["\u{E9}"])
  }

  @Test("case folds by Unicode's rules, not by any language's")
  func folding() {
    #expect(TextNormaliser.normalised("STRASSE Straße straẞe") == "strasse strasse strasse")
    #expect(TextNormaliser.normalised("ΟΔΌΣ οδός") == "οδόσ οδόσ")
    #expect(TextNormaliser.normalised("TITLE Iı") == "title iı")
    // Foundation folds these to the small letters, Unicode to the capitals: the same classes.
    #expect(TextNormaliser.normalised("\u{13A0}") == TextNormaliser.normalised("\u{AB70}"))
  }

  @Test("emoji stay, with their modifiers and joiners")
  func emoji() {
    for text in ["😂👍🏽", "👩\u{200D}👩\u{200D}👧", "❤\u{FE0F}", "🇩🇪", "1\u{FE0F}\u{20E3}"] {
      let normalised = TextNormaliser.normalised(text).unicodeScalars
      #expect(Array(normalised) == Array(text.unicodeScalars))
    }
  }

  @Test("the short way of plain ASCII gives what the way through Unicode's tables gives")
  func shortWay() {
    let ascii = String(String.UnicodeScalarView((1..<128).compactMap { Unicode.Scalar($0) }))
    // The accent sends the whole text the long way, the reference does so for ASCII alone.
    #expect(TextNormaliser.normalised(ascii + "|é") == TextNormaliser.normalised(ascii) + "|é")
    #expect(TextNormaliser.normalised(ascii + "|&amp;") == TextNormaliser.normalised(ascii) + "|&")
  }

  @Test("characters that change nothing are told as Foundation tells them")
  func inert() {
    for value in UInt32(0x80)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      // The accent before it sees what joins what stands before it.
      let text = "Q\u{E9}a\(scalar)Z"
      let long = text.precomposedStringWithCompatibilityMapping
        .folding(options: .caseInsensitive, locale: nil)
        .precomposedStringWithCompatibilityMapping
      let ours = TextNormaliser.normalised(text)
      if !ours.unicodeScalars.elementsEqual(long.unicodeScalars) {
        Issue.record("U+\(String(value, radix: 16)): \(ours) instead of \(long)")
      }
    }
  }

  @Test("characters are looked up one by one: a text comes out as it does in one piece")
  func pieces() {
    let alphabets = [
      "aEi sS1.", "e\u{301}\u{323}\u{345}\u{20DD}", "ЖжЁё\u{308}и\u{306}", "ΟΣσς\u{301}ΐ",
      "\u{1112}\u{1161}\u{11AB}한가ㄱㅏ\u{FFA1}", "मेंक्षिक़\u{93C}", "ｶﾞﾊﾟが\u{3099}", "❤\u{FE0F}👩\u{200D}👧🏽…",
      "ﬁ①℡ǅŉᾼİıß\u{E33}\u{EB3}",
    ].map { Array($0.unicodeScalars) }
    var rng = SplitMix64(seed: 7)
    for _ in 0..<20_000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<2 + rng.next() % 20 {
        let alphabet = alphabets[Int(rng.next() % UInt64(alphabets.count))]
        scalars.append(alphabet[Int(rng.next() % UInt64(alphabet.count))])
      }
      let text = String(scalars)
      #expect(
        Array(TextNormaliser.normalised(text).utf8) == Array(TextNormaliser.folded(text).utf8))
    }
  }

  @Test("normalising twice changes nothing where nothing looks like a reference")
  func idempotent() {
    for text in ["Straße ﬁ", "ΟΔΌΣ", "İstanbul", "Å①℡", "ǅ ŉ ᾼ", "\u{1112}\u{1161}\u{11AB}"] {
      let once = TextNormaliser.normalised(text)
      #expect(
        Array(TextNormaliser.normalised(once).unicodeScalars) == Array(once.unicodeScalars))
    }
  }

  @Test("a text is normalised as Python's html and unicodedata do it")
  func parity() {
    let pairs = FrozenValues.decode([String].self, from: "normalised_text/expected.json")
    #expect(pairs.count > 70)
    for pair in pairs {
      let ours = TextNormaliser.normalised(pair[0])
      #expect(Array(ours.unicodeScalars) == Array(pair[1].unicodeScalars), "\(pair[0])")
    }
  }
}
