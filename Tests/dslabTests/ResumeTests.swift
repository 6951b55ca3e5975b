import Foundation
import Testing

@Suite("Resuming an audit")
struct ResumeTests {
  /// So many labels that folds are trained one after another.
  private static let data: String = {
    var text = "text,label\n"
    for row in 0..<3500 {
      let label = row % 35
      let own = (row * 7919) % 11 < 7 ? label : (label * 3 + row) % 35
      text += "a\(own) b\((row * 31) % 97) c\((row * 17) % 89) d\(own % 7) e\(row % 53),L\(label)\n"
    }
    return text
  }()

  /// Starts an audit and kills it as soon as part of the training is done.
  private func interrupt(_ arguments: [String], in folder: Workdir) throws {
    let (process, _, _) = try folder.start(arguments)
    let work = folder.path(".a.sqlite.work")
    while process.isRunning {
      // Behind the key stands how long the first part is, as soon as all of it is there.
      let start = try? FileHandle(forReadingFrom: URL(filePath: work)).read(upToCount: 40)
      if start?.dropFirst(32).contains(where: { $0 != 0 }) == true { break }
      usleep(500)
    }
    process.killAndWait()
    try #require(FileManager.default.fileExists(atPath: work), "it was done before it was killed")
  }

  @Test(
    "a killed audit that is resumed ends with the same content",
    arguments: [[], ["--dynamics"]])
  func resumed(options: [String]) throws {
    let folder = try Workdir()
    try folder.write("d.csv", Self.data)
    let whole = try folder.run(["audit", "d.csv", "--quiet", "-o", "whole.sqlite"] + options)
    #expect(whole.code == 0, "\(whole.err)")
    let arguments = ["audit", "d.csv", "--resume", "-o", "a.sqlite"] + options
    try interrupt(arguments, in: folder)
    let run = try folder.run(arguments)
    #expect(run.code == 0, "\(run.err)")
    #expect(run.err.contains("of the training were there already"))
    #expect(try folder.content("a.sqlite") == folder.content("whole.sqlite"))
    #expect(try !folder.files().contains(".a.sqlite.work"))
  }

  @Test("other options find nothing that they could use, and say so")
  func otherOptions() throws {
    let folder = try Workdir()
    try folder.write("d.csv", Self.data)
    try interrupt(["audit", "d.csv", "--resume", "-o", "a.sqlite"], in: folder)
    let run = try folder.run("audit", "d.csv", "--resume", "--seed", "1", "-o", "a.sqlite")
    #expect(run.code == 0, "\(run.err)")
    #expect(run.err.contains("is of other data or other options"))
    #expect(try !folder.files().contains(".a.sqlite.work"))
  }

  @Test("an audit without the option begins anew and takes away what was left")
  func anew() throws {
    let folder = try Workdir()
    try folder.write("d.csv", Self.data)
    try interrupt(["audit", "d.csv", "--resume", "-o", "a.sqlite"], in: folder)
    #expect(try folder.run("audit", "d.csv", "--quiet", "-o", "a.sqlite").code == 0)
    #expect(try !folder.files().contains(".a.sqlite.work"))
  }
}
