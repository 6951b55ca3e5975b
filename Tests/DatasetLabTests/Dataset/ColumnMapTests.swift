import DatasetLab
import Testing

@Suite("Columns")
struct ColumnMapTests {
  @Test("columns are found by their usual names, whatever their case")
  func found() throws {
    let data = try read("ID,n,Class,Tweet\n1,0,a,x\n2,0,b,y\n3,0,a,z\n4,0,b,w\n")
    #expect(data.columns == ColumnMap(text: "Tweet", label: "Class", id: "ID"))
    #expect(Array(data.ids) == ["1", "2", "3", "4"])
  }

  @Test("where no name fits, the error lists the columns that are there")
  func missing() throws {
    let error = try failure("body,label\nx,a\n")
    #expect(error.reason.contains("--text-column") && error.reason.contains("body, label"))
  }

  @Test("where two names fit, the error names both")
  func ambiguous() throws {
    #expect(try failure("text,comment,label\nx,y,a\n").reason.contains("text, comment"))
  }

  @Test("a column that was asked for and is not there is an error with the flag")
  func unknown() throws {
    let error = try failure("text,label\nx,a\n") { $0.labelColumn = "stance" }
    #expect(error.reason.contains("'stance'") && error.reason.contains("--label-column"))
  }

  @Test("a header name that stands twice cannot be asked for")
  func twice() throws {
    let error = try failure("text,label,label\nx,a,b\n") { $0.labelColumn = "label" }
    #expect(error.reason.contains("2 columns"))
  }

  @Test("columns without a name are called by their number")
  func unnamed() throws {
    let data = try read(",text,label\nq,x,a\nr,y,b\ns,z,a\nt,w,b\n") { $0.idColumn = "1" }
    #expect(Array(data.ids) == ["q", "r", "s", "t"])
  }
}
