import ArgumentParser
import DatasetLab

extension ReadOptions.Format: ExpressibleByArgument {}
extension ReadOptions.Quoting: ExpressibleByArgument {}
extension ReadOptions.Encoding: ExpressibleByArgument {}

/// How the data are read: shared by every command that reads a data set.
struct InputOptions: ParsableArguments {
  @Argument(help: "A CSV, TSV or JSONL file, or - for standard input.", completion: .rows)
  var data: String

  @Option(help: "The column that holds the text; found by itself if it is called text, tweet, …")
  var textColumn: String?

  @Option(help: "The column that holds the label; found by itself if it is called label, class, …")
  var labelColumn: String?

  @Option(help: "The column that names the rows; by default id, else rows are numbered.")
  var idColumn: String?

  @Option(help: "A column to keep for comparing groups of rows; may be repeated.")
  var sliceColumn: [String] = []

  @Option(help: "A column with one annotator's labels, to keep; may be repeated.")
  var annotatorColumn: [String] = []

  @Option(help: "The layout of the input; by default what the file's ending says, else csv.")
  var format: ReadOptions.Format?

  @Option(help: "Whether double quotes enclose fields (minimal) or are plain characters (none).")
  var quoting: ReadOptions.Quoting = .minimal

  @Option(help: "The input's encoding.")
  var encoding: ReadOptions.Encoding = .utf8

  @Flag(help: "The first row is data; columns are called 1, 2, 3, …")
  var noHeader = false

  @Option(help: "The share of unusable rows above which the data are refused.")
  var maxRejected = 0.01

  @Option(help: "Set labels with fewer rows aside into the table rejected.")
  var minClassRows = 0

  @Option(help: "The number of folds of the cross-fit.")
  var folds = 5

  func validate() throws {
    if folds < 2 || folds > 100 { throw ValidationError("--folds must be from 2 to 100") }
    if !(0...1).contains(maxRejected) {
      throw ValidationError("--max-rejected must be a share from 0 to 1")
    }
  }

  var source: DataSource { DataSource(data) }

  var readOptions: ReadOptions {
    var options = ReadOptions()
    options.textColumn = textColumn
    options.labelColumn = labelColumn
    options.idColumn = idColumn
    options.attributeColumns = sliceColumn + annotatorColumn
    options.format = format
    options.quoting = quoting
    options.encoding = encoding
    options.hasHeader = !noHeader
    options.maxRejected = maxRejected
    options.minClassRows = minClassRows
    options.folds = folds
    return options
  }
}
