import DatasetLab
import Foundation
import Testing

@Suite("Tasks for annotators")
struct AnnotationTasksTests {
  private struct Task: Decodable {
    struct Prediction: Decodable {
      struct Region: Decodable {
        struct Value: Decodable { var choices: [String] }
        var from_name: String
        var value: Value
      }
      var score: Double
      var result: [Region]
    }
    struct Meta: Decodable { var dslab_input_sha256: String }
    var data: [String: Field]
    var meta: Meta
    var predictions: [Prediction]
  }

  /// A text or a number.
  private struct Field: Decodable {
    var text: String
    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      text = try (try? value.decode(String.self)) ?? String(value.decode(Int.self))
    }
  }

  private struct Record: Decodable {
    struct Suggestion: Decodable {
      var value: String
      var score: Double
    }
    var id: String
    var fields: [String: String]
    var suggestions: [String: Suggestion]
  }

  private static let odd = "<b>\u{0}\u{202E} \"so\"\n\\ </script>"

  private func audited() throws -> AuditedText {
    let odd = Self.odd.replacing("\"", with: "\"\"")
    return try AuditedText(
      "id,text,label,decision\nodd,\"\(odd)\",good,x\n"
        + AuditedText.rows().split(separator: "\n").map { $0 + ",y\n" }.joined()
    ) { $0.attributeColumns = ["decision"] }
  }

  @Test("tasks stand in the order of the ranking, with whole texts and the probabilities")
  func labelStudio() throws {
    let audited = try audited()
    let verdicts = try audited.file.verdicts()
    let tasks = try AnnotationTasks(audited.file, verdicts: verdicts)
    let decoded = try JSONDecoder().decode([Task].self, from: Data(tasks.labelStudio()))
    #expect(decoded.count == 21)
    #expect(decoded.map { $0.data["dslab_rank"]?.text } == (1...21).map { "\($0)" })
    let texts = Dictionary(
      uniqueKeysWithValues: decoded.map { ($0.data["dslab_id"]?.text, $0.data["text"]?.text) })
    #expect(texts["odd"]??.utf8.elementsEqual(Self.odd.utf8) == true)
    #expect(decoded.allSatisfy { $0.data["column_decision"] != nil && $0.data["decision"] == nil })
    let probabilities = try #require(try audited.file.predictedProbabilities())
    for (row, task) in zip(verdicts.ranked, decoded) {
      let suggested = Int(verdicts.suggested[row])
      #expect(abs(task.predictions[0].score - probabilities[row, suggested]) < 1e-12)
      #expect(task.predictions[0].result[0].value.choices == [verdicts.labels[suggested]])
    }
    #expect(try decoded[0].meta.dslab_input_sha256 == audited.file.input().sha256)
  }

  @Test("texts and kept columns are read back from the file to their end, whatever is in them")
  func readBack() throws {
    let audited = try AuditedText("text,label,kept\n" + "a\u{0}b,x,k\u{0}l\nc,y,\nd,x,\ne,y,\n") {
      $0.attributeColumns = ["kept"]
    }
    #expect(try audited.file.dataset().texts[0] == "a\u{0}b")
    let rows = try audited.file.auditedRows()
    let first = try #require(rows.sampleIDs.firstIndex(of: 0))
    #expect(rows.columns["kept"]?[first] == "k\u{0}l")
    #expect(try audited.file.sampleTexts().attributes[0].values[0] == "k\u{0}l")
  }

  @Test("Argilla's records are the same rows, as many as are asked for")
  func argilla() throws {
    let audited = try audited()
    let verdicts = try audited.file.verdicts()
    let tasks = try AnnotationTasks(audited.file, verdicts: verdicts, top: 5)
    let records = try JSONDecoder().decode([Record].self, from: Data(tasks.argilla()))
    #expect(records.map(\.id) == verdicts.ranked.prefix(5).map { verdicts.ids[$0] })
    for (row, record) in zip(verdicts.ranked, records) {
      #expect(record.suggestions["label"]?.value == verdicts.labels[Int(verdicts.suggested[row])])
      #expect(record.suggestions["label"]?.score == verdicts.suggestedProbability[row])
    }
  }

  @Test("the labelling interface escapes what labels have in them")
  func interface() throws {
    let audited = try AuditedText("text,label\nx,<&>\ny,\"a\"\"b\"\nz,<&>\nw,\"a\"\"b\"\n")
    let tasks = try AnnotationTasks(audited.file, verdicts: audited.file.verdicts())
    #expect(tasks.labelStudioInterface.contains("<Choice value=\"&lt;&amp;&gt;\"/>"))
    #expect(tasks.labelStudioInterface.contains("<Choice value=\"a&quot;b\"/>"))
  }

  @Test("cleanlab's table has its columns, and every audited row in input order")
  func cleanlab() throws {
    let audited = try audited()
    let verdicts = try audited.file.verdicts()
    let lines = String(decoding: IssuesTable(verdicts).bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines[0] == "id,line,is_label_issue,label_quality,given_label,predicted_label")
    #expect(lines.count == 22)
    #expect(lines[1].hasPrefix("odd,2,\(verdicts.isIssue[0] ? "True" : "False"),"))
  }
}
