extension AnnotationTasks {
  /// Records for Argilla, as `dataset.records.from_json(FILE)` of its Python package reads them.
  ///
  /// The field is `text`, the question `label`. Names are in lower case, as Argilla asks of them.
  ///
  /// - Returns: A list of records in JSON, one a line.
  public func argilla() -> [UInt8] {
    var json = JSONText()
    json.lines(rows) { json, row in
      json.object { json in
        json.key("id")
        verdicts.ids.withBytes(row) { json.string($0) }
        json.key("fields")
        json.object { json in
          json.key("text")
          texts.texts.withBytes(row) { json.string($0) }
        }
        json.key("metadata")
        json.object { json in metadata(of: row, to: &json) }
        json.key("suggestions")
        json.object { json in suggestion(of: row, to: &json) }
        for name in ["responses", "vectors"] {
          json.key(name)
          json.object { _ in }
        }
      }
    }
    return json.bytes
  }

  private func metadata(of row: Int, to json: inout JSONText) {
    for (name, values) in texts.attributes {
      json.key(name)
      values.withBytes(row) { json.string($0) }
    }
    json.member("dslab_given_label", givenLabel(of: row))
    json.member("dslab_rank", number: verdicts.rank[row])
    json.member("dslab_pvi", number: verdicts.information[row])
    json.member("dslab_self_confidence", number: verdicts.selfConfidence[row])
    json.member("dslab_label_issue", number: verdicts.isIssue[row] ? 1 : 0)
    json.key("dslab_evidence")
    texts.evidence.withBytes(row) { json.string($0) }
  }

  private func suggestion(of row: Int, to json: inout JSONText) {
    json.key("label")
    json.object { json in
      json.member("value", suggestedLabel(of: row))
      json.member("score", number: verdicts.suggestedProbability[row])
      json.member("agent", Self.agent)
    }
  }
}
