import DatasetLab
import Testing

@Suite("Specifications of several files")
struct SpecificationSetTests {
  private let folder: TemporaryFolder
  private let labels = LabelSet(["rude", "fine"])

  init() throws { folder = try TemporaryFolder() }

  @Test("every query knows its file, its line, and how many come before it")
  func places() throws {
    let yaml = try folder.write(
      "a.yaml",
      """
      - name: insult
        label: rude
        queries:
          - you turnip
          - >
            a text
            of lines
      - {name: thanks, label: fine, queries: [thank you]}
      """)
    // Rows of one name need not be neighbours, and a label may be left out.
    let csv = try folder.write(
      "b.csv",
      "spec,label,text\nx,rude,one\ny,off,two\nz,fine,three\nx,rude,\"fo\nur\"\nz,fine,five\n")
    let set = try SpecificationSet(paths: [yaml, csv], labels: labels, labelMap: ["off": ""])
    #expect(set.specifications.map(\.name) == ["insult", "thanks", "x", "z"])
    #expect(set.texts.map { $0.map(\.line) } == [[4, 5], [8], [2, 5], [4, 7]])
    #expect(set.texts.map { $0[0].file } == ["a.yaml", "a.yaml", "b.csv", "b.csv"])
    #expect(set.texts.map { $0.map(\.text) } == set.specifications.map(\.queries))
    #expect(set.queryCount == 8)
    let vectors = Embeddings(rows: 8, dimensions: 1, values: (0..<8).map(Float.init))
    let queries = set.queries(vectors: vectors)
    #expect(queries.map { $0.map { $0.vector[0] } } == [[0, 1], [2], [3, 6], [5, 7]])
    #expect(set.queries().allSatisfy { $0.allSatisfy { $0.vector.isEmpty } })
  }

  @Test("a name in two files is an error that names both places")
  func duplicates() throws {
    let first = try folder.write("a.csv", "spec,label,text\nx,rude,one\ny,rude,two\n")
    let second = try folder.write("b.yaml", "\n- {name: y, label: rude, queries: [three]}\n")
    let error = try #require(throws: SpecificationError.self) {
      try SpecificationSet(paths: [first, second], labels: labels)
    }
    #expect(error.file == "b.yaml" && error.line == 2)
    #expect(error.reason.contains("'y' came before, in a.csv on line 3"))
  }
}
