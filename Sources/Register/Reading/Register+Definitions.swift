// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model

extension Register {
    /// Every definition of a sort that stood at a record (nil: now), sorted by name.
    public func definitions(_ sort: Definition.Sort, at recorded: SequenceNumber? = nil) -> [Definition] {
        definitions.all(sort, at: recorded)
    }

    /// A definition by its name, or the refusal that names the nearest one.
    public func definition(
        _ sort: Definition.Sort, _ name: Definition.Name, field: String, at recorded: SequenceNumber? = nil
    ) throws(Rejection) -> Definition {
        guard let content = definitions.content(sort, name, at: recorded) else {
            let names = definitions.all(sort, at: recorded).map(\.name.text)
            throw Rejection(
                .notFound, field: field, given: name.text, reason: "There is no \(sort.rawValue) “\(name)”.",
                hint: didYouMean(name.text, among: names)
                    + (names.isEmpty ? "None is defined yet." : "List them to see all \(names.count)."))
        }
        return Definition(sort, name, content)
    }
}
