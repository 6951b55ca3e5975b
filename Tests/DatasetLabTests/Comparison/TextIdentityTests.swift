import DatasetLab
import Testing

@Suite("What is left of a text without its disguise")
struct TextIdentityTests {
  private static let plain = "You silly little turnip, all of you are so good"

  @Test(
    "a text in disguise is the same text",
    arguments: [
      "YOU SiLLy lITTLE TURNIP, ALL OF YOU ARE SO GOOD",
      "Y0u 51lly li+tle 7urn1p 4ll 0f y0u 4r3 $o g00d",
      "you $illy litt|e turn!p @ll of you are 5o g0od",
      "You&#32;silly l&#105;ttle t&#x75;rnip&#44; all of you are so good",
      "You silly l&amp;#105;ttle turnip, all of you are so good",
      "You s i l l y little t-u-r-n-i-p all of you are so g.o.o.d",
      "You silly little tur\u{200B}nip, all of you are so go\u{AD}od",
      "Youuuu silly liiiittle turnip!!! all of you are soooo goood",
      "Ｙｏｕ ｓｉｌｌｙ ｌｉｔｔｌｅ ｔｕｒｎｉｐ all of you are so good",
      "  You silly little  turnip\tall of you (are) so good...",
    ])
  func disguises(text: String) {
    #expect(TextIdentity(text) == TextIdentity(Self.plain))
  }

  @Test("numbers stay different, and so do words")
  func numbers() {
    let texts = ["I am 10", "I am 100", "I am 11", "I am 1", "I am ten", "I am 20"]
    #expect(Set(texts.map(TextIdentity.init)).count == texts.count)
    #expect(TextIdentity("no one") != TextIdentity("none"))
    #expect(TextIdentity("schon") != TextIdentity("schön"))
  }

  @Test(
    "emoji are kept, apart from the words",
    arguments: [
      ("😂", "😂"), ("😂😂", "😂😂"), ("&#128514;", "😂"), ("&amp;#128514;", "😂"),
      ("👨‍👩‍👧", "👨‍👩‍👧"), ("👍🏽", "👍🏽"), ("🇩🇪", "🇩🇪"), ("❤️", "❤"), ("™", "™"), ("🅰", "🅰"),
      (":)", ":)"), (":-)))", ":)"), (";-(", ";("), (":D", ":d"), ("&lt;3", "<3"), ("</3", "</3"),
    ])
  func emoji(written: String, kept: String) {
    let with = TextIdentity("good \(written)")
    let without = TextIdentity("good")
    #expect(with.words == without.words)
    #expect(with.emoji == kept)
    #expect(without.emoji == "")
  }

  @Test("words are known without mentions and links; an @ may be a letter, too")
  func addresses() {
    let text = TextIdentity("@somebody see https://example.org/1 <user>")
    let other = TextIdentity("@another see https://example.org/1")
    #expect(text.words == TextIdentity("see").words && other.words == text.words)
    #expect(text.text != other.text)
    #expect(TextIdentity("an @nt").words == TextIdentity("an ant").words)
    #expect(TextIdentity("look @7 me").words == TextIdentity("look at me").words)
    #expect(TextIdentity("th1$ 1$").words == TextIdentity("this is").words)
    #expect(TextIdentity("for 100$").words != TextIdentity("for 1000$").words)
    #expect(TextIdentity("only $7").words != TextIdentity("only st").words)
    #expect(TextIdentity("@bsolutely not").text == TextIdentity("absolutely not").text)
  }

  @Test("what follows an apostrophe is no letter alone")
  func apostrophes() {
    for text in ["don't tell", "don’t tell"] {
      #expect(TextIdentity("don't t e l l").words == TextIdentity(text).words)
    }
    #expect(TextIdentity("don't").words == TextIdentity("dont").words)
  }

  @Test("exclamation marks are no letters, and a text of signs alone is still itself")
  func signs() {
    #expect(TextIdentity("wow!!!").words == TextIdentity("wow").words)
    #expect(TextIdentity("!!!") != TextIdentity("???"))
    #expect(TextIdentity("!!!").words == "")
    #expect(TextIdentity("") == TextIdentity(" "))
  }

  @Test("neither capitals nor escapes change an identity, whatever the text")
  func properties() {
    var rng = SplitMix64(seed: 3)
    let letters = Array("aAbelL10459@$!|+ -.:;()<#\u{FE0F}é😂ﬁ１👍🏽")
    for _ in 0..<3000 {
      let text = String(
        (0..<Int.random(in: 0...14, using: &rng)).map { _ in
          letters[Int.random(in: letters.indices, using: &rng)]
        })
      let escaped = text.unicodeScalars.map { "&#\($0.value);" }.joined()
      #expect(TextIdentity(text.uppercased()) == TextIdentity(text), "\(text.debugDescription)")
      #expect(TextIdentity(escaped) == TextIdentity(text), "\(text.debugDescription)")
    }
  }
}
