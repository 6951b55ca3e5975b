import DatasetLab
import Testing

@Suite("CSV")
struct CSVReaderTests {
  @Test("quoted fields keep commas, line ends, blanks and doubled quotes")
  func quotes() throws {
    let data = try read("text,label\n\"a, \"\"b\"\"\n c \",a\n" + filler)
    #expect(data.texts[0] == "a, \"b\"\n c ")
    #expect(data.lines == [2, 4, 5, 6, 7])
  }

  @Test("blanks around unquoted fields belong to the text")
  func blanks() throws {
    #expect(try read("text,label\n  a b ,a\n" + filler).texts[0] == "  a b ")
  }

  @Test("rows end at LF and CRLF only: other control characters stay, quoted or not")
  func controlCharacters() throws {
    let data = try read(
      "text,label\r\na\rb\u{0B}c\u{18}d,a\r\n\"e\rf\r\ng\",b\r\n" + filler + "h\r,a\n")
    #expect(data.texts[0] == "a\rb\u{0B}c\u{18}d")
    #expect(data.texts[1] == "e\rf\r\ng")
    #expect(data.texts[6] == "h\r")
  }

  @Test("blank lines are passed over but counted, and the last line needs no end")
  func blankLines() throws {
    let data = try read("text,label\n\nx,a\n\n\ny,b\nz,a\nw,b")
    #expect(Array(data.texts) == ["x", "y", "z", "w"])
    #expect(data.lines == [3, 6, 7, 8])
  }

  @Test("a byte order mark is no part of the first column's name")
  func byteOrderMark() throws {
    #expect(try read("\u{FEFF}text,label\n" + filler).columns.text == "text")
  }

  @Test("what straddles the chunks of reading comes out whole", arguments: [-3, -2, -1, 0, 1, 2])
  func chunkBoundaries(offset: Int) throws {
    let pad = String(repeating: "p", count: (1 << 20) + offset - "text,label\n".utf8.count)
    let data = try read("text,label\n\(pad)é\r\n☃,a\n".replacing("☃", with: "b") + filler) {
      $0.maxRejected = 1
    }
    #expect(data.rejected.map(\.reason) == ["too few fields: 1 instead of 2"])
    #expect(data.texts[0] == "b")
    let quoted = try read("text,label\n\"\(pad)\r\n😂\",a\r\n" + filler)
    #expect(quoted.texts[0] == pad + "\r\n😂")
    #expect(quoted.lines[1] == 4)
  }

  @Test("rows with and without quotes, and quoted rows over several lines, keep their order")
  func mixture() throws {
    let rows = (0..<50_000).map { row in
      switch row % 4 {
      case 0: (text: "plain \(row)", csv: "plain \(row),a")
      case 1: (text: "a, \(row)", csv: "\"a, \(row)\",b\r")
      case 2: (text: "two\n\n\"lines\" \(row)", csv: "\"two\n\n\"\"lines\"\" \(row)\",a")
      default: (text: "r\r \(row)", csv: "r\r \(row),\"b\"\n")
      }
    }
    let data = try read("text,label\n" + rows.map { $0.csv + "\n" }.joined())
    #expect(Array(data.texts) == rows.map(\.text))
    #expect(data.lines == rows.indices.map { 2 + $0 / 4 * 7 + [0, 1, 2, 5][$0 % 4] })
  }

  @Test("a CR that ends the file is text, save after a closing quote")
  func lastReturn() throws {
    #expect(try read("label,text\n" + "a,x\nb,y\na,z\nb,w\r").texts[3] == "w\r")
    #expect(try read("label,text\n" + "a,x\nb,y\na,z\nb,\"w\"\r").texts[3] == "w")
  }

  @Test("of two faults the one that stands first is told")
  func firstFault() throws {
    let error = try failure("text;label\n\"a;b\";c\n")
    #expect(error.line == 1)
    #expect(error.reason.contains("--text-column"))
  }

  @Test("an error in a row of several lines names the line of the field")
  func fieldLine() throws {
    #expect(try failure("text,label\n\"x\ny\",\"a\nb\"c\n").line == 3)
    #expect(try failure("text,label\nx,a\n\"x\ny\",\"a\n\n\n").line == 4)
  }

  @Test("a quote that never ends is an error at the line where its field starts")
  func unterminated() throws {
    let error = try failure("text,label\nx,a\n\"y,b\nz,a\n")
    #expect(error.line == 3)
    #expect(error.kind == .data)
    #expect(error.reason.contains("never ends") && error.reason.contains("--quoting none"))
  }

  @Test("a quote inside an unquoted field is an error")
  func stray() throws {
    let error = try failure("text,label\nx,a\nsay \"y\",b\n")
    #expect(error.line == 3)
  }

  @Test("an empty file, and one with a header only, have nothing to audit")
  func empty() throws {
    #expect(try failure("").reason.contains("empty"))
    #expect(try failure("text,label\n").reason.contains("no row"))
  }
}
