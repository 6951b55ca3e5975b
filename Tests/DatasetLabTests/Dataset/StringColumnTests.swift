import DatasetLab
import Testing

@Suite("A column of strings")
struct StringColumnTests {
  @Test("rows come back as they were put in, empty ones included")
  func rows() {
    let rows = ["", "a", "e\u{301}\0\r\n", "", "😂"]
    let column = StringColumn(rows)
    #expect(Array(column) == rows)
    #expect(column[2].unicodeScalars.count == 5)
    #expect(column.count == 5)
    #expect(column.byteCount == 11)
  }

  @Test("the bytes of a row are its own")
  func bytes() {
    var column = StringColumn()
    column.append("one".utf8)
    column.append([])
    column.append([0x74, 0x77, 0x6F])
    #expect(column.withBytes(0) { Array($0) } == Array("one".utf8))
    #expect(column.withBytes(1) { $0.count } == 0)
    #expect(column.withBytes(2) { Array($0) } == Array("two".utf8))
    #expect((0..<3).map { column.range($0) } == [0..<3, 3..<3, 3..<6])
  }

  @Test("a column without rows is empty")
  func empty() {
    #expect(StringColumn().isEmpty)
    #expect(StringColumn([""]).withBytes(0) { $0.isEmpty })
  }
}
