// SPDX-License-Identifier: Apache-2.0

import Engine
import Messaging

/// Which envelope a route of the engine stands for: taken out with its reply, unless a session keeps it.
struct RouteTable {
    private struct Slot {
        var generation: UInt32
        var envelope: Envelope?
        var isKept = false
    }

    private var slots: [Slot] = []
    private var free: [UInt32] = []

    /// Envelopes that are held.
    var count: Int { slots.count - free.count }

    /// A route for an envelope. No two routes of a process are equal, and none has the number 0.
    mutating func add(_ envelope: Envelope) -> Route {
        let index = free.popLast() ?? UInt32(slots.count)
        if Int(index) == slots.count { slots.append(Slot(generation: 0)) }
        slots[Int(index)].generation &+= 1
        if slots[Int(index)].generation == 0 { slots[Int(index)].generation = 1 }
        slots[Int(index)].envelope = envelope
        return Route(UInt64(slots[Int(index)].generation) << 32 | UInt64(index))
    }

    /// The envelope of a route, if it is still held.
    subscript(route: Route) -> Envelope? { place(of: route).flatMap { slots[$0].envelope } }

    mutating func keep(_ route: Route) {
        if let place = place(of: route) { slots[place].isKept = true }
    }

    /// Lets go of a route whose reply was sent; one that is kept stays.
    mutating func replied(_ route: Route) {
        guard let place = place(of: route), !slots[place].isKept else { return }
        remove(place)
    }

    /// Lets go of a route, kept or not.
    mutating func release(_ route: Route) {
        if let place = place(of: route) { remove(place) }
    }

    private func place(of route: Route) -> Int? {
        let index = Int(route.value & 0xFFFF_FFFF)
        let generation = UInt32(truncatingIfNeeded: route.value >> 32)
        guard slots.indices.contains(index), slots[index].generation == generation, slots[index].envelope != nil
        else { return nil }
        return index
    }

    private mutating func remove(_ place: Int) {
        slots[place].envelope = nil
        slots[place].isKept = false
        free.append(UInt32(place))
    }
}
