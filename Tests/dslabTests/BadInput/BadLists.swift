/// Word lists, suites and reference labels that cannot be used.
extension BadInput {
  private static func lexicon(_ name: String, _ text: Content, _ says: String) -> BadInput {
    BadInput(
      "lexicon: " + name, ["l.txt": text], "difficulty a.sqlite --quiet --lexicon l.txt", 65, says)
  }

  private static func list(
    _ name: String, _ text: Content, _ option: String, _ says: String
  ) -> BadInput {
    BadInput(
      "words: " + name, ["b.txt": "warm\n", "l.txt": text],
      "difficulty a.sqlite --quiet " + option, 65, says)
  }

  static let lexicons: [BadInput] = [
    lexicon("empty", "", "l.txt:1: there is no word in it; a lexicon has one a line"),
    lexicon("blank lines", "\n  \n\t\n", "l.txt:1: there is no word in it"),
    lexicon("a * too early", "warm\nwa*rm\n", "l.txt:2: 'wa*rm' has a * before its end"),
    lexicon("signs alone", "warm\n???\n", "l.txt:2: there is no word in '???'; take the line out"),
    lexicon("Latin-1", "caf" + Content([0xE9]) + "\n", "l.txt:1: the bytes from offset 3"),
    lexicon("UTF-16", Content([0xFF, 0xFE]) + "w\0", "l.txt: is UTF-16"),
    list(
      "in two groups", "warm\ta\nwarm\tb\n", "--bias-words l.txt", "l.txt:2: 'warm' is in another"),
    list(
      "without what is more general", "warm\n", "--bias-words b.txt --general-words l.txt",
      "l.txt:1: a line is 'word<TAB>more general word'"),
    BadInput(
      "an expression that is none", [:], "difficulty a.sqlite --view keep:x=(", 64,
      "--view: '(' is no regular expression"),
  ]

  private static func suite(_ name: String, _ text: Content, _ says: String) -> BadInput {
    BadInput(
      "suite: " + name, ["t.csv": good, "p.csv": good, "s.csv": text],
      "select p.csv --train t.csv --specs s.csv --budget 2 -o o.csv", 65, says)
  }

  private static func reference(_ name: String, _ text: Content, _ says: String) -> BadInput {
    BadInput(
      "reference labels: " + name, ["d.csv": good, "e.csv": good, "r.csv": text],
      "compare d.csv e.csv --reference-labels d:r.csv --quiet", 65, says)
  }

  private static let suiteHeader: Content = "functionality,test_case,label_gold\n"

  static let suites: [BadInput] = [
    suite("empty", "", "s.csv:1: no column is called functionality or spec"),
    suite("a header alone", suiteHeader, "s.csv: there is no test case in it"),
    suite("other columns", "a,b,c\n", "the columns are: a, b, c"),
    suite("an unknown label", suiteHeader + "a,x,goood\n", "s.csv:2: label 'goood' is not in the"),
    suite(
      "two labels", suiteHeader + "a,x,good\na,y,bad\n", "s.csv:3: functionality 'a' has label"),
    suite("no text", suiteHeader + "a,,good\n", "s.csv:2: the case has no text"),
    suite(
      "no functionality", suiteHeader + ",x,good\n", "s.csv:2: the case names no functionality"),
    suite("too few fields", suiteHeader + "a,x\n", "s.csv:2: 2 fields instead of 3"),
    suite(
      "no such part", "functionality,test_case,label_gold,part\na,x,good,maybe\n",
      "s.csv:2: part 'maybe' is neither D (tests) nor heldout (queries)"),
    reference("other columns", "x,y\n", "r.csv:1: reference labels need the columns id and label"),
    reference("empty", "", "r.csv: none of its rows has a label"),
    reference("a row that is not there", "id,label\n99,good\n", "r.csv:2: column 'id': no row of"),
    reference(
      "a row twice", "id,label\n1,good\n1,bad\n", "r.csv:3: column 'id': id '1' came before"),
    reference(
      "an unknown label", "id,label\n1,goood\n", "r.csv:2: column 'label': label 'goood' is"),
    reference("too few fields", "id,label\n1\n", "r.csv:2: 1 fields instead of 2"),
  ]
}
