import DatasetLab
import Foundation
import Testing

@Suite("More general words")
struct GeneralWordsTests {
  /// A WordNet of a few made-up nouns, in the format of wndb(5WN).
  struct TinyWordNet {
    let folder: TemporaryFolder

    /// - Parameters:
    ///   - nouns: The words of each synset, and the synset above it.
    ///   - damaged: Whether the entries stand a byte further on than the index says.
    /// - Throws: Where it cannot be written.
    init(_ nouns: [(words: [String], above: Int?)], damaged: Bool = false) throws {
      folder = try TemporaryFolder()
      let licence = "  1 Made up for a test.  \n"
      func eight(_ number: Int) -> String { String(format: "%08d", number) }
      func line(_ place: Int, _ offsets: [Int]) -> String {
        let noun = nouns[place]
        let words = noun.words.map { "\($0) 0" }.joined(separator: " ")
        // A pointer to a part comes before the one that is wanted.
        let above = noun.above.map { "002 %p \(eight(0)) n 0000 @ \(eight(offsets[$0])) n 0000" }
        return "\(eight(offsets[place])) 05 n \(String(format: "%02x", noun.words.count)) \(words) "
          + "\(above ?? "000") | a thing | of no kind  \n"
      }
      var offsets = nouns.map { _ in 0 }
      var end = licence.utf8.count
      for place in nouns.indices {
        offsets[place] = end
        end += line(place, offsets).utf8.count
      }
      let shift = damaged ? " " : ""
      _ = try folder.write(
        "data.noun", licence + shift + nouns.indices.map { line($0, offsets) }.joined())
      let index = nouns.indices.flatMap { place in
        nouns[place].words.map { word in
          "\(word.lowercased()) n 1 2 @ %p 1 0 \(eight(offsets[place]))  \n"
        }
      }
      _ = try folder.write("index.noun", licence + index.sorted().joined())
    }

    var path: String { folder.url.path }
  }

  static let vegetables: [(words: [String], above: Int?)] = [
    (["plant_part", "Piece"], nil), (["Root_Vegetable"], 0), (["turnip", "swede"], 1),
    (["leek"], 0), (["bay_leaf"], 3),
  ]

  private func pairs(_ general: GeneralWords) -> [String] {
    general.pairs.map { "\($0.phrase.text)>\($0.general.text)" }
  }

  @Test("WordNet gives the first word of the first hypernym of the first sense")
  func hypernyms() throws {
    let wordNet = try TinyWordNet(Self.vegetables)
    let words = try BiasWords(
      name: "w", lines: ["Turnip", "Swedes", "bay leaf", "leeks", "parsnip", "plant part"])
    let found = try GeneralWords(wordNetOf: words, folder: wordNet.path)
    #expect(
      pairs(found) == ["turnip>root vegetable", "swedes>root vegetable", "bay leaf>leek"])
    #expect(found.without.map(\.text) == ["leeks", "parsnip", "plant part"])
    #expect(found.name == "WordNet")
  }

  @Test("a hypernym that is on the list itself is passed over for the one above it")
  func climbs() throws {
    let wordNet = try TinyWordNet(Self.vegetables)
    let words = try BiasWords(name: "w", lines: ["bay leaf", "leek", "root vegetable", "turnip"])
    let found = try GeneralWords(wordNetOf: words, folder: wordNet.path)
    #expect(
      pairs(found) == [
        "bay leaf>plant part", "leek>plant part", "root vegetable>plant part",
        "turnip>plant part",
      ])
  }

  @Test("a damaged file is an error, and a ring of hypernyms comes to an end")
  func damaged() throws {
    let words = try BiasWords(name: "w", lines: ["turnip"])
    let shifted = try TinyWordNet(Self.vegetables, damaged: true)
    #expect { try GeneralWords(wordNetOf: words, folder: shifted.path) } throws: {
      "\($0)".hasPrefix("data.noun: there is no entry of WordNet's at byte ")
    }
    let ring = try TinyWordNet([(["turnip"], 1), (["turnip"], 0)])
    #expect(try GeneralWords(wordNetOf: words, folder: ring.path).pairs.isEmpty)
    let folder = try TemporaryFolder()
    _ = try folder.write("data.noun", "")
    for line in ["turnip n 2 0 1 0 00000001  ", "turnip v 1 0 1 0 00000001  ", "turnip n"] {
      _ = try folder.write("index.noun", "  1 licence\n\(line)\n")
      #expect { try GeneralWords(wordNetOf: words, folder: folder.url.path) } throws: {
        "\($0)".hasPrefix("index.noun:2: is no line of WordNet's index")
      }
    }
  }

  @Test("where WordNet is not installed the error names package and variable")
  func missing() throws {
    let wordNet = try TinyWordNet(Self.vegetables)
    let empty = try TemporaryFolder()
    let variable = ["WNSEARCHDIR": wordNet.path]
    #expect(try WordNetNouns.folder(environment: variable, usual: []) == wordNet.path)
    #expect(try WordNetNouns.folder(environment: [:], usual: ["x", wordNet.path]) == wordNet.path)
    for (environment, place) in [([:], "the usual places"), (["WNSEARCHDIR": "x"], "WNSEARCHDIR")] {
      #expect {
        try WordNetNouns.folder(environment: environment, usual: [empty.url.path])
      } throws: {
        let text = "\($0)"
        return text.contains("wordnet-base") && text.contains("set WNSEARCHDIR")
          && text.contains(place)
      }
    }
  }

  @Test("a map has a pair a line, with a tab or an arrow")
  func map() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "m.txt", "Turnip\tRoot  Vegetable\r\n\nbay leaf => leek\nTURNIP\troot vegetable")
    #expect(pairs(try GeneralWords(path: path)) == ["turnip>root vegetable", "bay leaf>leek"])
  }

  @Test(
    "a line that is no pair is an error with its place",
    arguments: [
      ("turnip\n", "m.txt:1: a line is 'word<TAB>more general word'"),
      ("\n", "m.txt:1: there is no pair in it"), ("a => a\n", "m.txt:1: 'a' is to be replaced by"),
      ("a\tb\na\tc\n", "m.txt:2: 'a' has another more general word above"),
      ("a => ?\n", "m.txt:1: there is no word in ' ?'"), ("a*\tb\n", "m.txt:1: 'a*' has a *"),
    ])
  func errors(text: String, message: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("m.txt", text)
    #expect { try GeneralWords(path: path) } throws: { "\($0)".hasPrefix(message) }
  }

  @Test("words are replaced whole, with the signs around them left, the longest phrase first")
  func replacement() throws {
    let general = try GeneralWords(
      name: "m", lines: ["turnip\troot vegetable", "bay leaf\therb", "leaf\tplant part"])
    let texts = [
      "#TURNIP! a (turnip), turnips", "Bay leaf, leaf. bay-leaf; bay", "nothing of it",
      "turnip-leaf turnip", "leaf",
    ]
    #expect(
      ShownTexts(texts, general: general).rows(of: .generalised) == [
        "#root vegetable! a (root vegetable), turnips", "herb , plant part. herb; bay",
        "nothing of it", "root vegetable-plant part root vegetable", "plant part",
      ])
  }
}
