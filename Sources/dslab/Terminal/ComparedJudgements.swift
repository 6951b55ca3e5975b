import DatasetLab

/// What specifications and reference labels say of data sets, as `dslab compare --json` prints it.
extension ComparedValues {
  struct Part: Encodable {
    var rows: Int
    var share: Double
    var low: Double
    var high: Double

    init(_ share: Share) {
      (rows, self.share, low, high) = (share.rows, share.value, share.low, share.high)
    }
  }

  struct SpecificationPair: Encodable {
    var a: String
    var b: String
    var compared: Int
    var significant: Int
    var specifications: [Judged]
  }

  struct Judged: Encodable {
    var specification: String
    var label: String
    var z: Double
    var p: Double
    var a: Part
    var b: Part
    var difference: Interval
    var share_of_all_a: Double
    var share_of_all_b: Double
    var label_rows_a: [Int]
    var label_rows_b: [Int]
  }

  struct Reference: Encodable {
    var dataset: String
    var file: String
    var rows: Int
    var missing: Int
    var left_out: Int
    var accuracy: Interval
    var kappa: Double
    var mcc: Double
    var macro_f1: Double
    var labels: [ReferenceLabel]
    var confused: [Confused]
    var contradicted_suspects: Part
    var contradicted_others: Part
  }

  struct ReferenceLabel: Encodable {
    var label: String
    var precision: Part
    var recall: Part
  }

  struct Confused: Encodable {
    var given: String
    var reference: String
    var rows: Int
    var example: String
  }
}

extension CompareJSON {
  static func specifications(_ result: Comparison) -> [ComparedValues.SpecificationPair] {
    let (data, found) = (result.data, result.specificationLabels)
    return result.specificationCriteria.map { own in
      ComparedValues.SpecificationPair(
        a: data.datasets[own.a].name, b: data.datasets[own.b].name, compared: own.items.count,
        significant: own.items.count(where: \.isSignificant),
        specifications: own.items.map { item in
          let difference = item.shareA.over(item.shareB)
          return ComparedValues.Judged(
            specification: found.specifications[item.specification].name,
            label: data.labels[item.label], z: item.z, p: item.p,
            a: ComparedValues.Part(item.shareA), b: ComparedValues.Part(item.shareB),
            difference: ComparedValues.Interval(
              mean: difference.value, low: difference.low, high: difference.high),
            share_of_all_a: found.share(ofLabel: item.label, in: own.a).value,
            share_of_all_b: found.share(ofLabel: item.label, in: own.b).value,
            label_rows_a: found.counts(of: item.specification, in: own.a),
            label_rows_b: found.counts(of: item.specification, in: own.b))
        })
    }
  }

  static func references(_ result: Comparison, top: Int) -> [ComparedValues.Reference] {
    let data = result.data
    return result.references.map { own in
      let agreement = own.labels.agreement
      return ComparedValues.Reference(
        dataset: data.datasets[own.dataset].name, file: own.name, rows: own.rows,
        missing: own.missing, left_out: own.leftOut,
        accuracy: ComparedValues.Interval(own.accuracy), kappa: agreement.kappa,
        mcc: agreement.mcc, macro_f1: agreement.macroF1,
        labels: zip(data.labels.names, own.labels.labels).map { name, label in
          ComparedValues.ReferenceLabel(
            label: name, precision: ComparedValues.Part(label.confirmed),
            recall: ComparedValues.Part(label.found))
        },
        confused: own.labels.confusions.prefix(top).map {
          ComparedValues.Confused(
            given: data.labels[$0.given], reference: data.labels[$0.reference], rows: $0.rows,
            example: data.place(of: $0.example).id)
        }, contradicted_suspects: ComparedValues.Part(own.contradictedSuspects),
        contradicted_others: ComparedValues.Part(own.contradictedOthers))
    }
  }
}
