import DatasetLab
import FlyingFox
import Foundation

/// Which request gets which answer.
struct ReviewRoutes: HTTPHandler {
  let gate: RequestGate
  let token: AccessToken
  let session: ReviewSession
  let state: ReviewMessages.State

  /// What is behind a path.
  private enum Route {
    case page
    case asset(Reply)
    case data(HTTPMethod, @Sendable (HTTPRequest, Data) async throws -> Reply)

    var method: HTTPMethod {
      if case .data(let method, _) = self { method } else { .GET }
    }
  }

  func handleRequest(_ request: HTTPRequest) async -> HTTPResponse {
    do {
      let body = try await RequestGate.body(of: request)
      return try await reply(to: request, body).response
    } catch let error as DecisionError {
      return Reply.refusal(.badRequest, "\(error)").response
    } catch let error as BadRequest {
      return Reply.refusal(.badRequest, error.why).response
    } catch is DecodingError {
      return Reply.refusal(.badRequest, "the body is not the JSON that belongs here").response
    } catch {
      return Reply.refusal(.internalServerError, "\(error)").response
    }
  }

  /// A request that makes no sense.
  struct BadRequest: Error { var why: String }

  private func reply(to request: HTTPRequest, _ body: Data?) async throws -> Reply {
    if let refusal = gate.refusal(of: request) { return refusal }
    guard let route = route(to: request.path) else {
      return .refusal(.notFound, "there is nothing of this name")
    }
    guard request.method == route.method else {
      let allowed = route.method.rawValue
      return .refusal(.methodNotAllowed, "only \(allowed) is possible here", allow: allowed)
    }
    switch route {
    case .asset(let reply): return reply
    case .page:
      return gate.refusalOfPage(request) ?? ReviewPage.index(token: token)
    case .data(let method, let answer):
      if let refusal = gate.refusalOfStranger(request) { return refusal }
      guard let body else {
        return .refusal(.payloadTooLarge, "a request has at most \(RequestGate.mostBytes) bytes")
      }
      let type = request.headers[.contentType]?.prefix { $0 != ";" }
      if method == .POST, type != "application/json" {
        return .refusal(.unsupportedMediaType, "decisions are sent as application/json")
      }
      return try await answer(request, body)
    }
  }

  private func route(to path: String) -> Route? {
    switch path {
    case "/": .page
    case "/api/state": .data(.GET) { _, _ in try .json(state) }
    case "/api/facets": .data(.GET) { _, _ in try .json(await session.facets()) }
    case "/api/suspect": .data(.GET) { request, _ in try await suspect(request.query) }
    case "/api/nearest": .data(.GET) { request, _ in try await nearest(request.query) }
    case "/api/decide": .data(.POST) { _, body in try await decide(body) }
    case "/api/undo": .data(.POST) { _, _ in try await undo() }
    default: ReviewPage.assets[path].map(Route.asset)
    }
  }

  private func suspect(_ query: [HTTPRequest.QueryItem]) async throws -> Reply {
    let order = query["by"] ?? state.by
    guard state.orders.contains(order), let by = SuspectOrder(rawValue: order) else {
      throw BadRequest(why: "there is no order '\(order)'")
    }
    func filled(_ name: String) -> String? { query[name].flatMap { $0.isEmpty ? nil : $0 } }
    let selection = ReviewSelection(
      order: by, label: query["label"], specification: query["spec"],
      slice: filled("column").map { .init(column: $0, value: query["value"] ?? "") },
      words: query["q"] ?? "")
    let move: ReviewSession.Move =
      if query["sample"] != nil {
        .to(try row("sample", query))
      } else if query["before"] != nil {
        .previous(before: try row("before", query))
      } else if query["after"] != nil {
        .next(after: try row("after", query))
      } else {
        .next(after: nil)
      }
    return try .json(ReviewMessages.Step(try await session.step(move, in: selection)))
  }

  private func nearest(_ query: [HTTPRequest.QueryItem]) async throws -> Reply {
    try .json(
      ReviewMessages.Nearest(rows: try await session.nearest(to: try row("sample", query))))
  }

  private func row(_ name: String, _ query: [HTTPRequest.QueryItem]) throws -> Int {
    guard let row = query[name].flatMap({ Int($0) }), (0..<state.rows).contains(row) else {
      throw BadRequest(why: "'\(name)' must be a sample_id of the audit")
    }
    return row
  }

  private func decide(_ body: Data) async throws -> Reply {
    let wish = try JSONDecoder().decode(ReviewMessages.Wish.self, from: body)
    let decision = Decision(
      sample: wish.sample_id, wish.decision, label: wish.new_label, note: wish.note,
      reviewer: state.reviewer)
    return try answer(
      try await session.decide(decision, basedOn: wish.basis), sample: wish.sample_id, decision)
  }

  private func undo() async throws -> Reply {
    guard let undone = try await session.undo() else {
      return try .json(ReviewMessages.Standing())
    }
    return try answer(undone.outcome, sample: undone.sample, nil)
  }

  private func answer(
    _ outcome: DecisionOutcome, sample: Int, _ written: Decision?
  ) throws -> Reply {
    switch outcome {
    case .written: try .json(ReviewMessages.Standing(sample_id: sample, decision: written))
    case .overtaken(let theirs):
      try .json(
        ReviewMessages.Standing(
          sample_id: sample, decision: theirs, error: "somebody else has decided meanwhile"),
        status: .conflict)
    }
  }
}
