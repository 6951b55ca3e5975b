import DatasetLab
import Testing

@Suite("The data set with decisions applied")
struct ExportedDatasetTests {
  /// Texts that are hard to write down, and what each is quoted as in CSV.
  private static let hostile = [
    "<script>alert(1)</script>", "</script><svg onload=alert(1)>", "a\u{0}b", "\u{202E}abc\u{2066}",
    "say \"so\", and", "two\nlines", "CR\r\nLF and lone \r", "tab\there", " blanks ", "=1+1",
    "\\u0041 \\n", "\u{2028}\u{85}", "\u{1B}[31m", "cafe\u{301} caf\u{E9}",
    String(repeating: "x", count: 100_000), "",
  ]

  private static func file(_ layout: ReadOptions.Format) -> String {
    let rows = hostile.enumerated().map { row, text in
      let label = row % 2 == 0 ? "good" : "bad"
      switch layout {
      case .jsonl:
        let escaped = text.unicodeScalars.map { scalar in
          scalar.value < 32 || "\"\\".unicodeScalars.contains(scalar)
            ? "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            : String(scalar)
        }.joined()
        return "{\"id\": \"r\(row)\", \"text\": \"\(escaped)\", \"label\": \"\(label)\"}\n"
      case .csv, .tsv:
        let mark = layout == .csv ? "," : "\t"
        let quoted = text.replacing("\"", with: "\"\"")
        return ["\"r\(row)\"", "\"\(quoted)\"", label].joined(separator: mark) + "\n"
      }
    }.joined()
    switch layout {
    case .csv: return "id,text,label\n" + rows
    case .tsv: return "id\ttext\tlabel\n" + rows
    case .jsonl: return rows
    }
  }

  @Test(
    "hostile texts come back byte for byte from every layout in every other",
    arguments: ReadOptions.Format.allCases, ReadOptions.Format.allCases)
  func roundTrip(layout: ReadOptions.Format, out: ReadOptions.Format) throws {
    let audited = try AuditedText(Self.file(layout), as: "data.\(layout.rawValue)")
    let bytes = try audited.exported { $0.format = out }
    let again = try read(bytes, as: "out.\(out.rawValue)") { $0.attributeColumns = ["dslab_id"] }
    #expect(again.rejected.isEmpty && again.count == Self.hostile.count)
    for (row, text) in Self.hostile.enumerated() {
      #expect(Array(again.texts[row].utf8) == Array(text.utf8))
      #expect(again.ids[row] == "r\(row)")
      #expect(again.attributes["dslab_id"]?[row] == "r\(row)")
    }
    #expect(
      again.given.map { again.labels[Int($0)] } == (0..<16).map { $0 % 2 == 0 ? "good" : "bad" })
  }

  @Test("columns keep their order, and the new ones follow with what was found")
  func columns() throws {
    let audited = try AuditedText(
      "n,label,text,id\n" + "1,a,x one,q\n2,b,y two,w\n3,a,x,e\n4,b,y,r\n")
    let lines = try audited.lines()
    #expect(
      lines[0] == "n,label,text,id,dslab_id,dslab_given_label,dslab_suggested_label,"
        + "dslab_decision,dslab_new_label,dslab_rank,dslab_PVI,dslab_self_confidence,"
        + "dslab_label_issue")
    let verdicts = try audited.file.verdicts()
    #expect(
      lines[1] == "1,a,x one,q,q,a,\(verdicts.labels[Int(verdicts.suggested[0])]),,,"
        + "\(verdicts.rank[0]),\(verdicts.information[0]),\(verdicts.selfConfidence[0]),"
        + (verdicts.isIssue[0] ? "1" : "0"))
    #expect(try audited.lines { $0.prefix = "x_" }[0].contains(",x_rank,"))
  }

  @Test("decisions relabel and remove; keep, unsure and everything undecided stay")
  func decisions() throws {
    let audited = try AuditedText("id,text,label\n" + AuditedText.rows())
    try audited.decide(
      (0, .relabel, "bad"), (1, .remove, nil), (2, .keep, nil), (3, .unsure, nil))
    let lines = try audited.lines()
    #expect(lines.count == 20)
    #expect(
      lines[1].hasPrefix("r0,lovely warm thing 0,bad,r0,good,")
        && lines[1].contains(",relabel,bad,"))
    #expect(
      lines[2].hasPrefix("r2,lovely warm thing 2,good,r2,good,") && lines[2].contains(",keep,,"))
    #expect(lines[3].hasPrefix("r3,awful cold thing 3,bad,") && lines[3].contains(",unsure,,"))
    let before = try audited.lines(.none)
    #expect(before.count == 21 && before[1].hasPrefix("r0,lovely warm thing 0,good,"))
  }

  @Test("suggestions go to label issues or to the first of the ranking, but not past a decision")
  func suggestions() throws {
    let text = "id,text,label\nx,lovely warm thing 4,bad\n" + AuditedText.rows(40)
    let audited = try AuditedText(text)
    let verdicts = try audited.file.verdicts()
    #expect(verdicts.rank[0] == 1 && verdicts.isIssue[0])
    #expect(try audited.lines(.suggestions)[1].hasPrefix("x,lovely warm thing 4,good,"))
    let first = Corrections(.suggestions, to: verdicts, top: 1)
    #expect(first.relabelled == 1 && first.label[0] != verdicts.given[0])
    try audited.decide((0, .keep, nil))
    #expect(try audited.lines(.suggestions)[1].hasPrefix("x,lovely warm thing 4,bad,"))
  }

  @Test("rows that were set aside stay, with nothing in the new columns")
  func setAside() throws {
    let audited = try AuditedText(
      "id,text,label\nx,no label,\ny,few\nz,one,good,many\n" + AuditedText.rows()
    ) { $0.maxRejected = 1 }
    let lines = try audited.lines()
    #expect(lines[1] == "x,no label,,,,,,,,,,")
    #expect(lines[2] == "y,few,,,,,,,,,,")
    #expect(lines[3] == "z,one,good,many,,,,,,,,,")
    #expect(lines[4].hasPrefix("r0,lovely warm thing 0,good,r0,good,"))
    let objects = try audited.lines { $0.format = .jsonl }
    #expect(objects[1].hasPrefix(#"{"id": "y", "text": "few", "dslab_id": null, "#))
    #expect(objects[2].contains(#""label": "good", "4": "many", "dslab_id": null"#))
  }

  @Test("fields that spreadsheets compute are guarded if asked for; numbers are not")
  func guarded() throws {
    let odd = ["=1+1", "+a", "-2+3", "@x", "\tx", "-5", "+1.5", "plain", "-"]
    let rows = odd.enumerated().map { "q\($0),\"\($1)\",\($0 % 2 == 0 ? "good" : "bad")\n" }
      .joined()
    let audited = try AuditedText("id,text,label\n" + rows + AuditedText.rows())
    let plain = try audited.lines()
    #expect(odd.indices.allSatisfy { plain[$0 + 1].hasPrefix("q\($0),\(odd[$0]),") })
    let lines = try audited.lines { $0.guardsFormulas = true }
    let expected = ["'=1+1", "'+a", "'-2+3", "'@x", "'\tx", "-5", "+1.5", "plain", "'-"]
    #expect(expected.indices.allSatisfy { lines[$0 + 1].hasPrefix("q\($0),\(expected[$0]),") })
    let verdicts = try audited.file.verdicts()
    let negative = try #require(verdicts.information.firstIndex { $0 < 0 })
    #expect(lines[negative + 1].contains(",\(verdicts.information[negative]),"))
  }

  @Test("an input with a column of a new one's name is refused with the remedy")
  func clash() throws {
    let audited = try AuditedText(
      "id,text,label,dslab_rank\na,x 1,a,1\nb,y 2,b,2\nc,x 3,a,3\nd,y 4,b,4\n")
    let error = try #require(throws: DatasetError.self) { try audited.exported() }
    #expect(error.description.contains("dslab_rank") && error.description.contains("--prefix"))
    #expect(try audited.lines { $0.prefix = "b_" }[1].hasPrefix("a,x 1,a,1,a,a,"))
  }

  @Test("a file that is not the one that was audited is refused")
  func otherFile() throws {
    let audited = try AuditedText("id,text,label\n" + AuditedText.rows())
    _ = try audited.folder.write("data.csv", "id,text,label\n" + AuditedText.rows(21))
    let error = try #require(throws: DatasetError.self) { try audited.exported() }
    #expect(error.kind == .data && error.description.contains("--input"))
  }
}
