import Foundation

/// axe-core, where `scripts/setup-browser` has put it.
enum Axe {
  private static let file = Workdir.package.appending(path: ".build/axe/axe.min.js")

  /// Whether it is there.
  static let isThere = FileManager.default.fileExists(atPath: file.path)
  /// What to say where it is not.
  static let missing = "scripts/setup-browser fetches axe-core"

  /// What axe-core finds wrong with the page that is open, of whatever impact: a line for each rule.
  static func violations(_ browser: Browser) throws -> [String] {
    if try browser.run("return typeof axe === 'undefined'", as: Bool.self) {
      try browser.run(String(contentsOf: file, encoding: .utf8))
    }
    try browser.command("POST", "timeouts", ["script": 100_000])
    let script = """
      const done = arguments[0];
      axe.run().then((found) => done(found.violations.map((own) =>
        own.id + ' (' + own.impact + '): ' +
          own.nodes.map((node) => node.html.slice(0, 100)).join(' | '))));
      """
    let found = try browser.command("POST", "execute/async", ["script": script, "args": [Any]()])
    return found as? [String] ?? ["axe did not run"]
  }
}
