import DatasetLab
import Foundation
import Testing

@Suite("Rows that can be used and rows that cannot")
struct DatasetReadingTests {
  @Test("unusable rows are set aside with line and reason, and the others keep their places")
  func rejected() throws {
    let data = try read("id,text,label\n1,x,a\n2,y\n3,z,\n1,w,b\n5,v,b,c\n6,,b\n7,u,a\n8,t,b\n") {
      $0.maxRejected = 0.5
    }
    #expect(Array(data.ids) == ["1", "6", "7", "8"])
    #expect(Array(data.texts) == ["x", "", "u", "t"])
    #expect(data.rejected.map(\.line) == [3, 4, 5, 6])
    #expect(
      data.rejected.map(\.reason) == [
        "too few fields: 2 instead of 3", "no label", "id '1' came before, on line 2",
        "too many fields: 4 instead of 3",
      ])
  }

  @Test("more unusable rows than allowed are an error that counts them")
  func tooMany() throws {
    let error = try failure("text,label\nx,a\ny,\nz,b\nw,a\nv,b\n")
    #expect(error.line == 3)
    #expect(error.reason.contains("1 of 5 rows (20.0 %)"))
    #expect(error.reason.contains("--max-rejected 0.01"))
  }

  @Test("an input of many chunks comes out whole, and its repeated ids are found")
  func manyChunks() throws {
    let rows = 100_000
    let text = String(repeating: "word ", count: 8)
    var lines = (0..<rows).map { "id\($0),\(text)\($0),label\($0 % 3)" }
    lines.append("id70,x,label0")
    let data = try read("id,text,label\n" + lines.joined(separator: "\n"))
    #expect(data.count == rows)
    #expect(data.ids.indices.allSatisfy { data.ids[$0] == "id\($0)" })
    #expect(data.texts.indices.allSatisfy { data.texts[$0] == text + "\($0)" })
    #expect(data.given.indices.allSatisfy { Int(data.given[$0]) == $0 % 3 })
    #expect(data.lines == Array(2..<rows + 2))
    #expect(data.rejected.map(\.reason) == ["id 'id70' came before, on line 72"])
  }

  @Test("labels are trimmed and ordered by value where all are integers")
  func labels() throws {
    let data = try read("text,label\nx, 10\ny,2 \nz,10\nw,2\n")
    #expect(data.labels.names == ["2", "10"])
    #expect(data.given == [1, 0, 1, 0])
  }

  @Test("a label of blanks alone is no label")
  func blankLabel() throws {
    let data = try read("text,label\nv, \t \n" + filler) { $0.maxRejected = 1 }
    #expect(data.rejected.map(\.reason) == ["no label"])
    #expect(data.count == 4)
  }

  @Test("one label is too few, and the error says what to check")
  func oneLabel() throws {
    #expect(try failure("text,label\nx,a\ny,a\n").reason.contains("--label-column"))
  }

  @Test("a label with fewer rows than folds is an error that says what to do")
  func rareLabel() throws {
    let error = try failure("text,label\nx,a\ny,b\nz,a\nw,b\nv,c\n")
    #expect(error.reason.contains("'c' has 1 rows for 2 folds"))
    #expect(error.reason.contains("--min-class-rows 2"))
  }

  @Test("rare labels can be set aside, in the order of the input")
  func minClassRows() throws {
    let data = try read("text,label\nv,c\nx,a\ny,b\nu,d\nz,a\nw,b\n") { $0.minClassRows = 2 }
    #expect(data.labels.names == ["a", "b"])
    #expect(data.given == [0, 1, 0, 1])
    #expect(data.lines == [3, 4, 6, 7])
    #expect(data.rejected.map(\.line) == [2, 5])
  }

  @Test("rows without an id column are named by their number")
  func numbered() throws {
    #expect(Array(try read("text,label\n" + filler).ids) == ["1", "2", "3", "4"])
  }

  @Test("slice columns are kept as they are")
  func attributes() throws {
    let data = try read("text,label,source\nx,a,p\ny,b,q\nz,a,\nw,b,p\n") {
      $0.attributeColumns = ["source"]
    }
    #expect(data.attributes["source"].map(Array.init) == ["p", "q", "", "p"])
  }

  @Test("the hash is that of the bytes")
  func hash() throws {
    let data = try read("text,label\nx,a\ny,b\nz,a\nw,b\n")
    #expect(
      data.sha256
        == "840cbf4ca3e2a9654d479e3e7827e06c4ff697d3c20882660a429674cf796685")
  }

  @Test("a missing file and a folder are inputs that cannot be read")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    let missing = folder.url.appendingPathComponent("none.csv").path
    let error = #expect(throws: DatasetError.self) { try Dataset.read(.file(missing)) }
    #expect(error?.kind == .input)
    let directory = #expect(throws: DatasetError.self) { try Dataset.read(.file(folder.url.path)) }
    #expect(directory?.kind == .input)
  }

  @Test("a named pipe is read like a file")
  func pipe() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appendingPathComponent("pipe").path
    #expect(mkfifo(path, 0o600) == 0)
    let writer = Thread { try? Data(("text,label\n" + filler).utf8).write(to: URL(filePath: path)) }
    writer.start()
    var options = ReadOptions()
    options.folds = 2
    #expect(try Dataset.read(.file(path), options: options).count == 4)
  }

  @Test("values in messages are short and without control characters")
  func messages() throws {
    let error = try failure("te\u{1B}xt" + String(repeating: "y", count: 60) + ",label\nx,a\n")
    #expect(!error.description.contains("\u{1B}"))
    #expect(error.description.contains("\\u{1b}") && error.description.contains("…"))
  }
}
