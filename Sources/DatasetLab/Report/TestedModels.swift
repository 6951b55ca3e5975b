import Foundation

/// How models did in a functional test suite, read from what `dslab experiment suite --json` or
/// `dslab experiment augment --json` wrote.
public struct TestedModels: Sendable {
  /// Cases and how many of them failed.
  struct Rate: Sendable, Decodable {
    var name: String
    var cases: Int
    var failures: Int

    var share: Double { cases > 0 ? Double(failures) / Double(cases) : 0 }
  }

  /// A model; over several seeds its cases are counted together.
  struct Model: Sendable {
    var name: String
    var overall: Rate
    var byFunctionality: [Rate]
  }

  /// The name of the file.
  let file: String
  /// The models in the order of the file.
  let models: [Model]

  private struct Suite: Decodable {
    var cases: Int
    var failures: Int
    var by_functionality: [Rate]
  }

  private struct Outcome: Decodable {
    var model: String
    var seed: Int
    var added: Int
    var failures: Suite
  }

  /// Reads a file in UTF-8.
  ///
  /// - Parameter path: The file.
  /// - Throws: `DatasetError` where it cannot be read or holds something else.
  public init(path: String) throws(DatasetError) {
    let source = SmallFile(path: path)
    let data = Data(try source.text().utf8)
    let decoder = JSONDecoder()
    file = source.name
    if let suite = try? decoder.decode(Suite.self, from: data) {
      models = [Self.model("the model", [suite])]
    } else if let outcomes = try? decoder.decode([Outcome].self, from: data), !outcomes.isEmpty {
      models = Self.models(outcomes)
    } else {
      throw DatasetError(
        .data, file: file,
        "there are no results of a test suite in it; 'dslab experiment suite --json' and "
          + "'dslab experiment augment --json' write such files")
    }
  }

  /// Puts together the seeds of each model, which stand one after the other.
  private static func models(_ outcomes: [Outcome]) -> [Model] {
    var groups: [[Outcome]] = []
    for outcome in outcomes {
      if outcome.seed > 0, let last = groups.indices.last {
        groups[last].append(outcome)
      } else {
        groups.append([outcome])
      }
    }
    return groups.map { seeds in
      let added = seeds.reduce(0) { $0 + $1.added } / seeds.count
      let name = seeds[0].model + (added > 0 ? " (\(Figure.count(added)))" : "")
      return model(name, seeds.map(\.failures))
    }
  }

  private static func model(_ name: String, _ suites: [Suite]) -> Model {
    var parts = suites[0].by_functionality
    for suite in suites.dropFirst() {
      for (place, rate) in suite.by_functionality.enumerated() where place < parts.count {
        parts[place].cases += rate.cases
        parts[place].failures += rate.failures
      }
    }
    return Model(
      name: name,
      overall: Rate(
        name: name, cases: suites.reduce(0) { $0 + $1.cases },
        failures: suites.reduce(0) { $0 + $1.failures }), byFunctionality: parts)
  }
}
