import DatasetLab
import Testing

@Suite("The layout of an exported data set")
struct ExportedLayoutTests {
  @Test("a Windows file keeps its encoding and its line ends")
  func windows() throws {
    let text =
      "id,text,label\r\n" + "a,\u{201C}caf\u{E9}\u{201D} 5 \u{20AC},gr\u{FC}n\r\n"
      + "b,x,rot\r\nc,y,gr\u{FC}n\r\nd,z,rot\r\n"
    let codes: [Unicode.Scalar: UInt8] = ["\u{201C}": 0x93, "\u{201D}": 0x94, "\u{20AC}": 0x80]
    let bytes = text.unicodeScalars.map { codes[$0] ?? UInt8($0.value) }
    let audited = try AuditedText(bytes) { $0.encoding = .cp1252 }
    try audited.decide((1, .relabel, "gr\u{FC}n"))
    let lines = try audited.exported().split(separator: 0x0A)
    #expect(lines.allSatisfy { $0.last == 0x0D })
    #expect(lines[1].starts(with: bytes.split(separator: 0x0A)[1].dropLast()))
    #expect(lines[2].starts(with: Array("b,x,gr".utf8) + [0xFC] + Array("n,b,rot,".utf8)))
    let objects = try audited.lines { $0.format = .jsonl }
    #expect(
      objects[0].hasPrefix("{\"id\": \"a\", \"text\": \"\u{201C}caf\u{E9}\u{201D} 5 \u{20AC}\""))
  }

  @Test("Latin-1 keeps the codes that Windows-1252 has characters for")
  func latin1() throws {
    let bytes = Array("text,label\nx ".utf8) + [0x80, 0xFF] + Array(",a\ny,b\nz,a\nw,b\n".utf8)
    let audited = try AuditedText(bytes) { $0.encoding = .latin1 }
    let line = try audited.exported().split(separator: 0x0A)[1]
    #expect(line.starts(with: Array("x ".utf8) + [0x80, 0xFF] + Array(",a,1,a,".utf8)))
  }

  @Test("a byte order mark stays at the front")
  func byteOrderMark() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let audited = try AuditedText(
      mark + Array("id,text,label\n".utf8) + Array(AuditedText.rows().utf8))
    #expect(try audited.exported().starts(with: mark + Array("id,text,label,dslab_id".utf8)))
    #expect(try audited.exported { $0.format = .jsonl }.starts(with: Array("{\"id\"".utf8)))
  }

  @Test("quotation marks that are plain characters stay plain")
  func plainQuotes() throws {
    let text = "text\tlabel\n\"so\ta\n'he\" said\tb\nx\ta\ny\tb\n"
    let audited = try AuditedText(text, as: "data.tsv") { $0.quoting = .none }
    let lines = try audited.lines()
    #expect(lines[1].hasPrefix("\"so\ta\t1\ta\t") && lines[2].hasPrefix("'he\" said\tb\t2\tb\t"))
    #expect(try audited.lines { $0.format = .csv }[1].hasPrefix("\"\"\"so\",a,1,a,"))
  }

  @Test("a file without header gets none, and its columns are numbers in JSON Lines")
  func headerless() throws {
    let audited = try AuditedText("x,a\ny,b\nz,a\nw,b\n") {
      $0.hasHeader = false
      $0.textColumn = "1"
      $0.labelColumn = "2"
    }
    let lines = try audited.lines()
    #expect(lines.count == 4 && lines[0].hasPrefix("x,a,1,a,"))
    #expect(
      try audited.lines { $0.format = .jsonl }[0].hasPrefix(#"{"1": "x", "2": "a", "dslab_id""#))
  }

  /// Numbers, truth values, nested values and blanks as somebody wrote them.
  private static let objects = """
    { "z":1.50, "text" : "one }", "label":1, "deep": {"a": [1, "]}"]} }
    {"text":"two","label":0,"z":null}
    {"label":1,"text":"thr\\u0065e, \\"so\\"","more":true}
    {"text":"four","label":0}

    """

  @Test("JSON Lines keep every spelling, and a new label gets that of the data")
  func spellings() throws {
    let audited = try AuditedText(Self.objects, as: "data.jsonl")
    try audited.decide((0, .relabel, "0"), (1, .relabel, "1"))
    let lines = try audited.lines()
    #expect(
      lines[0].hasPrefix(
        #"{ "z":1.50, "text" : "one }", "label":0, "deep": {"a": [1, "]}"]} , "dslab_id": "1", "#))
    #expect(lines[1].hasPrefix(#"{"text":"two","label":1,"z":null, "dslab_id": "2", "#))
    #expect(lines[2].hasPrefix(#"{"label":1,"text":"thr\u0065e, \"so\"","more":true, "dslab_id""#))
    #expect(lines.allSatisfy { $0.hasSuffix("}") })
  }

  @Test("JSON Lines as a table have a column for every key, in the order of the keys")
  func flattened() throws {
    let audited = try AuditedText(Self.objects, as: "data.jsonl")
    let lines = try audited.lines { $0.format = .csv }
    #expect(lines[0].hasPrefix("z,text,label,deep,more,dslab_id,"))
    #expect(lines[1].hasPrefix(#"1.50,one },1,"{""a"": [1, ""]}""]}",,1,1,"#))
    #expect(lines[2].hasPrefix(",two,0,,,2,0,"))
    #expect(lines[3].hasPrefix(#","three, ""so""",1,,true,3,1,"#))
  }
}
