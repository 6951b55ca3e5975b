import Foundation

/// Paths that lead to no file, or to something else.
extension BadInput {
  private static let endless = "is a device that never ends"

  static let places: [BadInput] = [
    BadInput(
      "no such file", [:], "check none.csv", 66, "none.csv: cannot be opened: no such file"),
    BadInput("a folder", [:], "check .", 66, ".: cannot be read: is a directory"),
    BadInput("a folder as audit", [:], "summary .", 66, ".: cannot be opened: it is a folder"),
    BadInput(
      "a file as a folder", ["d.csv": good], "check d.csv/x", 66,
      "d.csv/x: cannot be opened: not a directory"),
    BadInput(
      "a link to itself", [:], "check l.csv", 66, "l.csv: cannot be opened: too many levels",
      prepare: { try link("l.csv", to: "l.csv", in: $0) }),
    BadInput(
      "a link to nothing", [:], "check l.csv", 66, "l.csv: cannot be opened: no such file",
      prepare: { try link("l.csv", to: "none", in: $0) }),
    BadInput(
      "a name longer than names are",
      [:], "check \(String(repeating: "n", count: 300))", 66, "cannot be opened: file name too long"
    ),
    BadInput("the empty device", [:], "check /dev/null", 65, "null: the input is empty"),
    BadInput("a device of zeros", [:], "check /dev/zero", 66, "zero: \(endless)", "name a file"),
    BadInput("a device of noise", [:], "check /dev/urandom", 66, "urandom: \(endless)"),
    BadInput(
      "nothing on standard input", [:], "check -", 65, "standard input: the input is empty"),
    BadInput(
      "a named pipe is read", [:], "check p.csv", 0, "p.csv: 12 rows can be audited",
      prepare: { try pipe("p.csv", good.bytes, in: $0) }),
    BadInput(
      "a pipe that hands on a byte order mark byte by byte", [:], "check p.csv", 0,
      "text column 'text'", prepare: { try pipe("p.csv", [0xEF, 0xBB, 0xBF] + good.bytes, in: $0) }),
    BadInput(
      "a pipe that hands on what is no text byte by byte", [:], "check p.csv", 65,
      "p.csv: is compressed by gzip", prepare: { try pipe("p.csv", [0x1F, 0x8B, 8, 0], in: $0) }),
    BadInput(
      "specifications of zeros", ["d.csv": good], "audit d.csv --specs /dev/zero -o o.sqlite", 66,
      "zero: \(endless)"),
    BadInput(
      "a folder of specifications", ["d.csv": good], "audit d.csv --specs . -o o.sqlite", 66,
      ".: cannot be read: is a directory"),
    BadInput(
      "an array of zeros", ["d.csv": good], "audit d.csv --pred-probs /dev/zero -o o.sqlite", 66,
      "/dev/zero: is no file; arrays are read from files only"),
    BadInput(
      "a folder as array", ["d.csv": good], "audit d.csv --pred-probs . -o o.sqlite", 66,
      ".: is no file"),
    BadInput(
      "an array through a pipe", ["d.csv": good], "audit d.csv --pred-probs p -o o.sqlite", 66,
      "p: is no file", prepare: { _ = mkfifo($0.path("p"), 0o600) }),
    BadInput(
      "a configuration of zeros", ["d.csv": good], "check d.csv --config /dev/zero", 66,
      "/dev/zero: the configuration \(endless)"),
    BadInput(
      "a folder as configuration", ["d.csv": good], "check d.csv --config .", 66,
      ".: the configuration cannot be read: is a directory"),
    BadInput(
      "decisions of zeros", [:], "import-decisions a.sqlite /dev/zero", 66, "zero: \(endless)"),
    BadInput(
      "annotations of zeros", [:], "import-decisions a.sqlite /dev/zero --format label-studio", 66,
      "zero: \(endless)"),
    BadInput(
      "a lexicon of zeros", [:], "difficulty a.sqlite --lexicon /dev/zero", 66, "zero: \(endless)"),
  ]

  /// A named pipe into which somebody writes the first bytes one by one.
  private static func pipe(_ name: String, _ bytes: [UInt8], in folder: Workdir) throws {
    let path = folder.path(name)
    guard mkfifo(path, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
    Thread.detachNewThread {
      let writer = FileHandle(forWritingAtPath: path)
      for byte in bytes.prefix(4) {
        try? writer?.write(contentsOf: [byte])
        Thread.sleep(forTimeInterval: 0.01)
      }
      try? writer?.write(contentsOf: bytes.dropFirst(4))
      try? writer?.close()
    }
  }

  private static func link(_ name: String, to target: String, in folder: Workdir) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(name), withDestinationPath: target)
  }
}
