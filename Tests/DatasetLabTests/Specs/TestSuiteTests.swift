import DatasetLab
import Testing

@Suite("Functional test suites")
struct TestSuiteTests {
  private let labels = LabelSet(["rude", "fine"])

  private static let cases = """
    case_id,functionality,test_case,label_gold,target_ident
    1,insult,you turnip,bad,
    2,insult,you donkey,bad,neighbours
    3,thanks,thank you,fine,
    """
  private static let parts = "case_id,part\n1,heldout\n2,D\n3,D\n"

  private func read(
    _ text: String = Self.cases, parts: String? = Self.parts,
    map: [String: String] = ["bad": "rude"]
  ) throws -> TestSuite {
    let folder = try TemporaryFolder()
    let parts = try parts.map { try folder.write("parts.csv", $0) }
    return try TestSuite(
      path: folder.write("cases.csv", text), parts: parts, labels: labels, labelMap: map)
  }

  @Test("held-out cases are queries, the others tests, and labels are translated")
  func reading() throws {
    let suite = try read()
    #expect(
      suite.specifications == [
        Specification(name: "insult", label: "rude", queries: ["you turnip"])
      ])
    #expect(suite.tests.map(\.text) == ["you donkey", "thank you"])
    #expect(suite.tests.map(\.target) == ["neighbours", nil])
    #expect(suite.tests.map(\.line) == [3, 4])
  }

  @Test("without parts every case is a test, and can be made a query")
  func noParts() throws {
    let suite = try read(parts: nil)
    #expect(suite.tests.count == 3)
    #expect(suite.asQueries.specifications.map(\.queries.count) == [2, 1])
  }

  @Test("a column part serves as well as a file")
  func partColumn() throws {
    let text = "spec,text,label,part\na,one,rude,D\na,two,rude,heldout\n"
    #expect(try read(text, parts: nil).tests.map(\.text) == ["one"])
  }

  @Test(
    "what cannot be is an error with file and line",
    arguments: [
      ("case_id,functionality,test_case,label_gold\n1,a,x,odd\n", "cases.csv:2: label 'odd'"),
      (
        "case_id,functionality,test_case,label_gold\n1,a,x,bad\n2,a,y,fine\n",
        "cases.csv:3: functionality 'a' has label 'fine' here and 'rude' on line 2"
      ),
      ("case_id,functionality,test_case,label_gold\n9,a,x,bad\n", "cases.csv:2: the parts do not"),
      ("case_id,functionality,test_case,label_gold\n1,a,,bad\n", "cases.csv:2: the case has no"),
      ("case_id,functionality,test_case,label_gold\n", "cases.csv: there is no test case"),
      ("case_id,functionality,words,label_gold\n1,a,x,bad\n", "cases.csv:1: no column is called"),
    ])
  func errors(text: String, message: String) throws {
    let error = try #require(throws: SpecificationError.self) { try read(text) }
    #expect("\(error)".hasPrefix(message), "\(error)")
  }

  @Test("a part that is neither D nor heldout is an error")
  func oddPart() throws {
    let error = try #require(throws: SpecificationError.self) {
      try read(parts: "case_id,part\n1,train\n2,D\n3,D\n")
    }
    #expect("\(error)".hasPrefix("parts.csv:2: part 'train'"))
  }
}
