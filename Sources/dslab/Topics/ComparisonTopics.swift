/// Data sets side by side, and experiments.
extension Topic {
  static let comparisons = [
    Topic(
      name: "comparing", others: ["transfer", "inconsistency", "adversarial-validation"],
      title: "Comparing data sets: copies, transfer, criteria",
      what: "Whether two data sets mean the same by the same label.",
      orientation: """
        area 0.5: texts cannot be told apart, 1: always; accuracy and PVI under the other's model \
        near its own: the labels mean the same
        """,
      unit: "shares from 0 to 1, bits, and z (standard errors)",
      reading: """
        Inconsistent pairs are copies with different labels: the surest sign. A PVI below 0 under \
        another's model: worse than knowing nothing but how frequent labels are there. z beyond \
        ±3: a word or specification on which labels differ beyond chance.
        """,
      example: """
        Of rows with a word 80 of 100 are hate in A and 50 of 100 in B; if labels are as frequent \
        otherwise, z = 0.3 / √(0.65 · 0.35 · 2 / 100) = 4.4.
        """,
      command: "dslab compare a.csv b.csv", guide: "comparing"),
    Topic(
      name: "experiments", others: ["failure-rate", "m0", "m1", "m2", "augmentation", "selection"],
      title: "Choosing data: M0, M1, M2, failure rates",
      what: "What rows chosen by specifications are worth, against as many at random.",
      orientation: "lower failure rates are better, higher held-out accuracy too",
      unit: "shares from 0 to 1, means over --seeds with their intervals",
      reading: """
        M0 has no row of the pool, M1 random ones, M2 chosen ones. M2 is worth it where it fails \
        less than M1 and its held-out accuracy is within --margin of M0's.
        """,
      example: "Of 200 test cases M1 fails 60 (0.30) and M2 45 (0.225): a quarter less.",
      command: "dslab experiment augment --train a.csv --pool b.csv --specs suite.csv",
      guide: "experiments"),
    Topic(
      name: "expected-errors", others: ["precision", "stopping"],
      title: "How many of the first suspects are wrong",
      what: "How many of the first k suspects carry a wrong label, estimated from your own data.",
      orientation: "more errors among the first k is a better ranking; stop where few are left",
      unit: "rows, from 0 to k, with an interval",
      reading: """
        Review down to the k at which the share of errors among the next rows is no longer worth a \
        person's time. The interval spans two estimates that err on opposite sides. On data whose \
        annotators' errors are known, 22 of 23 intervals held the number. Where labels are wrong at \
        random there are more at the top; errors that everybody makes alike are seen by neither.
        """,
      example: """
        500: 406, 1,000: 760. Of the rows from 501 to 1,000 some 354 are wrong, 7 in 10: go on.
        """,
      command: "dslab experiment precision audit.sqlite", guide: "expected-errors"),
    Topic(
      name: "correcting", others: ["planted-errors", "precision-at-k"],
      title: "Correcting labels: precision at the top of a list",
      what: "How many wrong labels a list of suspects has at its top, where they are known.",
      orientation: "higher precision and recall are better", unit: "shares from 0 to 1",
      reading: """
        'errors' as a size means as many rows as there are errors; there precision and recall are \
        the same. Compare with random, whose precision is the share of errors. What a correction \
        is worth to a model says its held-out accuracy.
        """,
      example: "72 of the first 100 rows are wrong: precision 0.72; of 500 errors: recall 0.144.",
      command: "dslab experiment correct --data posts.csv --specs suite.csv", guide: "correcting"),
  ]
}
