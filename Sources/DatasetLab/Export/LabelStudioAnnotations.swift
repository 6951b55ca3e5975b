import Foundation

extension DecisionList {
  /// Reads annotations that Label Studio exported as JSON or JSON-MIN.
  ///
  /// A choice is the right label; in a control called `decision` it is a decision. Tasks without an
  /// annotation, and skipped ones, decide nothing. Of several annotations a ground truth counts
  /// alone; annotators who disagree make the row `unsure`, with their answers as note.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - verdicts: What the audit says of its rows.
  ///   - sha256: The hash of the audit's input; tasks of another audit are refused.
  ///   - reviewer: Who decided; nil for the annotator that the file names.
  ///   - now: When, as far as the file does not say.
  /// - Throws: `DatasetError` with task and value where anything is wrong.
  public init(
    labelStudio path: String, verdicts: RowVerdicts, sha256: String, reviewer: String?, now: Date
  ) throws(DatasetError) {
    let file = SmallFile(path: path)
    var list = DecisionList(file: file.name, verdicts: verdicts, reviewer: reviewer, now: now)
    let tasks: [LabelStudioTask]
    do {
      tasks = try JSONDecoder().decode(
        [LabelStudioTask].self, from: Data(try file.text().utf8))
    } catch let error as DatasetError {
      throw error
    } catch {
      throw DatasetError(
        .data, file: file.name,
        "is no list of tasks; export them from Label Studio as JSON or JSON-MIN")
    }
    for (number, task) in tasks.enumerated() {
      let place = "task \(number + 1)"
      guard let id = task.rowID else {
        throw DatasetError(
          .data, file: file.name,
          "\(place): there is no dslab_id in its data; import tasks that dslab export wrote")
      }
      if let found = task.inputHash, found != sha256 {
        throw DatasetError(
          .data, file: file.name,
          "\(place): the task is of another audit, whose input has SHA-256 \(found.prefix(12))…")
      }
      try list.add(task.entry(id: id, place: "\(place) ('\(DatasetError.shown(id))')"))
    }
    self = list
  }
}

/// A task as Label Studio exports it, whole (`annotations`, `data`) or flat (JSON-MIN).
private struct LabelStudioTask: Decodable {
  private let annotations: [LabelStudioAnnotation]?
  private let fields: [String: LooseValue]
  private let meta: [String: LooseValue]
  private let flat: [String: LooseValue]

  private enum Key: String, CodingKey { case annotations, data, meta }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    annotations = try values.decodeIfPresent([LabelStudioAnnotation].self, forKey: .annotations)
    fields = try values.decodeIfPresent([String: LooseValue].self, forKey: .data) ?? [:]
    meta = (try? values.decodeIfPresent([String: LooseValue].self, forKey: .meta)) ?? [:]
    flat = try [String: LooseValue](from: decoder)
  }

  var rowID: String? { (fields["dslab_id"] ?? meta["dslab_id"] ?? flat["dslab_id"])?.text }

  var inputHash: String? { meta["dslab_input_sha256"]?.text }

  func entry(id: String, place: String) -> DecisionList.Entry {
    var entry = DecisionList.Entry(id: id, place: place)
    guard let annotations else {
      let answers = [flat["label"]?.choices ?? [], flat["decision"]?.choices ?? []]
      LabelStudioAnnotation.Answer(labels: answers[0], decisions: answers[1]).fill(&entry)
      entry.reviewer = flat["annotator"]?.text
      entry.decidedAt = flat["updated_at"]?.text.flatMap(Self.time)
      return entry
    }
    let made = annotations.filter { $0.was_cancelled != true && !$0.answer.isEmpty }
    let counting =
      made.contains { $0.ground_truth == true }
      ? made.filter { $0.ground_truth == true } : made
    guard let last = counting.last else { return entry }
    if counting.allSatisfy({ $0.answer == last.answer }) {
      last.answer.fill(&entry)
    } else {
      entry.decision = Decision.Kind.unsure.rawValue
      entry.note = "annotators disagree: " + counting.map(\.answer.shown).joined(separator: "; ")
    }
    let people = counting.compactMap { $0.completed_by?.text }
    entry.reviewer = people.isEmpty ? nil : people.joined(separator: ", ")
    entry.decidedAt = (last.updated_at ?? last.created_at).flatMap(Self.time)
    return entry
  }

  /// A time, which Label Studio writes in UTC; fractions of a second are left out.
  private static func time(_ text: String) -> Date? {
    try? Date(text.prefix(19) + "Z", strategy: .iso8601)
  }
}
