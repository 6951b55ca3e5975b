import DatasetLab
import Testing

@Suite("Specification files")
struct SpecificationFileTests {
  private let labels = LabelSet(["rude", "fine"])

  private func read(
    _ text: String, as name: String = "specs.yaml", map: [String: String] = [:]
  ) throws -> [Specification] {
    let folder = try TemporaryFolder()
    return try SpecificationFile(
      path: folder.write(name, text), labels: labels, labelMap: map
    ).specifications
  }

  private func failure(_ text: String, as name: String = "specs.yaml") throws -> SpecificationError
  {
    try #require(throws: SpecificationError.self) { try read(text, as: name) }
  }

  private let insult = Specification(
    name: "insult", label: "rude", description: "says it", queries: ["you turnip", "[GROUP]"])

  @Test("YAML lists name, label, description and queries")
  func yaml() throws {
    let text = """
      - name: insult
        label: rude
        description: says it
        queries:
          - you turnip
          - "[GROUP]"
      - {name: thanks, label: fine, queries: [thank you]}
      """
    #expect(
      try read(text) == [
        insult, Specification(name: "thanks", label: "fine", queries: ["thank you"]),
      ])
  }

  @Test("in CSV and JSONL rows of one name make one specification")
  func tables() throws {
    let csv = "spec,label,text,description\ninsult,rude,you turnip,says it\ninsult,rude,[GROUP],\n"
    #expect(try read(csv, as: "specs.csv") == [insult])
    let jsonl = """
      {"spec": "insult", "label": "rude", "text": "you turnip", "description": "says it"}
      {"spec": "insult", "label": "rude", "text": "[GROUP]", "description": ""}
      """
    #expect(try read(jsonl, as: "specs.jsonl") == [insult])
  }

  @Test("HateCheck's columns are known, labels are translated, and an empty target leaves out")
  func hateCheck() throws {
    let csv = "functionality,case_id,test_case,label_gold\r\nf1,1,a b,bad\r\nf2,2,c,good\r\n"
    let found = try read(csv, as: "cases.csv", map: ["bad": "rude", "good": ""])
    #expect(found == [Specification(name: "f1", label: "rude", queries: ["a b"])])
  }

  @Test(
    "what is wrong is said with its line",
    arguments: [
      ("- name: a\n  label: kind\n  queries: [x]\n", 1, "fine, rude"),
      ("- name: a\n  label: rude\n  queries: []\n", 1, "has no queries"),
      (
        "- name: a\n  label: rude\n  queries: [x]\n- name: a\n  label: rude\n  queries: [y]\n", 4,
        "came before, on line 1"
      ),
      ("- name: a\n  label: rude\n  query: x\n", 3, "unknown key 'query'"),
      ("- label: rude\n  queries: [x]\n", 1, "needs a name"),
      ("- name: a\n  queries: [x]\n", 1, "needs a label"),
      ("- name: a\n  label: rude\n  queries:\n    - [GROUP] is\n", 4, "quotes"),
      ("- name: a\n  label: rude\n  queries:\n    - [GROUP]\n", 4, "put it in quotes"),
      ("- name: a\n  label: rude\n  queries: x\n", 3, "must be a list"),
      ("- name: a\n  label: rude\n  queries:\n    - x\n    - ' '\n", 5, "is empty"),
      ("- name: a\n  label: rude\n  queries:\n    - x\n   - y\n", 5, "not YAML"),
      ("- name: a\n\tlabel: rude\n", 2, "not YAML"),
      ("- name: a\n  label: rude\n  queries: [x\n", 4, "not YAML"),
      ("- name: a\n  name: b\n", 1, "key 'name' occurs twice"),
      ("- name: a\n  label: \u{1}\n", 2, "not YAML"),
      ("- a\n", 1, "must be a mapping"),
      ("a: 1\n", 1, "must be a list"),
    ])
  func errors(text: String, line: Int, hint: String) throws {
    let error = try failure(text)
    #expect(error.line == line)
    #expect(error.description.contains(hint), "\(error)")
  }

  @Test("an empty file has no specification")
  func empty() throws {
    #expect(try failure("").reason.contains("no specification"))
    #expect(try failure("# nothing\n").reason.contains("no specification"))
    for name in ["specs.csv", "specs.jsonl", "specs.yaml"] {
      let error = try failure("", as: name)
      #expect(error.line == 1 && error.reason.contains("no specification"))
    }
    #expect(try failure("spec,label,text\n", as: "s.csv").reason.contains("no specification"))
  }

  @Test("in tables too")
  func tableErrors() throws {
    let twoLabels = try failure("spec,label,text\na,rude,x\na,fine,y\n", as: "s.csv")
    #expect(twoLabels.line == 3 && twoLabels.reason.contains("'fine' here and 'rude' on line 2"))
    let column = try failure("name,label,text\na,rude,x\n", as: "s.csv")
    #expect(column.reason.contains("spec or functionality"))
    let unknown = try failure("spec,label,text\na,rude,x\nb,kind,y\n", as: "s.csv")
    #expect(unknown.line == 3 && unknown.reason.contains("not in the data (fine, rude)"))
    #expect(try failure("spec,label,text\na,rude, \n", as: "s.csv").reason.contains("empty"))
    let json = try failure("{\"spec\": \"a\", \"label\": \"rude\"\n", as: "s.jsonl")
    #expect(json.line == 1)
  }

  @Test("rows of one name need not be neighbours")
  func scattered() throws {
    let found = try read("spec,label,text\na,rude,x\nb,fine,y\na,rude,z\n", as: "s.csv")
    #expect(found.map(\.queries) == [["x", "z"], ["y"]])
  }

  @Test("a file that is not there is an error")
  func missing() {
    let error = #expect(throws: SpecificationError.self) {
      try SpecificationFile(path: "/nowhere/specs.yaml", labels: labels)
    }
    #expect(error?.description.contains("/nowhere/specs.yaml") == true)
  }
}
