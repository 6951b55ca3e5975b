/// Lines that are no JSON objects, or strange ones.
extension BadInput {
  private static func line(
    _ name: String, _ line: String, _ says: String, code: Int32 = 65
  ) -> BadInput {
    let place = code == 0 ? "rows can be audited" : "d.jsonl:13:"
    return BadInput(
      "JSON: " + name, ["d.jsonl": goodLines + Content(Array(line.utf8)) + "\n"], "check d.jsonl",
      code, says, place)
  }

  private static func ids(_ id: (Int) -> String) -> Content {
    rows(12) { #"{"id": \#(id($0)), "text": "t\#($0)", "label": "\#($0 % 2)"}"# }
  }

  static let jsonLines: [BadInput] = [
    line("a word", "oops", "this line is no JSON object: 'oops' (byte 1: '{' is missing)"),
    line("a list", "[1]", "this line is no JSON object: '[1]'"),
    line("an object that does not end", #"{"text": "a""#, "byte 13: ',' or '}' is missing"),
    line("a string that does not end", #"{"text": "a"#, "a string is not closed"),
    line("something behind the object", #"{"text": "a", "label": "1"} x"#, "something follows"),
    line("a comma too many", #"{"text": "a", "label": "1",}"#, "byte 28: '\"' is missing"),
    line("single quotes", "{'text': 'a'}", "byte 2: '\"' is missing"),
    line("NaN", #"{"text": NaN, "label": "1"}"#, "byte 10: a value is missing"),
    line("a number with a zero before it", #"{"text": 01}"#, "byte 11: ',' or '}' is missing"),
    line("half of a pair", #"{"text": "\ud800", "label": "1"}"#, "half of a surrogate pair"),
    line("no such escape", #"{"text": "\x41", "label": "1"}"#, "no such escape"),
    line("a control character", "{\"text\": \"a\u{1}b\"}", "byte 12: a control character"),
    line("a key twice", #"{"text": "a", "text": "b"}"#, "key 'text' is there twice"),
    line(
      "lists 100,000 deep", #"{"a": "# + String(repeating: "[", count: 100_000),
      "nested deeper than 512"),
    line(
      "objects 100,000 deep", String(repeating: #"{"a":"#, count: 100_000),
      "nested deeper than 512"),
    line("no text", #"{"label": "1"}"#, "column 'text': no text: the field is missing"),
    line("a text that is null", #"{"text": null, "label": "1"}"#, "missing, null or nested"),
    line("a text that is an object", #"{"text": {}, "label": "1"}"#, "missing, null or nested"),
    line("a label that is null", #"{"text": "a", "label": null}"#, "column 'label': no label"),
    line("a NUL in a text is a sign", #"{"text": "a\u0000b", "label": "1"}"#, "13 rows", code: 0),
    line("keys that nobody needs", #"{"": 1, "text": "a", "label": "1"}"#, "13 rows", code: 0),
    line(
      "a number beyond all bounds is its digits", #"{"text": 1e999, "label": "1"}"#, "13 rows",
      code: 0),
    BadInput(
      "JSON: one list, not lines", ["d.jsonl": #"[{"text": "a", "label": "b"}]"#], "check d.jsonl",
      65, "d.jsonl:1: this line is no JSON object", "jq -c '.[]' FILE makes lines"),
    BadInput(
      "JSON: an object on many lines", ["d.json": "{\n\"text\": \"a\"\n}\n"], "check d.json", 65,
      "d.json:1: this line is no JSON object", "jq -c"),
    BadInput(
      "JSON: ids beyond 2^53 keep their digits",
      ["d.jsonl": ids { "\(9_007_199_254_740_992 + $0)" }],
      "check d.jsonl", 0, "12 rows can be audited, 0 cannot"),
    BadInput(
      "JSON: ids beyond 2^64 keep their digits",
      ["d.jsonl": ids { "1844674407370955161\($0 % 10)\($0)" }], "check d.jsonl", 0,
      "12 rows can be audited, 0 cannot"),
    BadInput(
      "JSON: numbers are labels as they are written",
      ["d.jsonl": rows { #"{"text": "t\#($0)", "label": \#(["1", "1.0", "1e0"][$0 % 3])}"# }],
      "check d.jsonl", 0, "1.0      10", "1e0      10"),
  ]
}
