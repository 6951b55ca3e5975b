/// What one person answered to a task of Label Studio.
struct LabelStudioAnnotation: Decodable {
  let result: [Region]?
  let was_cancelled: Bool?
  let ground_truth: Bool?
  let completed_by: LooseValue?
  let created_at: String?
  let updated_at: String?

  /// One control's part of an answer.
  struct Region: Decodable {
    let from_name: String?
    let value: LooseValue?
  }

  /// The choices of an annotation.
  struct Answer: Hashable {
    var labels: [String]
    var decisions: [String]

    var isEmpty: Bool { labels.isEmpty && decisions.isEmpty }

    var shown: String { (decisions + labels).joined(separator: " and ") }

    /// Puts the answer into an entry; a decision to remove or unsure outweighs a label, and several
    /// labels are none.
    func fill(_ entry: inout DecisionList.Entry) {
      if let decision = decisions.last {
        entry.decision = decision
      } else if labels.count > 1 {
        entry.decision = Decision.Kind.unsure.rawValue
        entry.note = "more than one label: " + labels.joined(separator: ", ")
      } else {
        entry.newLabel = labels.first ?? ""
      }
    }
  }

  /// The choices, those of the control `decision` apart.
  var answer: Answer {
    func choices(_ isWanted: (String?) -> Bool) -> [String] {
      (result ?? []).filter { isWanted($0.from_name) }.flatMap { $0.value?.choices ?? [] }
    }
    return Answer(labels: choices { $0 != "decision" }, decisions: choices { $0 == "decision" })
  }
}

/// A value of which it is not known whether it is a text, a number, a list or an object.
struct LooseValue: Decodable {
  /// The value as text; of an annotator who is an object, the address or number.
  let text: String?
  /// The choices in it: of a list, of `{"choices": [...]}`, or the one text.
  let choices: [String]

  private enum Key: String, CodingKey { case choices, email, id }

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: Key.self) {
      choices = (try? object.decode([String].self, forKey: .choices)) ?? []
      text =
        (try? object.decode(String.self, forKey: .email))
        ?? (try? object.decode(Int.self, forKey: .id)).map { String($0) }
      return
    }
    let value = try decoder.singleValueContainer()
    if let list = try? value.decode([String].self) {
      choices = list
      text = nil
    } else {
      text =
        (try? value.decode(String.self)) ?? (try? value.decode(Int.self)).map { String($0) }
        ?? (try? value.decode(Double.self)).map { String($0) }
      choices = text.map { [$0] } ?? []
    }
  }
}
