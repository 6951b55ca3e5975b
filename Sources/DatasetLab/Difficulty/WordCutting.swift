extension TokenizedTexts {
  /// The texts without some of their words; what else a chunk has of a cut word's surroundings
  /// stays, as chunks of its own.
  ///
  /// - Parameters:
  ///   - keeps: Whether each running word stays, row after row.
  ///   - machine: The means.
  /// - Returns: As many rows with the same hashes.
  func cuttingOut(allBut keeps: [Bool], on machine: Machine) -> TokenizedTexts {
    recut(keeps, on: machine) { chunk, words, kept, emit in
      var start = 0
      var end = 0
      for (word, keeps) in zip(words, kept) {
        // A word that is no stretch of its chunk cannot be cut out: what follows goes with it.
        guard let place = chunk.place(of: word, from: end) else { return }
        end = place + word.count
        if keeps { continue }
        if place > start { emit(chunk[start..<place]) }
        start = end
      }
      if start < chunk.count { emit(chunk[start...]) }
    }
  }

  /// Some words alone, each a chunk of its own.
  ///
  /// - Parameters:
  ///   - keeps: Whether each running word stays, row after row.
  ///   - machine: The means.
  /// - Returns: As many rows with the same hashes.
  func keepingOnly(_ keeps: [Bool], on machine: Machine) -> TokenizedTexts {
    recut(keeps, on: machine) { _, words, kept, emit in
      for (word, keeps) in zip(words, kept) where keeps { emit(word[...]) }
    }
  }

  private struct Cut: Hashable {
    var chunk: UInt32
    var keeps: ArraySlice<Bool>
  }

  /// Cuts every chunk up anew, once for each choice of its words that some row makes.
  private func recut(
    _ keeps: [Bool], on machine: Machine,
    _ pieces: (
      _ chunk: [UInt8], _ words: [[UInt8]], _ keeps: ArraySlice<Bool>,
      _ emit: (ArraySlice<UInt8>) -> Void
    ) -> Void
  ) -> TokenizedTexts {
    var vocabulary = Vocabulary()
    var known: [Cut: [UInt32]] = [:]
    var stream: [UInt32] = []
    var ends: [Int] = []
    var place = 0
    for row in 0..<chunks.count {
      for chunk in chunks.tokens(of: row) {
        let entries = wordsOfChunk.entries(of: Int(chunk))
        let cut = Cut(chunk: chunk, keeps: keeps[place..<place + entries.count])
        place += entries.count
        if known[cut] == nil {
          var own: [UInt32] = []
          pieces(
            chunks.vocabulary.withBytes(Int(chunk)) { Array($0) },
            entries.map { at in
              words.vocabulary.withBytes(Int(wordsOfChunk.indices[at])) { Array($0) }
            }, cut.keeps
          ) { piece in own.append(piece.withUnsafeBufferPointer { vocabulary.enter($0) }) }
          known[cut] = own
        }
        stream += known[cut] ?? []
      }
      ends.append(stream.count)
    }
    return TokenizedTexts(
      chunks: Corpus(vocabulary: vocabulary, stream: stream, ends: ends), hashes: hashes,
      on: machine)
  }
}

extension [UInt8] {
  /// Where some bytes stand next.
  func place(of bytes: [UInt8], from start: Int) -> Int? {
    guard start + bytes.count <= count else { return nil }
    return (start...count - bytes.count).first { self[$0..<$0 + bytes.count].elementsEqual(bytes) }
  }
}
