import DatasetLab
import Testing

/// What tests of reading share: a small data set from a text, with two folds unless said otherwise.
func read(
  _ text: String, as name: String = "data.csv", _ change: (inout ReadOptions) -> Void = { _ in }
) throws -> Dataset {
  try read(Array(text.utf8), as: name, change)
}

func read(
  _ bytes: [UInt8], as name: String = "data.csv",
  _ change: (inout ReadOptions) -> Void = { _ in }
) throws -> Dataset {
  var options = ReadOptions()
  options.folds = 2
  change(&options)
  let folder = try TemporaryFolder()
  return try Dataset.read(.file(folder.write(name, bytes)), options: options)
}

/// The error that reading a text ends with.
func failure(
  _ text: String, as name: String = "data.csv", _ change: (inout ReadOptions) -> Void = { _ in }
) throws -> DatasetError {
  try failure(Array(text.utf8), as: name, change)
}

func failure(
  _ bytes: [UInt8], as name: String = "data.csv",
  _ change: (inout ReadOptions) -> Void = { _ in }
) throws -> DatasetError {
  try #require(throws: DatasetError.self) { try read(bytes, as: name, change) }
}

/// Four rows, two of each label, that make a header and a first row of interest a data set.
let filler = "x1,a\nx2,b\nx3,a\nx4,b\n"
