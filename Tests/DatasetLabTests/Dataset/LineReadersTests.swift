import DatasetLab
import Testing

@Suite("TSV without quoting, and JSONL")
struct LineReadersTests {
  @Test("with quoting none a quote is a character like any other")
  func plain() throws {
    let data = try read("he said \"hi\ta\n\"open\tb\nx\ta\ny\tb\r\n", as: "data.tsv") {
      $0.quoting = .none
      $0.hasHeader = false
      $0.textColumn = "1"
      $0.labelColumn = "2"
    }
    #expect(Array(data.texts) == ["he said \"hi", "\"open", "x", "y"])
    #expect(data.lines == [1, 2, 3, 4])
  }

  @Test("a TSV file may quote its fields")
  func quotedTSV() throws {
    let data = try read(
      "text\tlabel\n\"a\tb\"\ta\n" + filler.replacing(",", with: "\t"), as: "d.tsv")
    #expect(data.texts[0] == "a\tb")
  }

  @Test("JSON values become text: strings, numbers and truth values")
  func json() throws {
    let data = try read(
      """
      {"text": "a \\u00e9\\n😂", "label": 1, "id": 9007199254740993}
      {"id": 2, "label": 0, "text": ""}
      {"id": true, "label": 1, "text": "c"}
      {"id": 1.5, "label": 0, "text": "d", "more": [1]}
      """, as: "data.jsonl")
    #expect(Array(data.texts) == ["a é\n😂", "", "c", "d"])
    #expect(Array(data.ids) == ["9007199254740993", "2", "true", "1.5"])
    #expect(data.labels.names == ["0", "1"])
  }

  @Test("a JSON row without text or label is set aside with the reason")
  func missing() throws {
    let rows = (0..<6).map { #"{"text": "t\#($0)", "label": "\#($0 % 2)"}"# }
    let data = try read(
      (rows + [
        #"{"label": "1"}"#, #"{"text": "x", "label": null}"#, #"{"text": {}, "label": "0"}"#,
      ])
      .joined(separator: "\n"), as: "data.jsonl"
    ) { $0.maxRejected = 0.5 }
    #expect(data.count == 6)
    #expect(data.rejected.map(\.line) == [7, 8, 9])
    #expect(data.rejected.map(\.column) == ["text", "label", "text"])
  }

  @Test("a line that is no JSON object is an error with its line")
  func broken() throws {
    let error = try failure(
      "{\"text\": \"a\", \"label\": \"b\"}\n{\"text\": oops}\n", as: "d.jsonl")
    #expect(error.line == 2)
    #expect(error.reason.contains("no JSON object"))
  }
}
