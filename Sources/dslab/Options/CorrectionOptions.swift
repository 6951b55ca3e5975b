import ArgumentParser
import DatasetLab

/// Data whose labels are to be corrected.
struct CorrectionOptions: ParsableArguments {
  @Option(help: "The labelled data.", completion: .rows)
  var data: String

  @Option(help: "The data's text column, if it is not found by itself.")
  var textColumn: String?

  @Option(help: "The data's label column, if it is not found by itself.")
  var labelColumn: String?

  @Option(help: "A column with the right labels, where they are known.")
  var truthColumn: String?

  @Option(
    help: ArgumentHelp(
      "Another name for a label of the data; several may become one.", valueName: "old=new"))
  var mapData: [String] = []

  func validate() throws { _ = try LabelMap.parse(mapData, option: "--map-data") }

  /// - Returns: The data, and every row's right label where it is known.
  func read() throws -> (data: Dataset, truth: [String]?) {
    let map = try LabelMap.parse(mapData, option: "--map-data")
    var options = ReadOptions()
    options.textColumn = textColumn
    options.labelColumn = labelColumn
    options.attributeColumns = truthColumn.map { [$0] } ?? []
    let read = try Dataset.read(DataSource(data), options: options).relabelled(map)
    let names = truthColumn.flatMap { read.attributes[$0] }
    return (read, names.map { names in names.indices.map { map[names[$0]] ?? names[$0] } })
  }
}
