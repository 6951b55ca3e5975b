import Testing

@Suite("What was meant")
struct MisuseTests {
  @Test(
    "misspelt commands, options, values and topics are answered with the nearest one",
    arguments: [
      ("adit d.csv", "there is no command 'dslab adit' (did you mean 'audit'?)"),
      ("experiment sute", "there is no command 'dslab experiment sute' (did you mean 'suite'?)"),
      ("audit d.csv --tpo 3 -o a", "Unknown option '--tpo'"),
      ("audit --text-colum text", "Unknown option '--text-colum' (did you mean '--text-column'?)"),
      ("suspects a.sqlite --tpo=3", "Unknown option '--tpo' (did you mean '--top'?)"),
      ("suspects a.sqlite --by consenus", "Did you mean 'consensus'?"),
      ("audit d.csv -o a.sqlite --quoting minimla", "Did you mean 'minimal'?"),
      ("help consenus", "there is no topic or command 'consenus' (did you mean 'consensus'?)"),
      ("help audits", "did you mean 'audit'?"),
      ("help qqqq", "the topics are: pvi, "),
    ])
  func suggestions(line: String, message: String) throws {
    let run = try Workdir().run(line.split(separator: " ").map(String.init))
    #expect(run.code == 64 && run.err.contains(message), "\(run.err)")
    #expect(run.out == "")
  }

  @Test(
    "columns and labels too",
    arguments: [
      (["check", "d.csv", "--text-column", "txet"], 65, "did you mean 'text'?"),
      (["suspects", "a.sqlite", "--label", "god"], 64, "did you mean 'good'?"),
      (["audit", "d.csv", "-o", "b.sqlite", "--specs", "s.csv"], 65, "did you mean 'good'?"),
      (["audit", "d.csv", "-o", "b.sqlite", "--specs", "s.yaml"], 65, "did you mean 'queries'?"),
      (["compare", "d.csv", "e.csv", "--map", "d:goood=x"], 64, "did you mean 'good'?"),
    ] as [([String], Int32, String)])
  func names(arguments: [String], code: Int32, message: String) throws {
    let folder = try Workdir()
    try folder.write("d.csv", AuditCommandTests.small)
    try folder.write("e.csv", AuditCommandTests.small)
    try folder.write("s.csv", "spec,label,text\nkind,goood,lovely warm\n")
    try folder.write("s.yaml", "- name: kind\n  label: good\n  querys: [lovely]\n")
    #expect(try folder.run("audit", "d.csv", "--quiet", "-o", "a.sqlite").code == 0)
    let run = try folder.run(arguments)
    #expect(run.code == code && run.err.contains(message), "\(run.err)")
  }

  @Test("what the parser says well is left to it")
  func parser() throws {
    let folder = try Workdir()
    let missing = try folder.run("audit")
    #expect(missing.code == 64 && missing.err.contains("Missing expected argument '<data>'"))
    #expect(try folder.run("help", "audit").out == folder.run("audit", "--help").out)
    #expect(try folder.run("help").out == folder.run("--help").out)
    #expect(try folder.run("help", "experiment", "suite").out.contains("--specs <specs>"))
    #expect(try folder.run("--version").code == 0)
  }
}
