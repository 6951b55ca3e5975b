import ArgumentParser
import DatasetLab

/// How a pool of labelled rows is read.
struct PoolOptions: ParsableArguments {
  @Option(help: "The pool's text column, if it is not found by itself.")
  var poolTextColumn: String?

  @Option(help: "The pool's label column, if it is not found by itself.")
  var poolLabelColumn: String?

  @Option(
    help: ArgumentHelp(
      "Another name for a label of the pool; several may become one.", valueName: "old=new"))
  var mapPool: [String] = []

  @Option(
    help: ArgumentHelp("Only rows of the pool with this value.", valueName: "column=value"))
  var poolWhere: String?

  @Option(help: "How many rows of the pool each query ranks.")
  var specDepth = 1000

  @Option(help: "How the rankings of queries are merged.")
  var aggregate: AggregationMethod = .rrf

  @Option(help: "How much likeness to rows ranked before counts against a row, 0 to 1.")
  var diversity = 0.0

  @Option(help: "The most rows for one specification.")
  var perSpec: Int?

  @Option(help: "The most rows of one label that specifications may choose.")
  var perLabel: Int?

  func validate() throws {
    if !(0...1).contains(diversity) {
      throw ValidationError("--diversity must be a number from 0 to 1")
    }
    if [perSpec, perLabel].contains(where: { $0.map { $0 < 1 } ?? false }) {
      throw ValidationError("--per-spec and --per-label must be at least 1")
    }
    if specDepth < 1 { throw ValidationError("--spec-depth must be at least 1") }
    _ = try LabelMap.parse(mapPool, option: "--map-pool")
    _ = try LabelMap.parse(poolWhere.map { [$0] } ?? [], option: "--pool-where")
  }

  func selection(seed: UInt64) -> SelectionOptions {
    var options = SelectionOptions()
    options.depth = specDepth
    options.method = aggregate
    options.diversity = diversity
    options.limits.perSpecification = perSpec ?? .max
    options.limits.perLabel = perLabel ?? .max
    options.seed = seed
    return options
  }

  func read(_ path: String) throws -> Dataset {
    var options = ReadOptions()
    options.textColumn = poolTextColumn
    options.labelColumn = poolLabelColumn
    let condition = try LabelMap.parse(poolWhere.map { [$0] } ?? [], option: "--pool-where").first
    options.attributeColumns = condition.map { [$0.key] } ?? []
    let all = try Dataset.read(DataSource(path), options: options)
      .relabelled(LabelMap.parse(mapPool, option: "--map-pool"))
    guard let condition, let column = all.attributes[condition.key] else { return all }
    let rows = all.given.indices.filter { column[$0] == condition.value }
    if rows.isEmpty {
      throw ValidationError(
        "no row of the pool has '\(condition.value)' in column '\(condition.key)'")
    }
    return all.selecting(rows)
  }
}
