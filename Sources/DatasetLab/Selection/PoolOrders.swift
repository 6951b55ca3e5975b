import Foundation

/// The rows of a pool in the order in which a strategy would train on them, for several sets of
/// training rows at once.
///
/// Specifications choose in rounds, each as large as all before it: a model is trained on what has
/// been chosen, asked about the queries, and those that it fails say what the next round is for.
/// Labels get shares by the number of their queries, in the first round of those that fail; within
/// a label specifications get theirs by the share of their queries that fail.
struct PoolOrders {
  let data: AugmentationData
  let bases: [[Int]]
  let penalty: Double
  let budget: Int
  let options: SelectionOptions
  let machine: Machine

  /// What a specification needs even if no query of it fails.
  static let leastNeed = 0.05
  /// How much surprise counts against the specification's rank in `spec+pvi`.
  static let surpriseWeight = 0.2
  /// The size of the first round; the same for every budget, so that a small selection is the
  /// beginning of a larger one.
  static let firstRound = 128
  /// Models that only guide the choice need not be exact.
  static let tolerance = 5e-3

  /// The rows of one strategy, and what was found on the way.
  struct Order {
    var strategy: SelectionStrategy
    var hits: [PoolSelection.Hit]
    var contradictions: [PoolSelection.Hit] = []

    var rows: [Int] { hits.map(\.row) }
  }

  /// The order of each strategy, by base.
  func all(_ strategies: [SelectionStrategy]) -> [[Order]] {
    let first = data.models(bases, penalty: penalty, tolerance: Self.tolerance, on: machine)
    let simple = bases.indices.map { base in
      let candidates = data.candidates(beside: bases[base])
      let model = first.probabilities(base, rows: data.poolRows)
      return strategies.filter { !$0.needsSpecifications }.map {
        Order(strategy: $0, hits: hits(in: order($0, candidates, model, base: base)))
      }
    }
    let guided = strategies.filter(\.needsSpecifications)
    let chosen = guided.isEmpty ? bases.map { _ in [] } : rounds(guided, first)
    return zip(simple, chosen).map { $0 + $1 }
  }

  /// The rows that specifications choose of a pool without labels, for one base: each is to get
  /// the label of the specification that chose it.
  func pseudoLabelled() -> [PoolSelection.Hit] {
    precondition(bases.count == 1, "pseudo-labels are those of one base")
    let first = data.models(bases, penalty: penalty, tolerance: Self.tolerance, on: machine)
    return rounds([.spec], first, areLabelled: false)[0][0].hits
  }

  /// The order of a strategy that looks at no specification.
  private func order(
    _ strategy: SelectionStrategy, _ candidates: [Int], _ model: PredictedProbabilities, base: Int
  ) -> [Int] {
    func ascending(_ score: (Int) -> Double) -> [Int] {
      let scores = candidates.map(score)
      return candidates.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
        .map { candidates[$0] }
    }
    switch strategy {
    case .pviLow: return ascending { surprise(model, $0) }
    case .pviHigh: return ascending { -surprise(model, $0) }
    case .uncertainty: return ascending { model.margin($0) }
    case .random, .spec, .specPVI:
      var rng = SplitMix64(seed: options.seed &+ 1000 &+ UInt64(base))
      return candidates.shuffled(using: &rng)
    }
  }

  /// log2 p(given label) of a row of the pool: PVI but for the null model's part, which is the same
  /// for all rows of a label.
  private func surprise(_ model: PredictedProbabilities, _ row: Int) -> Double {
    log2(max(0x1p-60, model[row, Int(data.given[data.poolRows.lowerBound + row])]))
  }

  private func hits(in order: [Int]) -> [PoolSelection.Hit] {
    order.prefix(budget).enumerated().map {
      PoolSelection.Hit(row: $1, specification: nil, rank: $0 + 1)
    }
  }

  /// The orders of strategies that specifications guide, by base.
  private func rounds(
    _ strategies: [SelectionStrategy], _ first: SubsetModels, areLabelled: Bool = true
  ) -> [[Order]] {
    let rankings = rankings()
    let given = Array(data.given[data.poolRows])
    var selections: [PoolSelection] = []
    var baseOf: [Int] = []
    for (base, rows) in bases.enumerated() {
      var usable = given.map { _ in false }
      for row in data.candidates(beside: rows) { usable[row] = true }
      let model = first.probabilities(base, rows: data.poolRows)
      for strategy in strategies {
        let own = strategy == .specPVI ? rankings.map { bySurprise($0, model) } : rankings
        baseOf.append(base)
        selections.append(
          PoolSelection(
            rankings: own, demanded: data.demanded, given: areLabelled ? given : nil,
            usable: usable,
            limits: options.limits))
      }
    }
    let firstSize = min(budget, Self.firstRound)
    var size = firstSize
    var models = first
    var modelOf = baseOf
    while true {
      for place in selections.indices {
        let answers = models.probabilities(modelOf[place], rows: data.queryRows)
        let needs = needs(answers, isFirst: size == firstSize)
        selections[place].grow(to: size, needs: needs)
      }
      if size >= budget { break }
      let sets = selections.indices.map { place in
        bases[baseOf[place]] + selections[place].chosen.map { $0.row + data.poolRows.lowerBound }
      }
      let given = areLabelled ? nil : data.given(pseudoLabelled: selections[0].chosen)
      models = data.models(
        sets, given: given, penalty: penalty, tolerance: Self.tolerance, on: machine)
      modelOf = Array(selections.indices)
      size = min(budget, size * 2)
    }
    return bases.indices.map { base in
      zip(strategies, selections.indices.filter { baseOf[$0] == base }).map {
        Order(
          strategy: $0, hits: selections[$1].chosen,
          contradictions: selections[$1].contradictions)
      }
    }
  }

  /// The pool's rows in the order of each specification.
  func rankings() -> [[Int]] {
    let words = TokenizedTexts(data.pool.texts, seed: options.seed, on: machine).words
    let rankings = SpecificationRanking(
      data.specifications, words: words, labels: data.labels, depth: options.depth,
      method: options.method, on: machine
    ).bySpecification.map { $0.rows.map(Int.init) }
    guard options.diversity > 0 else { return rankings }
    let diverse = MaximalMarginalRelevance(diversity: options.diversity, words: words)
    var ranked = rankings
    ranked.withUnsafeMutableBufferPointer { ranked in
      machine.forEachBlock(of: rankings.count, size: 1) { place, _ in
        ranked[place] = diverse.order(rankings[place])
      }
    }
    return ranked
  }

  /// Rows with rank and surprise merged.
  private func bySurprise(_ rows: [Int], _ model: PredictedProbabilities) -> [Int] {
    var product = RankProduct(rows: rows.count)
    product.add(rows.indices.map(Double.init), weight: 1)
    product.add(rows.map { surprise(model, $0) }, weight: Self.surpriseWeight)
    return product.order.map { rows[$0] }
  }

  /// What each specification should get of the next round, from a model's answers to the queries.
  private func needs(_ answers: PredictedProbabilities, isFirst: Bool) -> [Double] {
    let (demanded, specificationOf) = (data.demanded, data.specificationOfQuery)
    var failures = demanded.map { _ in 0.0 }
    var labelNeeds = [Double](repeating: 0, count: data.labels.count)
    for (query, place) in specificationOf.enumerated() {
      let failed = answers.argmax(query) != Int(demanded[place])
      failures[place] += failed ? 1 : 0
      labelNeeds[Int(demanded[place])] += failed || !isFirst ? 1 : Self.leastNeed
    }
    let needs = zip(failures, data.specifications).map {
      $0 / Double($1.queries.count) + Self.leastNeed
    }
    var sums = labelNeeds.map { _ in 0.0 }
    for (need, label) in zip(needs, demanded) { sums[Int(label)] += need }
    return zip(needs, demanded).map { $0 / sums[Int($1)] * labelNeeds[Int($1)] }
  }
}

extension PredictedProbabilities {
  /// The difference between a row's greatest two probabilities.
  func margin(_ row: Int) -> Double {
    var (first, second) = (0.0, 0.0)
    for label in 0..<classes {
      let value = self[row, label]
      if value > first { (first, second) = (value, first) } else { second = max(second, value) }
    }
    return first - second
  }
}
