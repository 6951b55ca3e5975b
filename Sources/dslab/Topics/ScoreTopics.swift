/// Scores of single rows, and what is estimated from them.
extension Topic {
  static let scores = [
    Topic(
      name: "pvi", others: ["v-information", "pointwise-v-information"],
      title: "Pointwise V-information (PVI)",
      what: "How many bits the text tells a model about the row's given label.",
      orientation: "lower is more suspect; below 0 the text speaks against the label",
      unit: "bits, with no bounds; V-information is the mean over rows, from 0 to H(Y)",
      reading: """
        0: the text told nothing. A prediction is certainly right above H_yb − 1 and certainly \
        wrong below H_yb − log2 K; the summary has both bounds for each label, there is no other \
        threshold. Rare labels cost more, so compare rows of one label. Values depend on the model.
        """,
      example: """
        A label has probability 1/4 without the text and 1/2 with it: 2 bits − 1 bit = 1. If the \
        text lowers it to 1/8: 2 − 3 = −1.
        """,
      command: "dslab suspects audit.sqlite --by pvi", guide: "pvi"),
    Topic(
      name: "confident-learning", others: ["label-issues", "joint", "class-health", "noise"],
      title: "Confident learning: label issues, joint, class health",
      what: "Which labels are probably wrong, how many, and which classes are taken for which.",
      orientation: "label_issue 1 is flagged; noise is better low, health and quality high",
      unit: "rows (counts) and shares from 0 to 1",
      reading: """
        'noise' is the share of a label's rows that should carry another one, 'missed' the share \
        of the rows it should have that carry another. Flagged are as many rows as the joint of \
        given and true labels says, those that most prefer the other label. The number is a guess \
        at how far down to review.
        """,
      example: """
        100 rows are called rude, and the joint says 0.02 of 1,000 rows are called rude and truly \
        friendly: about 20 rows, a noise of 20 %.
        """,
      command: "dslab summary audit.sqlite", guide: "confident-learning"),
    Topic(
      name: "label-quality",
      others: ["self-confidence", "normalized-margin", "confidence-weighted-entropy"],
      title: "Label quality: self-confidence, margin, weighted entropy",
      what: "How well a row's label fits what a model that never saw the row says of it.",
      orientation: "lower is more suspect", unit: "0 to 1; only the order says much",
      reading: """
        self_confidence is the probability of the given label. normalized_margin is below 0.5 \
        where another label is more probable. confidence_weighted_entropy is low where the label \
        is improbable or the model cannot decide. No value is the probability of an error.
        """,
      example: """
        Given label 0.2, best other 0.7: self-confidence 0.2, margin (0.2 − 0.7 + 1) / 2 = 0.25.
        """,
      command: "dslab suspects audit.sqlite --by label-quality", guide: "label-quality"),
    Topic(
      name: "training-dynamics",
      others: ["dynamics", "aum", "data-map", "forgetting", "el2n", "variability"],
      title: "Training dynamics: data map, forgetting, EL2N, AUM",
      what: "How a row was learnt: early or late, for good or on and off, willingly or by heart.",
      orientation: """
        suspect are low confidence, correctness and AUM, and high forgetting and EL2N; high \
        variability is ambiguous, not wrong
        """,
      unit: "confidence and correctness 0 to 1, variability 0 to 0.5, EL2N 0 to 1.41, AUM in nats",
      reading: """
        Wrong labels gather among the hard rows of the data map (low confidence, low variability). \
        below_AUM_threshold marks rows learnt no better than rows with a made-up label. An epoch \
        is a step of the optimiser.
        """,
      example: """
        p(given label) was 0.2, 0.4 and 0.4, 0.6 in two epochs of two models: confidence 0.4, \
        variability 0.14.
        """,
      command: "dslab audit posts.csv --dynamics -o audit.sqlite", guide: "training-dynamics"),
    Topic(
      name: "cross-fitting", others: ["folds", "calibration", "out-of-sample"],
      title: "Cross-fitting: probabilities from models that never saw the row",
      what: "Why no row is judged by a model that was trained on its label.",
      orientation: "calibration error and log loss are better low, accuracy and MCC high",
      unit: "log loss in bits; the others are shares from 0 to 1, MCC from −1",
      reading: """
        Rows are dealt into --folds by a hash of their text, so that copies stay together. Low \
        accuracy makes every score of single rows less sure; a calibration error well above 0.1 \
        makes thresholds doubtful.
        """,
      example: """
        Of the rows that get 80 %, 76 % carry the label: a gap of 0.04; the mean of such gaps is \
        the calibration error.
        """,
      command: "dslab summary audit.sqlite", guide: "cross-fitting"),
  ]
}
