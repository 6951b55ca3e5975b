import DatasetLab
import Testing

@Suite("Order of texts")
struct TextOrderTests {
  private func dataset(_ rows: [(id: String, text: String, label: String)]) throws -> Dataset {
    let lines = rows.map { "\($0.id),\($0.text),\($0.label)" }
    return try read("id,text,label\n" + lines.joined(separator: "\n") + "\n")
  }

  private static let rows = (0..<200).map {
    (id: "r\($0)", text: "text number \($0 / 2)", label: $0 % 3 == 0 ? "a" : "b")
  }

  @Test("rows have one order, wherever they stood")
  func oneOrder() throws {
    let one = try dataset(Self.rows).inOrderOfTexts(on: Machine(threads: 1))
    let other = try dataset(Self.rows.reversed()).inOrderOfTexts(on: Machine(threads: 2))
    #expect(Array(one.texts) == Array(other.texts))
    #expect(one.given == other.given)
    #expect(Array(one.texts) != Self.rows.map(\.text))
  }

  @Test("every row keeps its place in the input, and agreeing rows their order")
  func places() throws {
    let arranged = try dataset(Self.rows).inOrderOfTexts(on: Machine(threads: 1))
    #expect(arranged.sampleIDs.sorted() == Array(Self.rows.indices))
    for (row, sample) in arranged.sampleIDs.enumerated() {
      #expect(arranged.ids[row] == Self.rows[sample].id)
      #expect(arranged.lines[row] == sample + 2)
    }
    #expect(arranged.rowsOfSamples.map { arranged.ids[$0] } == Self.rows.map(\.id))
    for pair in stride(from: 0, to: 200, by: 2)
    where Self.rows[pair].label == Self.rows[pair + 1].label {
      let rows = arranged.rowsOfSamples
      #expect(rows[pair + 1] == rows[pair] + 1)
    }
  }

  @Test("rows of numbers are arranged within their array", arguments: [1, 3])
  func arrays(width: Int) {
    let order = [3, 0, 2, 4, 1]
    var values = (0..<5 * width).map { Float($0) }
    values.arrange(order, width: width)
    #expect(values == order.flatMap { row in (0..<width).map { Float(row * width + $0) } })
  }
}
