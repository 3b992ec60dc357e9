// SPDX-License-Identifier: Apache-2.0

/// A queue that gives its least element first (Williams 1964). Cost: logarithmic for each element put in or taken out.
struct BinaryHeap<Element: Comparable> {
    /// Each element is no greater than the two at twice its position plus one and two.
    private var elements: [Element] = []

    /// Puts an element in.
    mutating func push(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0, elements[child] < elements[(child - 1) / 2] {
            elements.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Takes the least element out; nil where there is none.
    mutating func pop() -> Element? {
        guard let least = elements.first else { return nil }
        let last = elements.removeLast()
        if !elements.isEmpty {
            elements[0] = last
            sink()
        }
        return least
    }

    private mutating func sink() {
        var parent = 0
        while let child = lesserChild(of: parent), elements[child] < elements[parent] {
            elements.swapAt(child, parent)
            parent = child
        }
    }

    private func lesserChild(of parent: Int) -> Int? {
        let (left, right) = (2 * parent + 1, 2 * parent + 2)
        guard left < elements.count else { return nil }
        return right < elements.count && elements[right] < elements[left] ? right : left
    }
}
