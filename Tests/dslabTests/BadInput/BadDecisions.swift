/// Decisions that do not fit the audit, whose rows are r0 to r19 with labels bad and good.
extension BadInput {
  private static func table(_ name: String, _ text: Content, _ says: String...) -> BadInput {
    BadInput(
      "decisions: " + name, ["f.csv": text], "import-decisions a.sqlite f.csv", 65, says)
  }

  private static func tasks(_ name: String, _ text: String, _ says: String) -> BadInput {
    BadInput(
      "annotations: " + name, ["f.json": Content(Array(text.utf8))],
      "import-decisions a.sqlite f.json", 65, says, "f.json: ")
  }

  private static func answer(_ label: String) -> String {
    #"[{"data": {"dslab_id": "r1"}, "annotations": [{"result": [{"from_name": "label", "#
      + #""value": {"choices": ["\#(label)"]}}]}]}]"#
  }

  static let decisions: [BadInput] = [
    table("an empty file", "", "f.csv: is empty; it needs a column id"),
    table("no ids", "x,decision\nr1,keep\n", "f.csv:1: no column names the rows", "x, decision"),
    table("nothing decided", "id,x\nr1,keep\n", "f.csv:1: there is neither a column decision nor"),
    table(
      "a row that is not there", "id,decision\nr99,keep\n",
      "f.csv:2: column 'id': no row of the audit is called 'r99'", "dslab suspects"),
    table(
      "an id with a sign that nobody sees", "id,decision\nr1\u{200B},keep\n",
      "f.csv:2: column 'id': no row of the audit is called 'r1\\u{200b}'"),
    table("a row twice", "id,decision\nr1,keep\nr1,remove\n", "f.csv:3: column 'id'", "on line 2"),
    table(
      "no such decision", "id,decision\nr1,kep\n",
      "f.csv:2: column 'decision': 'kep' is no decision (did you mean 'keep'?)"),
    table("a new label missing", "id,decision\nr1,relabel\n", "relabel needs the right label"),
    table(
      "the old label as new", "id,decision,new_label\nr1,relabel,good\n",
      "f.csv:2: column 'new_label': 'good' is the label that the row has; write keep"),
    table(
      "an unknown label", "id,new_label\nr1,goood\n", "no label 'goood' (did you mean 'good'?)"),
    table("keep and another label", "id,decision,new_label\nr1,keep,bad\n", "keep contradicts"),
    table(
      "remove and a label", "id,decision,new_label\nr1,remove,bad\n", "goes without a new label"),
    table("too many fields", "id,decision\nr1,keep,x\n", "f.csv:2: 3 fields instead of 2"),
    table("an open quote", "id,decision\n\"r1,keep\n", "f.csv:2: a quoted field that starts here"),
    table("Latin-1", "id,decision\nr1,caf" + Content([0xE9]), "f.csv:2: the bytes from", "iconv"),
    table(
      "an id that steers the terminal", "id,decision\n\u{1B}[31m,keep\n", "called '\\u{1b}[31m'"),
    tasks("no list", #"{"a": 1}"#, "is no list of tasks; export them from Label Studio"),
    tasks("cut short", #"[{"data":"#, "is no list of tasks"),
    tasks("lists 100,000 deep", String(repeating: "[", count: 100_000), "is no list of tasks"),
    tasks("no id", #"[{"data": {"text": "x"}}]"#, "task 1: there is no dslab_id in its data"),
    tasks("no such label", answer("nope"), "task 1 ('r1'): the data have no label 'nope'"),
    tasks(
      "of another audit",
      #"[{"data": {"dslab_id": "r1"}, "meta": {"dslab_input_sha256": "0123456789abcdef"}}]"#,
      "task 1: the task is of another audit, whose input has SHA-256 0123456789ab…"),
    BadInput(
      "decisions: a line that is no JSON",
      ["f.jsonl": "{\"id\": \"r1\", \"decision\": \"keep\"}\n{oops\n"],
      "import-decisions a.sqlite f.jsonl", 65, "f.jsonl:2: this line is no JSON object: '{oops'"),
  ]

  static let audits: [BadInput] = [
    BadInput(
      "an audit that is empty", ["a.sqlite": ""], "summary a.sqlite", 65,
      "a.sqlite: is no dslab audit"),
    BadInput(
      "an audit that is text", ["a.sqlite": good], "suspects a.sqlite", 65,
      "a.sqlite: is no dslab audit"),
    BadInput(
      "an audit that is noise",
      ["a.sqlite": "SQLite format 3\0" + Content(Array(repeating: 0xFF, count: 5000))],
      "report a.sqlite -o -", 65, "a.sqlite: is no dslab audit"),
    BadInput(
      "data that are not what was audited", ["d.csv": good],
      "export a.sqlite --input d.csv -o o.csv", 65, "d.csv: is not the file that was audited",
      "name the right file with --input"),
    BadInput(
      "a label that the audit has not", [:], "suspects a.sqlite --label goood", 64, "'goood'",
      "good"),
  ]
}
