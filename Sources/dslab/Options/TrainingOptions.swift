import ArgumentParser
import DatasetLab

/// Data that a model is trained on.
struct TrainingOptions: ParsableArguments {
  @Option(help: "The labelled data that the model is trained on.", completion: .rows)
  var train: String

  @Option(help: "The training data's text column, if it is not found by itself.")
  var trainTextColumn: String?

  @Option(help: "The training data's label column, if it is not found by itself.")
  var trainLabelColumn: String?

  @Option(
    help: ArgumentHelp(
      "Another name for a label of the training data; several may become one.",
      valueName: "old=new"))
  var mapTrain: [String] = []

  func validate() throws { _ = try LabelMap.parse(mapTrain, option: "--map-train") }

  func read() throws -> Dataset { try read(train) }

  /// - Returns: A file that is like the training data.
  func read(_ path: String) throws -> Dataset {
    var options = ReadOptions()
    options.textColumn = trainTextColumn
    options.labelColumn = trainLabelColumn
    return try Dataset.read(DataSource(path), options: options)
      .relabelled(LabelMap.parse(mapTrain, option: "--map-train"))
  }
}
