import Foundation
import Testing

@Suite("--config")
struct ConfigurationTests {
  private func folder(_ configuration: String) throws -> Workdir {
    let folder = try Workdir()
    try folder.write("d.csv", AuditCommandTests.small)
    try folder.write("c.yaml", configuration)
    return folder
  }

  private func arguments(_ configuration: String, _ more: String...) throws -> String? {
    let folder = try folder(configuration)
    let run = try folder.run(
      ["audit", "d.csv", "-o", "a.sqlite", "--config", "c.yaml"] + more)
    #expect(run.code == 0, "\(run.err)")
    return try folder.value("a.sqlite", "SELECT arguments FROM runs")
  }

  @Test("its options are followed and recorded, as if they stood on the command line")
  func followed() throws {
    let used = try arguments("seed: 7\nquiet: true\nforce: false\nslice-column: [id, label]\n")
    #expect(
      used
        == "audit --quiet --seed=7 --slice-column=id --slice-column=label d.csv -o a.sqlite")
  }

  @Test("the command line counts more; lists are replaced, not added to")
  func overridden() throws {
    let used = try arguments(
      "seed: 7\nslice-column: [id]\nquiet: true\n", "--seed", "3", "--slice-column=label")
    #expect(used == "audit --quiet d.csv -o a.sqlite --seed 3 --slice-column=label")
  }

  @Test("a command's own section counts more, and others' options are passed over")
  func sections() throws {
    let used = try arguments(
      "audit:\n  seed: 5\n  text-column: text\nseed: 7\nquiet: true\nbudget: 9\n"
        + "suspects: {top: 3}\n")
    #expect(used == "audit --quiet --seed=5 --text-column=text d.csv -o a.sqlite")
  }

  @Test("commands below commands have sections too, and other commands follow it as well")
  func nested() throws {
    let folder = try folder("experiment:\n  suite:\n    train: nowhere.csv\n    specs: s.csv\n")
    let run = try folder.run("experiment", "suite", "--config=c.yaml")
    #expect(run.code == 66 && run.err.contains("nowhere.csv"), "\(run.err)")
  }

  @Test(
    "what cannot be has file, line, key and remedy",
    arguments: [
      (
        "folds: 5\nsede: 1\n",
        "c.yaml:2: key 'sede' is no option of any command (did you mean 'seed'?)"
      ),
      ("audit:\n  fold: 1\n", "c.yaml:2: key 'fold' is no option of audit (did you mean 'folds'?)"),
      ("\nseed: [1, 2]\n", "c.yaml:2: key 'seed': takes one value, not a list"),
      ("quiet: 3\n", "c.yaml:1: key 'quiet': a flag is true or false"),
      ("seed:\n", "c.yaml:1: key 'seed': there is no value"),
      ("seed: many\n", "c.yaml:1: key 'seed': The value 'many' is invalid"),
      ("folds: 1\n", "c.yaml:1: key 'folds': --folds must be from 2 to 100"),
      ("quoting: minimla\n", "did you mean 'minimal'?"),
      ("config: d.yaml\n", "c.yaml:1: a configuration cannot name another one"),
      ("seed: 1\nseed: 2\n", "key 'seed' occurs twice"),
      ("- seed\n", "c.yaml:1: a configuration is made of lines like"),
      ("seed: 'a\n", "this is not YAML"),
    ])
  func failures(configuration: String, message: String) throws {
    let run = try folder(configuration).run(
      "audit", "d.csv", "-o", "a.sqlite", "--config", "c.yaml")
    #expect(run.code == 64 && run.err.contains(message), "\(run.err)")
  }

  @Test("a file that is not there is an input that is not there")
  func missing() throws {
    let run = try folder("").run("check", "d.csv", "--config", "none.yaml")
    #expect(run.code == 66 && run.err.contains("none.yaml"))
    #expect(try folder("").run("check", "d.csv", "--config", "c.yaml").code == 0)
    #expect(try folder("").run("check", "d.csv", "--config").code == 64)
  }

  @Test("every command with options has it")
  func everywhere() throws {
    let page = try String(
      contentsOf: Workdir.package.appending(path: "docs/cli.md"), encoding: .utf8)
    for section in page.components(separatedBy: "\n## ").dropFirst()
    where section.contains("OPTIONS:") && !section.contains("<subcommand>") {
      let isThere = section.contains("--config <file.yaml>")
      #expect(isThere, "\(section.prefix { $0 != "\n" })")
    }
  }
}
