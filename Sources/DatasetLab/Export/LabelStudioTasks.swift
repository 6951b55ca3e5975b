extension AnnotationTasks {
  /// Tasks for Label Studio, to be imported as they are.
  ///
  /// The suggested label is a prediction with its probability as score; `dslab_id` in `data` and
  /// the hash of the input in `meta` bring the annotations back to their rows. Format:
  /// https://labelstud.io/guide/tasks#Basic-Label-Studio-JSON-format.
  ///
  /// - Returns: A list of tasks in JSON, one a line.
  public func labelStudio() -> [UInt8] {
    var json = JSONText()
    json.lines(rows) { json, row in
      json.object { json in
        json.key("data")
        json.object { json in data(of: row, to: &json) }
        json.key("meta")
        json.object { json in meta(of: row, to: &json) }
        json.key("predictions")
        json.list { json in json.object { json in prediction(of: row, to: &json) } }
      }
    }
    return json.bytes
  }

  /// The labelling interface that the tasks are made for.
  public var labelStudioInterface: String {
    let choices = verdicts.labels.names.map { label in
      "    <Choice value=\"\(Self.escaped(label))\"/>\n"
    }
    return """
      <View>
        <Text name="text" value="$text" valueType="text"/>
        <Choices name="label" toName="text" choice="single">
      \(choices.joined())  </Choices>
        <Choices name="decision" toName="text" choice="single">
          <Choice value="remove"/>
          <Choice value="unsure"/>
        </Choices>
      </View>
      """
  }

  /// Names that mean something in a task or in a flat export of it.
  private static let reserved: Set = [
    "text", "label", "decision", "id", "annotator", "annotation_id", "annotations", "data", "meta",
    "created_at", "updated_at", "lead_time",
  ]

  private func data(of row: Int, to json: inout JSONText) {
    json.key("text")
    texts.texts.withBytes(row) { json.string($0) }
    for (name, values) in texts.attributes {
      json.key(Self.reserved.contains(name) || name.hasPrefix("dslab_") ? "column_\(name)" : name)
      values.withBytes(row) { json.string($0) }
    }
    json.key("dslab_id")
    verdicts.ids.withBytes(row) { json.string($0) }
    json.member("dslab_given_label", givenLabel(of: row))
    json.member("dslab_rank", number: verdicts.rank[row])
  }

  private func meta(of row: Int, to json: inout JSONText) {
    json.member("dslab_input_sha256", input.sha256)
    json.member("dslab_given_label", givenLabel(of: row))
    json.member("dslab_PVI", number: verdicts.information[row])
    json.member("dslab_self_confidence", number: verdicts.selfConfidence[row])
    json.member("dslab_label_issue", number: verdicts.isIssue[row] ? 1 : 0)
    json.key("dslab_evidence")
    texts.evidence.withBytes(row) { json.string($0) }
  }

  private func prediction(of row: Int, to json: inout JSONText) {
    json.member("model_version", Self.agent)
    json.member("score", number: verdicts.suggestedProbability[row])
    json.key("result")
    json.list { json in
      json.object { json in
        json.member("id", "dslab-\(row)")
        json.member("from_name", "label")
        json.member("to_name", "text")
        json.member("type", "choices")
        json.key("value")
        json.object { json in
          json.key("choices")
          json.list { json in json.string(suggestedLabel(of: row)) }
        }
      }
    }
  }

  /// A text as the value of an XML attribute; most control characters cannot be in one.
  private static func escaped(_ text: String) -> String {
    let names: [Unicode.Scalar: String] = [
      "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "\t": "&#9;", "\n": "&#10;",
      "\r": "&#13;",
    ]
    return text.unicodeScalars.map { scalar in
      names[scalar] ?? (scalar.value < 0x20 ? " " : String(scalar))
    }.joined()
  }
}
