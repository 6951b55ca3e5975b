import Foundation
import Testing

@Suite("Completion by the shell")
struct CompletionTests {
  private static func isThere(_ shell: String) -> Bool {
    ["/bin/", "/usr/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + shell) }
  }

  /// A folder with the script for a shell, and what runs the shell on a text.
  private func folder(_ shell: String) throws -> Workdir {
    let folder = try Workdir()
    let script = try folder.run("--generate-completion-script", shell)
    #expect(script.code == 0 && script.err == "")
    try folder.write("completion", script.out)
    return folder
  }

  private func output(_ shell: String, _ arguments: [String], in folder: Workdir) throws -> (
    code: Int32, text: String
  ) {
    let (process, out, err) = try folder.start(
      arguments, of: URL(filePath: "/usr/bin/env"))
    let text = out.fileHandleForReading.readDataToEndOfFile()
    let errors = err.fileHandleForReading.readDataToEndOfFile()
    try process.end()
    return (process.terminationStatus, String(decoding: text + errors, as: UTF8.self))
  }

  @Test("the scripts are sound", arguments: ["bash", "zsh", "fish"].filter(isThere))
  func sound(shell: String) throws {
    let (code, text) = try output(shell, [shell, "-n", "completion"], in: folder(shell))
    #expect(code == 0 && text == "", "\(text)")
  }

  @Test(
    "bash offers commands, options, values and files",
    .enabled(if: isThere("bash")),
    arguments: [
      ("dslab sus", ["suspects"]), ("dslab experiment ", ["augment", "correct", "suite"]),
      ("dslab audit --text", ["--text-column"]), ("dslab suspects a.sqlite --by p", ["pvi"]),
      ("dslab suspects ", ["old.sqlite"]), ("dslab audit d", ["data.csv"]),
      ("dslab audit data.csv --specs ", ["book.yaml", "data.csv"]),
    ])
  func bash(line: String, offered: [String]) throws {
    let folder = try folder("bash")
    for name in ["old.sqlite", "data.csv", "book.yaml", "picture.png"] {
      try folder.write(name, "")
    }
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    try folder.write(
      "ask",
      """
      shopt -s extglob progcomp
      source ./completion
      COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1)
      COMP_LINE='\(line)'; COMP_POINT=\(line.count); COMP_TYPE=9; COMP_KEY=9
      function_name=$(complete -p dslab | sed 's/.*-F \\([^ ]*\\).*/\\1/')
      compopt() { :; }
      "$function_name" dslab "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """)
    let (code, text) = try output("bash", ["bash", "ask"], in: folder)
    let found = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(code == 0, "\(text)")
    #expect(Set(found).isSuperset(of: offered), "\(text)")
    #expect(!found.contains("picture.png"))
  }
}
