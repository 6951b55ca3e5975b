import DatasetLab
import Foundation
import Testing

@Suite("Decisions made elsewhere")
struct DecisionListTests {
  private static let now = Date(timeIntervalSince1970: 1_750_000_000)

  private func audited() throws -> AuditedText {
    try AuditedText("id,text,label\n" + AuditedText.rows())
  }

  private func table(
    _ text: String, _ audited: AuditedText, as name: String = "d.csv", reviewer: String? = nil
  ) throws -> DecisionList {
    try DecisionList(
      table: audited.folder.write(name, text), verdicts: audited.file.verdicts(), idColumn: "id",
      reviewer: reviewer, now: Self.now)
  }

  private func labelStudio(_ text: String, _ audited: AuditedText) throws -> DecisionList {
    try DecisionList(
      labelStudio: audited.folder.write("d.json", text), verdicts: audited.file.verdicts(),
      sha256: audited.file.input().sha256, reviewer: nil, now: Self.now)
  }

  private func shown(_ list: DecisionList) -> [String] {
    list.decisions.map { "\($0.sample_id) \($0.decision.rawValue) \($0.new_label ?? "-")" }
  }

  @Test("a table may say decision, new_label or both, and be passed over where it says nothing")
  func tables() throws {
    let audited = try audited()
    let both = try table(
      "new_label,id,note,decision,reviewer\nbad,r0,\"so, it is\",relabel,Ada\n,r1,,keep,\n"
        + ",r2,,remove,\n,r3,,unsure,\n,r4,,,\ngood,r6,,,\nbad,r8,,,\n", audited)
    #expect(
      shown(both) == [
        "0 relabel bad", "1 keep -", "2 remove -", "3 unsure -", "6 keep -", "8 relabel bad",
      ])
    #expect(both.undecided == 1)
    #expect(both.decisions[0].note == "so, it is" && both.decisions[0].reviewer == "Ada")
    #expect(both.decisions[1].note == nil && both.decisions[1].reviewer == nil)
    #expect(
      try table("id,decision\nr1, keep \n", audited, reviewer: "Bo").decisions[0].reviewer == "Bo")
    #expect(
      try shown(table("id\tnew_label\nr1\tgood\n", audited, as: "d.tsv")) == ["1 relabel good"])
    let lines = #"{"decision": "keep", "id": "r5"}"# + "\n"
    #expect(try shown(table(lines, audited, as: "d.jsonl")) == ["5 keep -"])
  }

  @Test("what was exported, with decisions filled in, is read under its own names")
  func exported() throws {
    let audited = try audited()
    try audited.decide((2, .relabel, "bad"), (5, .unsure, nil))
    let text = String(decoding: try audited.exported(), as: UTF8.self)
    #expect(try shown(table(text, audited)) == ["2 relabel bad", "5 unsure -"])
  }

  @Test(
    "anything that is wrong is refused with line, value and remedy",
    arguments: [
      ("id,decision\nr1,keep\nr99,keep\n", 3, "'r99'"),
      ("id,decision\nr1,keep\nr1,remove\n", 3, "line 2"),
      ("id,decision\nr1,delete\n", 2, "keep, relabel, remove, unsure"),
      ("id,new_label\nr1,nice\n", 2, "bad, good"),
      ("id,decision,new_label\nr1,relabel,\n", 2, "needs the right label"),
      ("id,decision,new_label\nr1,relabel,bad\n", 2, "write keep"),
      ("id,decision,new_label\nr1,keep,good\n", 2, "write relabel"),
      ("id,decision,new_label\nr1,remove,good\n", 2, "leave new_label empty"),
      ("id,decision\nr1,keep,x\n", 2, "3 fields instead of 2"),
      ("name,decision\nr1,keep\n", 1, "call it id"), ("id,verdict\nr1,keep\n", 1, "new_label"),
    ] as [(String, Int, String)])
  func refused(text: String, line: Int, hint: String) throws {
    let audited = try audited()
    let error = try #require(throws: DatasetError.self) { try table(text, audited) }
    #expect(error.kind == .data && error.line == line)
    #expect(error.description.contains(hint), "\(error)")
  }

  private func task(_ id: String, _ annotations: String, meta: String = "{}") -> String {
    #"{"id": 7, "data": {"text": "t", "dslab_id": "\#(id)"}, "meta": \#(meta), "annotations": "#
      + "[\(annotations)]}"
  }

  private func answer(_ choice: String, by name: String = "label", _ more: String = "") -> String {
    #"{"result": [{"from_name": "\#(name)", "to_name": "text", "type": "choices", "value": "#
      + #"{"choices": ["\#(choice)"]}}], "completed_by": 3, "#
      + #""updated_at": "2025-01-02T03:04:05.678901Z"\#(more)}"#
  }

  @Test("Label Studio's annotations become decisions, and open tasks none")
  func annotations() throws {
    let audited = try audited()
    let list = try labelStudio(
      "["
        + [
          task("r0", answer("bad")), task("r1", answer("bad")),
          task("r2", answer("remove", by: "decision")), task("r3", ""),
          task("r4", answer("bad", #", "was_cancelled": true"#)),
          task("r5", answer("good") + "," + answer("bad")),
          task("r6", answer("good") + "," + answer("good")),
          task("r7", answer("bad") + "," + answer("good", #", "ground_truth": true"#)),
        ].joined(separator: ",") + "]", audited)
    #expect(
      shown(list) == [
        "0 relabel bad", "1 keep -", "2 remove -", "5 unsure -", "6 keep -", "7 relabel good",
      ])
    #expect(list.undecided == 2)
    #expect(list.decisions[3].note == "annotators disagree: good; bad")
    #expect(list.decisions[0].reviewer == "3")
    #expect(list.decisions[0].decided_at == "2025-01-02T03:04:05.000Z")
  }

  @Test("the flat export is read too, and whoever annotated is known by address")
  func flat() throws {
    let audited = try audited()
    let list = try labelStudio(
      #"[{"dslab_id": "r0", "id": 9, "label": "bad", "annotator": {"email": "a@b.c"}},"#
        + #"{"dslab_id": "r1", "decision": "unsure"}, {"dslab_id": "r2"},"#
        + #"{"dslab_id": "r3", "label": {"choices": ["good", "bad"]}}]"#, audited)
    #expect(shown(list) == ["0 relabel bad", "1 unsure -", "3 unsure -"])
    #expect(list.decisions[0].reviewer == "a@b.c")
  }

  @Test("tasks of another audit, of nobody or with other labels are refused")
  func foreign() throws {
    let audited = try audited()
    for (text, hint) in [
      ("[\(task("r0", answer("bad"), meta: #"{"dslab_input_sha256": "0123"}"#))]", "another audit"),
      (#"[{"data": {"text": "t"}, "annotations": []}]"#, "task 1: there is no dslab_id"),
      ("[\(task("r0", answer("nice")))]", "task 1 ('r0'): the data have no label 'nice'"),
      ("[\(task("r0", answer("perhaps", by: "decision")))]", "'perhaps' is no decision"),
      (#"{"tasks": []}"#, "as JSON or JSON-MIN"),
    ] {
      let error = try #require(throws: DatasetError.self) { try labelStudio(text, audited) }
      #expect(error.kind == .data && error.description.contains(hint), "\(error)")
    }
  }

  @Test("decisions of another reviewer stay unless they are to be replaced")
  func reviewers() throws {
    let audited = try audited()
    func decision(_ row: Int, _ kind: Decision.Kind, _ reviewer: String?) -> Decision {
      Decision(sample: row, kind, reviewer: reviewer, at: Self.now)
    }
    let first = [decision(0, .keep, "Ada"), decision(1, .keep, "Bo"), decision(2, .keep, nil)]
    #expect(try audited.file.write(first).new == 3)
    let second = [
      decision(0, .remove, "Ada"), decision(1, .remove, "Ada"), decision(2, .keep, "Ada"),
      decision(3, .unsure, "Ada"),
    ]
    let counts = try audited.file.write(second)
    #expect(counts.changed == 1 && counts.left == 1 && counts.same == 1 && counts.new == 1)
    #expect(try audited.file.verdicts().decisions[1]?.decision == .keep)
    #expect(try audited.file.write(second, force: true).changed == 2)
    #expect(try audited.file.verdicts().decisions.values.allSatisfy { $0.reviewer == "Ada" })
  }
}
