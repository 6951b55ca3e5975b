import DatasetLab
import Foundation

/// What `dslab selftest` says.
enum SelftestText {
  static func text(_ test: SelfTest, _ seconds: Double) -> String {
    var table = Table(
      ["check", "values of", "compared", "greatest difference", "allowed", ""],
      numbers: ["compared", "greatest difference", "allowed"])
    for check in test.checks {
      let gaps = [check.greatestGap, check.tolerance].map { String(format: "%.0e", $0) }
      table.rows.append(
        [check.name, check.source, Table.count(check.values)] + gaps
          + [check.passed ? "ok" : "FAILED: \(check.place)"])
    }
    let failed = test.checks.count { !$0.passed }
    let verdict =
      failed == 0
      ? "dslab \(DatasetLab.version) computes here what the references computed"
      : "\(failed) of \(test.checks.count) checks FAILED: do not trust this build on this machine"
    return table.rendered() + "\n\(verdict) (\(Table.number(seconds, 2)) s)\n"
  }

  private struct Report: Encodable {
    struct Check: Encodable {
      var check: String
      var source: String
      var values: Int
      var greatest_difference: Double?
      var allowed: Double
      var passed: Bool
      var place: String?
    }

    var dslab_version: String
    var seconds: Double
    var passed: Bool
    var checks: [Check]
  }

  static func json(_ test: SelfTest, seconds: Double) throws -> String {
    let checks = test.checks.map {
      Report.Check(
        check: $0.name, source: $0.source, values: $0.values,
        greatest_difference: $0.greatestGap.isFinite ? $0.greatestGap : nil,
        allowed: $0.tolerance, passed: $0.passed, place: $0.passed ? nil : $0.place)
    }
    return try ControlSigns.json(
      Report(
        dslab_version: DatasetLab.version, seconds: seconds, passed: test.passed, checks: checks))
  }
}
