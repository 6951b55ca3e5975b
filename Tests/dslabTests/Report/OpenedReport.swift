import Foundation

/// A report in a browser, opened as a file.
struct OpenedReport {
  let folder: Workdir
  let browser: Browser

  /// Audits a CSV file of the folder with all that a report can show, and opens the report.
  init(of csv: String, in folder: Workdir, specs: String, _ options: String...) throws {
    self.folder = folder
    let commands = [
      ["audit", csv, "--specs", specs, "--slice-column", "source", "--dynamics", "--quiet"]
        + ["-o", "a.sqlite"],
      ["difficulty", "a.sqlite", "--curve"],
      ["report", "a.sqlite", "-o", "r.html"] + options,
    ]
    for command in commands {
      let run = try folder.run(command)
      guard run.code == 0 else { throw LocalHTTP.Failure(description: "\(command): \(run.err)") }
    }
    browser = try Browser()
    try browser.runFirst("window.attacked = () => { window.canary = 'dead'; };")
    _ = try browser.requests()
    try browser.open(URL(filePath: folder.path("r.html")).absoluteString)
  }

  /// The report of the demo.
  init(_ options: String...) throws {
    let folder = try Workdir()
    try self.init(
      of: Workdir.demo, in: folder, specs: Workdir.demoSpecs, "--top", "20",
      options.first ?? "--unmask")
  }

  /// Opens or closes all that can be opened.
  func fold(open: Bool) throws {
    try browser.run("for (const own of document.querySelectorAll('details')) own.open = \(open)")
  }
}
