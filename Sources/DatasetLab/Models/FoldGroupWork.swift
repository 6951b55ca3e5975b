/// What a group of folds has finished, written down to the bit for an audit that is resumed.

extension FoldGroup.Tuning: WorkPiece {
  package init?(from reader: inout WorkReader) {
    guard let start = RowVector(from: &reader), let penalties = reader.take(Double.self),
      let temperatures = reader.take(Double.self), let counts = reader.take(Int.self)
    else { return nil }
    self.init(penalties: penalties, temperatures: temperatures, start: start)
    gramProducts = counts.first ?? 0
    record = TrainingRecord(from: &reader)
  }

  package func write(to writer: inout WorkWriter) {
    start.write(to: &writer)
    writer.put(penalties)
    writer.put(temperatures)
    writer.put([gramProducts])
    record?.write(to: &writer)
  }
}

extension FoldGroup.Fit: WorkPiece {
  package init?(from reader: inout WorkReader) {
    guard let models = LinearModels(from: &reader), let counts = reader.take(Int.self),
      counts.count == 2
    else { return nil }
    self.init(
      models: models, gramProducts: counts[0], converged: counts[1] == 1,
      record: TrainingRecord(from: &reader))
  }

  package func write(to writer: inout WorkWriter) {
    models.write(to: &writer)
    writer.put([gramProducts, converged ? 1 : 0])
    record?.write(to: &writer)
  }
}

extension RowVector: WorkPiece {
  package init?(from reader: inout WorkReader) {
    guard let each = ProblemLanes(from: &reader),
      let coefficients = LaneMatrix(lanes: each.lanes, from: &reader),
      let margins = LaneMatrix(lanes: each.lanes, from: &reader),
      let intercepts = reader.take(Double.self),
      margins.rows == coefficients.rows, intercepts.count == each.lanes
    else { return nil }
    self.init(rows: 0, each: each)
    self.coefficients = coefficients
    self.margins = margins
    self.intercepts = intercepts
  }

  package func write(to writer: inout WorkWriter) {
    each.write(to: &writer)
    writer.put(coefficients.values.all)
    writer.put(margins.values.all)
    writer.put(intercepts)
  }
}

extension LinearModels: WorkPiece {
  package init?(from reader: inout WorkReader) {
    guard let each = ProblemLanes(from: &reader), let parts = reader.take(Int.self)?.first,
      (0...2).contains(parts)
    else { return nil }
    var weights: [LaneMatrix] = []
    for _ in 0..<parts {
      guard let part = LaneMatrix(lanes: each.lanes, from: &reader) else { return nil }
      weights.append(part)
    }
    guard let margins = LaneMatrix(lanes: each.lanes, from: &reader),
      let intercepts = reader.take(Double.self), intercepts.count == each.lanes
    else { return nil }
    self.init(weights: weights, margins: margins, intercepts: intercepts, each: each)
  }

  package func write(to writer: inout WorkWriter) {
    each.write(to: &writer)
    writer.put([weights.count])
    for part in weights { writer.put(part.values.all) }
    writer.put(margins.values.all)
    writer.put(intercepts)
  }
}

extension ProblemLanes {
  fileprivate init?(from reader: inout WorkReader) {
    guard let shape = reader.take(Int.self), shape.count == 2, shape.allSatisfy({ $0 > 0 })
    else { return nil }
    self.init(problems: shape[0], classes: shape[1])
  }

  fileprivate func write(to writer: inout WorkWriter) { writer.put([problems, classes]) }
}

extension LaneMatrix {
  fileprivate init?(lanes: Int, from reader: inout WorkReader) {
    guard let values = reader.take(Float.self), values.count % lanes == 0 else { return nil }
    self.init(rows: values.count / lanes, lanes: lanes)
    self.values.set(values)
  }
}

extension TrainingRecord: WorkPiece {
  package init?(from reader: inout WorkReader) {
    guard let rows = reader.take(Row.self), let epochs = reader.take(Int.self) else { return nil }
    self.init(rows: rows, epochs: epochs)
  }

  package func write(to writer: inout WorkWriter) {
    writer.put(rows)
    writer.put(epochs)
  }
}
