import DatasetLab
import Testing

@Suite("Labels of a reference labeller")
struct ReferenceLabelsTests {
  private static let original = ComparedData.dataset(
    "a", [("one", "0"), ("two", "1"), ("three", "2"), ("four", "0")])

  private func read(
    _ text: String, name: String = "expert.csv", map: [String: String] = [:],
    for dataset: Dataset? = nil
  ) throws -> ReferenceLabels {
    let folder = try TemporaryFolder()
    let path = try folder.write(name, text)
    return try ReferenceLabels(
      path: path, for: dataset ?? Self.original, of: Self.original, map: map)
  }

  @Test("rows are found by their ids, in any order; those without a label have none")
  func found() throws {
    let labels = try read("label,id,why\n1,a3,x\n0,a0,\n ,a1,unsure\n")
    #expect(labels.labels == [0, nil, nil, 1])
    #expect(labels.leftOut == 1 && labels.name == "expert.csv")
    let lines = "{\"id\": \"a1\", \"label\": \"2\"}\n"
    #expect(try read(lines, name: "expert.jsonl").labels == [nil, 2, nil, nil])
    #expect(try read("id\tlabel\na1\t2\n", name: "expert.tsv").labels == [nil, 2, nil, nil])
  }

  @Test("labels are translated as the data's own are; what is left out there, is left out here")
  func translated() throws {
    let map = ["0": "hate", "1": "rest", "2": ""]
    let dataset = Self.original.selecting([0, 1, 3]).relabelled(map).withoutUnusedLabels
    let labels = try read(
      "id,label\na0,1\na1,hate\na2,0\na3,2\n", map: map, for: dataset)
    #expect(labels.labels == [1, 0, nil])
    #expect(labels.leftOut == 2)
  }

  @Test(
    "what is wrong is said with file, line, value and remedy",
    arguments: [
      ("id,label\na0,0\nb7,1\n", "expert.csv:3: column 'id': no row of a has the id 'b7'"),
      ("id,label\na0,0\na0,1\n", "expert.csv:3: column 'id': id 'a0' came before, on line 2"),
      ("id,label\na0,sold\n", "expert.csv:2: column 'label': label 'sold' is not in the data"),
      ("row,label\n1,0\n", "expert.csv:1: reference labels need the columns id and label"),
      ("id,label\na0\n", "expert.csv:2: 1 fields instead of 2"),
      ("id,label\n", "expert.csv: none of its rows has a label"),
    ])
  func errors(text: String, message: String) throws {
    let error = #expect(throws: DatasetError.self) { try read(text) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }
}
