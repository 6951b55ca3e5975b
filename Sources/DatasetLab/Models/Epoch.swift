/// Models as they are after a step of an optimiser that works on all rows at once.
///
/// Such an optimiser has no epochs of mini-batches; a step is what comes nearest: every training
/// row has been looked at, and the models are others than before.
struct Epoch {
  /// The probability of each problem's classes but the last, rows x lanes.
  let probabilities: LaneMatrix
  /// The contrasts of each problem's logits, without the intercepts.
  let margins: LaneMatrix
  /// The intercepts.
  let shift: [Float]
  /// Whether each problem's model has changed; those that are at their minimum have not.
  let hasMoved: [Bool]
}
