import ArgumentParser

/// What becomes of fields that a spreadsheet would compute.
struct FormulaOption: ParsableArguments {
  @Flag(
    help: """
      For spreadsheets: a ' before fields of CSV and TSV that begin with = + - @, tab or return \
      and are no numbers, so that none is computed. Without it every field is written as it is.
      """)
  var guardFormulas = false
}
