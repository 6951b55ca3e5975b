import DatasetLab
import Foundation
import Testing

@Suite("Student's distribution")
struct StudentTTests {
  @Test(
    "tails are those of the tables",
    arguments: [
      (12.706205, 1.0), (4.302653, 2), (2.228139, 10), (1.984217, 99), (1.960201, 10_000),
    ])
  func tables(t: Double, degrees: Double) {
    #expect(abs(StudentT.twoSided(t, degrees: degrees) - 0.05) < 1e-7)
    #expect(abs(StudentT.quantile(0.975, degrees: degrees) - t) < 1e-5)
  }

  @Test(
    "one degree of freedom is Cauchy's distribution, two have a closed form",
    arguments: [
      0.001, 0.3, 1, 2.5, 40, 1e4,
    ])
  func closedForms(t: Double) {
    let cauchy = 1 - 2 / Double.pi * atan(t)
    #expect(abs(StudentT.twoSided(t, degrees: 1) - cauchy) < 1e-12)
    #expect(abs(StudentT.twoSided(-t, degrees: 2) - (1 - t / (2 + t * t).squareRoot())) < 1e-12)
  }

  @Test("many degrees of freedom are the normal distribution, also far out")
  func normal() {
    for t in [0.5, 2, 5] {
      let normal = erfc(t / 2.0.squareRoot())
      #expect(abs(StudentT.twoSided(t, degrees: 1e7) / normal - 1) < 1e-4)
    }
    #expect(StudentT.twoSided(0, degrees: 5) == 1)
    #expect(StudentT.twoSided(.infinity, degrees: 5) == 0)
  }
}
